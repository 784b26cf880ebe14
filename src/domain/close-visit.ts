import type { Visit } from '../db/schema.ts';
import { updateVisit } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import { type Actor, change } from './change.ts';
import { wantCards } from './refresh-cards.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';

/** Ends the work on a visit: it stays readable, its cards have nothing left to vote on, its channel is free for the next one. */
export async function closeVisit(deps: Deps, actor: Actor, visitId: string): Promise<Visit> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const closed = await updateVisit(trx, visit.id, { status: 'closed', closed_at: deps.now().toISOString() });
    await wantCards(trx, closed, deps.now());
    return closed;
  });
}
