import { listTroubles, updateTroubleToPending } from '../db/outbox-troubles.ts';
import type { Deps } from '../deps.ts';
import { type Actor, change } from './change.ts';
import { getVisitToCoordinate } from './rights.ts';

/** Puts what could not be delivered back into the queue. @returns how many messages that were */
export async function retryDeliveries(deps: Deps, actor: Actor, visitId: string): Promise<number> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    const troubles = await listTroubles(trx, visit.id);
    for (const trouble of troubles) await updateTroubleToPending(trx, visit.id, trouble.id, deps.now());
    return troubles.length;
  });
}
