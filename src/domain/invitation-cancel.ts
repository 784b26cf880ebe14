import type { Db } from '../db/open.ts';
import { listPeople } from '../db/person.ts';
import type { Visit } from '../db/schema.ts';
import { updateVisit } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import { wantCalendarSync } from './calendar-sync.ts';
import { type Actor, change } from './change.ts';
import { listAhead, refuseWithoutMail } from './invitation.ts';
import type { InvitationStep } from './invitation-plan.ts';
import { takeSteps } from './invitation-revision.ts';
import { countByPerson, type PersonSteps } from './invitation-state.ts';
import { getVisitToCoordinate } from './rights.ts';
import type { Instant } from './time.ts';

export interface Cancellation {
  /** Who loses how many events; nobody, where nobody is invited to anything that is yet to come. */
  people: PersonSteps[];
  /** When all invitations were called off before, if they were. */
  cancelledAt: Instant | null;
}

/** What `invite cancel now` would do. */
export async function planCancellation(deps: Deps, actor: Actor, visitId: string): Promise<Cancellation> {
  const visit = await getVisitToCoordinate(deps.db, actor, visitId);
  const { people } = await allCancelled(deps, deps.db, visit);
  return { people, cancelledAt: visit.invitations_cancelled_at };
}

/**
 * Calls off all that is yet to come, for everyone: also of a closed visit, which could not be taken out of calendars otherwise.
 * From then on publishing invites nobody, until invitations are sent again.
 *
 * @throws UserError where mail is not set up
 */
export async function cancelInvitations(deps: Deps, actor: Actor, visitId: string): Promise<Cancellation> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseWithoutMail(deps);
    const { steps, people } = await allCancelled(deps, trx, visit);
    const cancelledAt = visit.invitations_cancelled_at;
    if (steps.length === 0) return { people, cancelledAt };
    await takeSteps(deps, trx, visit, steps);
    const calledOff = await updateVisit(trx, visit.id, { invitations_cancelled_at: deps.now().toISOString() });
    await wantCalendarSync(deps, trx, calledOff);
    return { people, cancelledAt };
  });
}

async function allCancelled(
  deps: Deps,
  db: Db,
  visit: Visit,
): Promise<{ steps: InvitationStep[]; people: PersonSteps[] }> {
  const ahead = await listAhead(deps, db, visit);
  const steps = ahead.map((known): InvitationStep => ({ kind: 'cancel', known, why: 'called-off' }));
  const order = (await listPeople(db, visit.id)).map(({ id }) => id);
  const people = countByPerson(steps).toSorted((a, b) => order.indexOf(a.personId) - order.indexOf(b.personId));
  return { steps, people };
}
