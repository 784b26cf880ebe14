/** When someone is there: what the planner and the check for conflicts are told. */

import type { Absence, Person, Visit } from '../db/schema.ts';
import { listDays } from './dates.ts';
import { clockAt, minuteOfDay } from './minute-of-day.ts';
import { type Day, dayOf, firstInstantFrom, type Instant, wallTimeOf } from './time.ts';

/** Minutes of a day on the visit's wall clock: 540 to 1440 is from 09:00 to the end of the day. */
export interface PresentSpan {
  day: Day;
  from: number;
  until: number;
}

const DAY = 1440;

/**
 * When someone is there on the days of the visit, in order and without overlaps; null is all the time, a day without a span not
 * at all. A minute that the wall clock shows twice counts for its first time, one that it jumps over for the moment after.
 *
 * @param absences of this person, in any order; they may overlap
 */
export function presenceOf(
  person: Pick<Person, 'arrives_at' | 'leaves_at'>,
  absences: readonly Pick<Absence, 'starts_at' | 'ends_at'>[],
  visit: Pick<Visit, 'first_day' | 'last_day' | 'time_zone'>,
): PresentSpan[] | null {
  if (!person.arrives_at && !person.leaves_at && absences.length === 0) return null;
  const days = listDays(visit.first_day, visit.last_day);
  const spans = days.flatMap((day) => {
    const minuteOf = (instant: Instant) => firstMinuteFrom(instant, day, visit.time_zone);
    const away = absences.map(({ starts_at, ends_at }) => ({ from: minuteOf(starts_at), until: minuteOf(ends_at) }));
    if (person.arrives_at) away.push({ from: 0, until: minuteOf(person.arrives_at) });
    if (person.leaves_at) away.push({ from: minuteOf(person.leaves_at), until: DAY });
    return remaining(away).map((span) => ({ day, ...span }));
  });
  const isAlways = spans.length === days.length && spans.every(({ from, until }) => from === 0 && until === DAY);
  return isAlways ? null : spans;
}

/** Whether somebody misses the whole of what takes this time; who comes late or leaves early still takes part. */
export function missesAll(
  person: Pick<Person, 'arrives_at' | 'leaves_at'>,
  absences: readonly Pick<Absence, 'starts_at' | 'ends_at'>[],
  { startsAt, endsAt }: { startsAt: Instant; endsAt: Instant },
): boolean {
  if (person.arrives_at && endsAt <= person.arrives_at) return true;
  if (person.leaves_at && startsAt >= person.leaves_at) return true;
  return absences.some(({ starts_at, ends_at }) => starts_at <= startsAt && endsAt <= ends_at);
}

/** What is left of a day. */
function remaining(away: readonly { from: number; until: number }[]): { from: number; until: number }[] {
  const spans: { from: number; until: number }[] = [];
  let from = 0;
  for (const each of [...away].sort((a, b) => a.from - b.from)) {
    // One of no length parts nothing.
    if (each.until <= each.from) continue;
    if (each.from > from) spans.push({ from, until: each.from });
    from = Math.max(from, each.until);
  }
  if (from < DAY) spans.push({ from, until: DAY });
  return spans;
}

/** The day's first minute that does not lie before the moment: 0 for an earlier day's, 1440 for a later one's. */
function firstMinuteFrom(instant: Instant, day: Day, zone: string): number {
  const on = dayOf(instant, zone);
  if (on !== day) return on < day ? 0 : DAY;
  let minute = minuteOfDay(wallTimeOf(instant, zone));
  // A moment between two minutes, or one in an hour that comes for the second time.
  while (minute < DAY && startOfMinute(day, minute, zone) < instant) minute += 1;
  // Minutes that the clock jumped over to get there.
  while (minute > 0 && startOfMinute(day, minute - 1, zone) >= instant) minute -= 1;
  return minute;
}

function startOfMinute(day: Day, minute: number, zone: string): Instant {
  return firstInstantFrom(day, clockAt(minute), zone);
}
