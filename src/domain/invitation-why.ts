import type { Visit } from '../db/schema.ts';
import type { WhyCancelled } from './invitation-content.ts';
import { eventsOf, isStillHeld, whereNow } from './invitation-events.ts';
import { findAddress, type Invitee } from './invitation-wanted.ts';
import type { Programme } from './programme.ts';

/**
 * Why somebody has the event of a day or a session no more. Pure.
 *
 * @param invitee undefined for somebody who is registered no more
 */
export function whyGone(
  visit: Visit,
  programme: Programme,
  scope: string,
  invitee: Pick<Invitee, 'person' | 'absences'> | undefined,
): WhyCancelled {
  const isReached = invitee !== undefined && findAddress(invitee.person) !== undefined;
  const events = isReached ? eventsOf(visit, programme, invitee.person, invitee.absences) : [];
  const now = whereNow(visit, scope, events);
  if (now !== undefined) return now;
  return isStillHeld(visit, programme, scope, invitee?.person.side) ? 'uninvited' : 'called-off';
}
