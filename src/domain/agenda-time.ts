/** How much time a visit has for its topics, and how much of it is taken. */

import type { Session, SessionKind, Topic, Visit } from '../db/schema.ts';
import { freeRuns, isRest, type Span } from '../planner/rest.ts';
import { usualBreaks, usualLunch } from './breaks.ts';
import { listDays } from './dates.ts';
import { minuteOfDay } from './minute-of-day.ts';
import { isPlannedPause } from './planned-pause.ts';
import { type Day, dayOf, wallTimeOf } from './time.ts';

/** A day of the visit in minutes of the day (540 is 09:00), with the fixed points that keep all or a whole side from topics. */
export interface DayTime extends Span {
  fixed: readonly (Span & { kind: SessionKind })[];
}

export interface AgendaTime {
  accepted: { topics: number; minutes: number };
  proposed: { topics: number; minutes: number };
  /** What the visit has room for, in minutes. */
  available: number;
}

/** Everything is counted in steps of so many minutes; what is fixed takes whole ones. */
const step = 5;
const breakSteps = usualBreaks.minutes / step;
const mostWork = usualBreaks.afterWork / step;
const lunchSteps = usualLunch.least / step;

/** Accepted topics count with their whole length, with a time or without. */
export function agendaTime(
  visit: Visit,
  topics: readonly Pick<Topic, 'status' | 'length_minutes'>[],
  sessions: readonly Session[],
): AgendaTime {
  const sum = (status: Topic['status']) => {
    const those = topics.filter((topic) => topic.status === status);
    return { topics: those.length, minutes: those.reduce((minutes, each) => minutes + each.length_minutes, 0) };
  };
  return { accepted: sum('accepted'), proposed: sum('proposed'), available: timeForTopics(dayTimes(visit, sessions)) };
}

/**
 * The most minutes of topics, one after another, that fit between the fixed points: with 45 minutes of lunch between 12:00 and
 * 13:30 where no meal is fixed and there is room for it, and 15 minutes of break after at most 90 minutes of work, as the
 * planner has it (`src/planner`). What lies outside the hours does not count, what overlaps counts once.
 */
export function timeForTopics(days: readonly DayTime[]): number {
  return days.reduce((sum, day) => sum + timeOn(day), 0);
}

type Slot = 'free' | 'work' | 'rest';

function timeOn(day: DayTime): number {
  const slots = slotsOf(day);
  const first = Math.ceil(day.from / step);
  const free = runs(slots, (slot) => slot === 'free');
  const idle = runs(slots, (slot) => slot !== 'work');
  const isLunchTime = (at: number) =>
    (first + at) * step >= usualLunch.from && (first + at + lunchSteps) * step <= usualLunch.until;
  const known = new Float64Array(slots.length * (mostWork + 2) * 4).fill(Number.NaN);

  /** @param worked steps since the last break @param mixed a topic is among them: fixed points alone may go on for longer */
  function best(at: number, worked: number, mixed: boolean, fed: boolean): number {
    if (at === slots.length) return fed ? 0 : Number.NEGATIVE_INFINITY;
    const key = ((at * (mostWork + 2) + worked) * 2 + Number(mixed)) * 2 + Number(fed);
    const before = known[key];
    if (before !== undefined && !Number.isNaN(before)) return before;
    const longer = Math.min(worked + 1, mostWork + 1);
    let most = Number.NEGATIVE_INFINITY;
    const way = (minutes: number) => {
      if (minutes > most) most = minutes;
    };
    if (slots[at] === 'work') {
      if (!(mixed && longer > mostWork)) way(best(at + 1, longer, mixed, fed));
    } else {
      way(best(at + 1, worked === 0 ? 0 : longer, mixed, fed));
      if ((idle[at] ?? 0) >= breakSteps) way(best(at + breakSteps, 0, false, fed));
    }
    if (slots[at] === 'free') {
      if (longer <= mostWork) way(step + best(at + 1, longer, true, fed));
      if (!fed && isLunchTime(at) && (free[at] ?? 0) >= lunchSteps) way(best(at + lunchSteps, 0, false, true));
    }
    known[key] = most;
    return most;
  }

  return Math.max(0, best(0, 0, false, !needsLunch(day)));
}

/** How many steps of a kind follow each other from each on. */
function runs(slots: readonly Slot[], isOne: (slot: Slot) => boolean): number[] {
  const lengths: number[] = [];
  for (let at = slots.length - 1; at >= 0; at -= 1) {
    const slot = slots[at];
    lengths[at] = slot && isOne(slot) ? (lengths[at + 1] ?? 0) + 1 : 0;
  }
  return lengths;
}

/** The day's hours, step by step; whoever works while others rest is still at work. */
function slotsOf(day: DayTime): Slot[] {
  const first = Math.ceil(day.from / step);
  const count = Math.max(0, Math.floor(day.until / step) - first);
  return Array.from({ length: count }, (_, index): Slot => {
    const from = (first + index) * step;
    const here = day.fixed.filter((point) => point.from < from + step && point.until > from);
    if (here.length === 0) return 'free';
    return here.every(({ kind }) => isRest(kind)) ? 'rest' : 'work';
  });
}

/** Where fixed points leave no room for lunch, nothing else can be kept free for it. */
function needsLunch(day: DayTime): boolean {
  const fed = day.fixed.some(
    ({ kind, from, until }) => kind === 'meal' && from < usualLunch.until && until > usualLunch.from,
  );
  const window = {
    from: roundUp(Math.max(usualLunch.from, day.from)),
    until: roundDown(Math.min(usualLunch.until, day.until)),
  };
  const taken = day.fixed.map(({ from, until }) => ({ from: roundDown(from), until: roundUp(until) }));
  return !fed && freeRuns(window, taken).some(({ from, until }) => until - from >= lunchSteps * step);
}

function dayTimes(visit: Visit, sessions: readonly Session[]): DayTime[] {
  // The pauses of an earlier plan move with the topics; the time that they take is counted anyway.
  const common = sessions.filter(
    (session) => session.topic_id === null && session.audience !== 'people' && !isPlannedPause(session),
  );
  return listDays(visit.first_day, visit.last_day).map((day) => ({
    from: minuteOfDay(visit.day_start),
    until: minuteOfDay(visit.day_end),
    fixed: common.flatMap((session) => {
      const span = spanOn(day, session, visit.time_zone);
      return span ? [{ ...span, kind: session.kind }] : [];
    }),
  }));
}

/** What of a session is on this day. */
function spanOn(day: Day, { starts_at, ends_at }: Session, zone: string): Span | undefined {
  const [first, last] = [dayOf(starts_at, zone), dayOf(ends_at, zone)];
  if (day < first || day > last) return undefined;
  return {
    from: first < day ? 0 : minuteOfDay(wallTimeOf(starts_at, zone)),
    until: last > day ? 24 * 60 : minuteOfDay(wallTimeOf(ends_at, zone)),
  };
}

function roundUp(minute: number): number {
  return Math.ceil(minute / step) * step;
}

function roundDown(minute: number): number {
  return Math.floor(minute / step) * step;
}
