import { isCoordinator, listCoordinators } from '../db/coordinator.ts';
import type { Db, Trx } from '../db/open.ts';
import { findPersonByUser } from '../db/person.ts';
import type { Visit } from '../db/schema.ts';
import { isChannelMember, listSlackUsers } from '../db/slack-user.ts';
import { findVisit, findVisitToChange, takeNumber } from '../db/visit.ts';
import { UserError } from '../errors.ts';
import type { Actor } from './change.ts';

/**
 * The visit, if the actor may see it: who is in its channel, its member or its coordinator. Within a transaction, changes of one
 * visit follow one another from here on.
 *
 * @throws UserError that does not tell whether such a visit exists
 */
export async function getVisitFor(db: Db, actor: Actor, visitId: string): Promise<Visit> {
  const find = db.isTransaction ? findVisitToChange : findVisit;
  const visit = await find(db, actor.teamId, visitId);
  if (!visit || !(await maySee(db, actor, visit))) throw new UserError((t) => t.errors.noSuchVisit);
  return visit;
}

/** As `getVisitFor`, with the visit's next number taken in the same statement. @throws UserError as there */
export async function getVisitTakingNumber(
  trx: Trx,
  actor: Actor,
  visitId: string,
): Promise<{ visit: Visit; number: number }> {
  const taken = await takeNumber(trx, actor.teamId, visitId);
  if (!taken || !(await maySee(trx, actor, taken.visit))) throw new UserError((t) => t.errors.noSuchVisit);
  return taken;
}

/** @throws UserError unless the actor coordinates the visit; it names those who do */
export async function getVisitToCoordinate(db: Db, actor: Actor, visitId: string): Promise<Visit> {
  const visit = await getVisitFor(db, actor, visitId);
  if (await isCoordinator(db, visit.id, actor.userId)) return visit;
  const names = await listCoordinatorNames(db, visit);
  throw new UserError((t) => t.errors.coordinatorsOnly(names));
}

/** @throws UserError when the visit is closed: then nothing changes any more */
export function refuseClosed(visit: Visit): void {
  if (visit.status === 'closed') throw new UserError((t) => t.errors.visitClosed(visit.title));
}

export async function maySee(db: Db, actor: Actor, visit: Visit): Promise<boolean> {
  if (visit.team_id !== actor.teamId) return false;
  // Slack says where a command was typed: whoever types in the visit's channel is in it.
  if (actor.channelId === visit.channel_id) return true;
  return (
    (await isCoordinator(db, visit.id, actor.userId)) ||
    (await findPersonByUser(db, visit.id, actor.userId)) !== undefined ||
    (await isChannelMember(db, visit.team_id, visit.channel_id, actor.userId))
  );
}

export async function listCoordinatorNames(db: Db, visit: Visit): Promise<string[]> {
  const ids = await listCoordinators(db, visit.id);
  const users = await listSlackUsers(db, visit.team_id, ids);
  return ids.map((id) => users.find((user) => user.user_id === id)?.name ?? id);
}
