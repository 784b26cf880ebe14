/** From what was said of someone's arrival, departure and absences to what is stored. */

import type { Absence, Person, Visit } from '../db/schema.ts';
import { UserError } from '../errors.ts';
import type { Texts } from '../i18n/index.ts';
import { addDays } from './dates.ts';
import type { AwaySpan } from './read-absences.ts';
import type { ReadMoment } from './read-moment.ts';
import { type Day, firstInstantFrom, type Instant, instantAt, type WallTime } from './time.ts';
import { isVisitDay } from './visit-day.ts';

/** What is undefined stays; what is null is cleared. */
export interface GivenPresence {
  arrives?: ReadMoment | null | undefined;
  leaves?: ReadMoment | null | undefined;
  absent?: AwaySpan[] | null | undefined;
}

type Times = Pick<Person, 'arrives_at' | 'leaves_at'>;
type Away = Pick<Absence, 'starts_at' | 'ends_at'>;
type PresenceField = keyof GivenPresence;

/**
 * A time alone is on the first day for an arrival, on the last for a departure; a day alone is all of it.
 *
 * @returns the absences in order and without overlaps; undefined where they stay as they are
 * @throws UserError for days outside the visit, ends before starts, and times that the clock change skips or repeats
 */
export function timesOf(visit: Visit, before: Times, given: GivenPresence): Times & { absences: Away[] | undefined } {
  const arrives_at = given.arrives === undefined ? before.arrives_at : arrivalOf(visit, given.arrives);
  const leaves_at = given.leaves === undefined ? before.leaves_at : departureOf(visit, given.leaves);
  const begin = startOfDay(visit.first_day, visit);
  if (leaves_at && leaves_at <= (arrives_at ?? begin)) {
    const field = given.leaves ? 'leaves' : 'arrives';
    if (given.leaves || given.arrives) throw new UserError((t) => t.presence.leavesBeforeArrival, { field });
  }
  const absences =
    given.absent === undefined ? undefined : merged((given.absent ?? []).map((each) => awayOf(visit, each)));
  return { arrives_at, leaves_at, absences };
}

function arrivalOf(visit: Visit, moment: ReadMoment | null): Instant | null {
  if (!moment) return null;
  const day = moment.day ?? visit.first_day;
  refuseOutside(visit, day, 'arrives', (t) => t.presence.earlierArrival);
  return moment.time === undefined ? startOfDay(day, visit) : exactly(visit, day, moment.time, 'arrives');
}

function departureOf(visit: Visit, moment: ReadMoment | null): Instant | null {
  if (!moment) return null;
  const day = moment.day ?? visit.last_day;
  refuseOutside(visit, day, 'leaves', (t) => t.presence.laterDeparture);
  return moment.time === undefined ? startOfDay(addDays(day, 1), visit) : exactly(visit, day, moment.time, 'leaves');
}

function awayOf(visit: Visit, { from, until }: AwaySpan): Away {
  for (const { day } of [from, until]) refuseOutside(visit, day, 'absent');
  const starts_at =
    from.time === undefined ? startOfDay(from.day, visit) : exactly(visit, from.day, from.time, 'absent');
  const ends_at =
    until.time === undefined
      ? startOfDay(addDays(until.day, 1), visit)
      : exactly(visit, until.day, until.time, 'absent');
  if (ends_at <= starts_at) {
    throw new UserError((t) => t.presence.endsBeforeStart({ from, until }), { field: 'absent' });
  }
  return { starts_at, ends_at };
}

function refuseOutside(visit: Visit, day: Day, field: PresenceField, hint?: (t: Texts) => string): void {
  if (isVisitDay(visit, day)) return;
  const early = field === 'arrives' && day < visit.first_day;
  const late = field === 'leaves' && day > visit.last_day;
  throw new UserError(
    (t) => [t.agenda.dayOutside(day, visit), ...((early || late) && hint ? [hint(t)] : [])].join(' '),
    {
      field,
    },
  );
}

function exactly(visit: Visit, day: Day, time: WallTime, field: PresenceField): Instant {
  const moment = instantAt(day, time, visit.time_zone);
  if (moment.kind !== 'exact') throw new UserError((t) => t.agenda.clockChange(time, day), { field });
  return moment.instant;
}

/** Nobody said midnight: where the clock jumps over it or shows it twice, the day begins all the same. */
function startOfDay(day: Day, visit: Visit): Instant {
  return firstInstantFrom(day, '00:00', visit.time_zone);
}

function merged(spans: Away[]): Away[] {
  const result: Away[] = [];
  for (const span of spans.sort((a, b) => (a.starts_at < b.starts_at ? -1 : 1))) {
    const last = result.at(-1);
    if (!last || span.starts_at > last.ends_at) result.push(span);
    else if (span.ends_at > last.ends_at) last.ends_at = span.ends_at;
  }
  return result;
}
