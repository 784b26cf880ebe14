/** What a suggested time would mean for the programme or for the person. Pure. */

import type { Absence, Invitation, Session, Visit } from '../db/schema.ts';
import type { IncomingDetails } from './incoming-details.ts';
import type { InvitationContent } from './invitation-content.ts';
import { type Day, dayOf, type Instant, minutesBetween, type WallTime, wallTimeOf } from './time.ts';

export type Suggestion =
  /** The session moves to the suggested time. */
  | { kind: 'session'; number: number; day: Day; time: WallTime; lengthMinutes: number }
  /** The person comes later, or leaves earlier, or both; the programme stays. */
  | {
      kind: 'day';
      day: Day;
      /** When the person comes and goes that day, as far as it changes. */
      comes: WallTime | undefined;
      goes: WallTime | undefined;
      /** The same where it is the arrival at the visit, or the departure from it; other days are an absence. */
      arrives: WallTime | undefined;
      leaves: WallTime | undefined;
      away: Away[];
    };

type Away = Pick<Absence, 'starts_at' | 'ends_at'>;

/**
 * Nothing where it cannot be taken up: the session is no longer in the draft; or the day would have to be longer than the programme
 * is, or another one.
 *
 * @param draft the sessions of the draft
 */
export function suggestionOf(
  visit: Visit,
  { scope }: Pick<Invitation, 'scope'>,
  content: Pick<InvitationContent, 'start' | 'end'>,
  { start, end }: Pick<IncomingDetails, 'start' | 'end'>,
  draft: readonly Pick<Session, 'id' | 'number'>[],
): Suggestion | undefined {
  if (start === null || end === null || end <= start) return undefined;
  const day = dayOf(start, visit.time_zone);
  const session = draft.find(({ id }) => scope === `session:${id}`);
  if (session) {
    const time = wallTimeOf(start, visit.time_zone);
    return { kind: 'session', number: session.number, day, time, lengthMinutes: minutesBetween(start, end) };
  }
  const isThatDay = scope === `day:${day}` && dayOf(end, visit.time_zone) === day;
  return isThatDay ? presenceOn(visit, day, content, { start, end }) : undefined;
}

/** Before somebody's first day and after the last one there is nothing to be away from. */
function presenceOn(
  visit: Visit,
  day: Day,
  content: Pick<InvitationContent, 'start' | 'end'>,
  { start, end }: { start: Instant; end: Instant },
): Suggestion | undefined {
  const comesLater = start > content.start && start < content.end;
  const leavesEarlier = end < content.end && end > content.start;
  if (!comesLater && !leavesEarlier) return undefined;
  const [arrivesLater, departsEarlier] = [
    comesLater && day === visit.first_day,
    leavesEarlier && day === visit.last_day,
  ];
  const comes = comesLater ? wallTimeOf(start, visit.time_zone) : undefined;
  const goes = leavesEarlier ? wallTimeOf(end, visit.time_zone) : undefined;
  return {
    kind: 'day',
    day,
    comes,
    goes,
    arrives: arrivesLater ? comes : undefined,
    leaves: departsEarlier ? goes : undefined,
    away: [
      ...(comesLater && !arrivesLater ? [{ starts_at: content.start, ends_at: start }] : []),
      ...(leavesEarlier && !departsEarlier ? [{ starts_at: end, ends_at: content.end }] : []),
    ],
  };
}
