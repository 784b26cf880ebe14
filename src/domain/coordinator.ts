import { deleteCoordinator, insertCoordinator, listCoordinators } from '../db/coordinator.ts';
import { listSlackUsers } from '../db/slack-user.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { type Actor, change } from './change.ts';
import { getVisitToCoordinate } from './rights.ts';
import { wantVisitCard } from './visit.ts';

/** @returns the name, and false when the user coordinated before */
export async function addCoordinator(deps: Deps, actor: Actor, visitId: string, userId: string) {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    const [user] = await listSlackUsers(trx, actor.teamId, [userId]);
    if (!user) throw new UserError((t) => t.errors.unknownUser(userId), { field: 'user' });
    if (user.is_external) throw new UserError((t) => t.errors.notForExternals, { field: 'user' });
    const added = await insertCoordinator(trx, visit.id, userId, deps.now());
    await wantVisitCard(trx, visit, deps.now());
    return { name: user.name, added };
  });
}

/** @throws UserError for the last one: someone must be able to go on */
export async function removeCoordinator(deps: Deps, actor: Actor, visitId: string, userId: string) {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    const ids = await listCoordinators(trx, visit.id);
    if (ids.length === 1 && ids[0] === userId) throw new UserError((t) => t.visit.lastCoordinator, { field: 'user' });
    const [user] = await listSlackUsers(trx, actor.teamId, [userId]);
    const removed = await deleteCoordinator(trx, visit.id, userId);
    await wantVisitCard(trx, visit, deps.now());
    return { name: user?.name ?? userId, removed };
  });
}
