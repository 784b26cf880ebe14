/** When nothing is in the way of a session: the times that a modal offers, and the nearest ones to a time that is taken. Pure. */

import { type ConflictFacts, hasConflict, type Placed } from './conflicts.ts';
import { listDays } from './dates.ts';
import { clockAt, minuteOfDay } from './minute-of-day.ts';
import {
  addMinutes,
  type Day,
  dayOf,
  type Instant,
  instantAt,
  minutesBetween,
  type WallTime,
  wallTimeOf,
} from './time.ts';

/** A start on the visit's wall clock. */
export interface Slot {
  day: Day;
  time: WallTime;
  startsAt: Instant;
}

/** Minutes between the times that are offered. */
const step = 15;
/** What begins right after something else may do so at every fifth minute. */
const finest = 5;

/** All starts within visit hours at which the session has no conflict, with its length and room, in the order of time. */
export function freeSlots(session: Placed, others: readonly Placed[], facts: ConflictFacts): Slot[] {
  return slotsWithin(session, facts).filter((slot) => !hasConflict(at(session, slot), others, facts));
}

/**
 * The free starts that are nearest to the session's own, on any day of the visit, at least a quarter of an hour apart; in the
 * order of time.
 */
export function nearestFree(session: Placed, others: readonly Placed[], facts: ConflictFacts, count: number): Slot[] {
  const distance = ({ startsAt }: Slot) => Math.abs(minutesBetween(session.startsAt, startsAt));
  const candidates = [...slotsWithin(session, facts), ...slotsAfter(session, others, facts)]
    .filter(({ startsAt }) => startsAt !== session.startsAt)
    .toSorted((a, b) => distance(a) - distance(b) || (a.startsAt < b.startsAt ? -1 : 1));
  const found: Slot[] = [];
  for (const slot of candidates) {
    if (found.length >= count) break;
    const isNear = found.some(({ startsAt }) => Math.abs(minutesBetween(startsAt, slot.startsAt)) < step);
    if (!isNear && !hasConflict(at(session, slot), others, facts)) found.push(slot);
  }
  return found.toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}

/** Registered rooms in which the session could be at its time, where nothing but its room is in the way. */
export function freeRooms(session: Placed, others: readonly Placed[], facts: ConflictFacts): string[] {
  if (session.room === null) return [];
  return facts.rooms
    .map(({ name }) => name)
    .filter((room) => room !== session.room && !hasConflict({ ...session, room }, others, facts));
}

/** The session at another time, as long as before. */
export function at(session: Placed, { startsAt }: Pick<Slot, 'startsAt'>): Placed {
  return { ...session, startsAt, endsAt: addMinutes(startsAt, minutesBetween(session.startsAt, session.endsAt)) };
}

function slotsWithin(session: Placed, facts: ConflictFacts): Slot[] {
  const { visit } = facts;
  const times: WallTime[] = [];
  for (let minute = Math.ceil(minuteOfDay(visit.day_start) / step) * step; minute < 24 * 60; minute += step) {
    times.push(clockAt(minute));
  }
  // Hours that begin at 08:20 are free at 08:20, too.
  const starts = times.includes(visit.day_start) ? times : [visit.day_start, ...times];
  return listDays(visit.first_day, visit.last_day).flatMap((day) =>
    starts.flatMap((time) => slotAt(session, day, time, facts) ?? []),
  );
}

function slotsAfter(session: Placed, others: readonly Placed[], facts: ConflictFacts): Slot[] {
  const zone = facts.visit.time_zone;
  return others.flatMap(({ endsAt }) => {
    const minute = Math.ceil(minuteOfDay(wallTimeOf(endsAt, zone)) / finest) * finest;
    return minute < 24 * 60 ? (slotAt(session, dayOf(endsAt, zone), clockAt(minute), facts) ?? []) : [];
  });
}

/** Nothing where the session would not be within the hours of that day, or the clock shows that time never or twice. */
function slotAt(session: Placed, day: Day, time: WallTime, { visit }: ConflictFacts): Slot | undefined {
  const length = minutesBetween(session.startsAt, session.endsAt);
  const start = minuteOfDay(time);
  if (start < minuteOfDay(visit.day_start) || start + length > minuteOfDay(visit.day_end)) return undefined;
  const moment = instantAt(day, time, visit.time_zone);
  return moment.kind === 'exact' ? { day, time, startsAt: moment.instant } : undefined;
}
