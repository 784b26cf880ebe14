/** Arithmetic with calendar days. No zone is involved: a day is a date on paper. */

import type { Day } from './time.ts';

const DAY = 86_400_000;

/** Whether the text is an existing day of the years 2000 to 2199, as `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return /^2[01]\d\d-\d\d-\d\d$/.test(text) && isoOf(Date.parse(`${text}T00:00:00.000Z`)) === text;
}

/** The day with these numbers, or nothing if the calendar has none (31 February) or the year is outside 2000 to 2199. */
export function findDay(year: number, month: number, date: number): Day | undefined {
  const text = `${pad(year, 4)}-${pad(month, 2)}-${pad(date, 2)}`;
  return isDay(text) ? text : undefined;
}

/** The day so many days later (earlier, if negative). */
export function addDays(day: Day, days: number): Day {
  return isoOf(millisOf(day) + days * DAY);
}

/** Days from one day to another: 0 for the same, negative if `last` comes first. */
export function daysBetween(first: Day, last: Day): number {
  return (millisOf(last) - millisOf(first)) / DAY;
}

/** All days from the first to the last, both included; none if `last` comes before `first`. */
export function listDays(first: Day, last: Day): Day[] {
  const count = Math.max(0, daysBetween(first, last) + 1);
  return Array.from({ length: count }, (_, index) => addDays(first, index));
}

/** The weekday, 1 Monday to 7 Sunday (ISO 8601). */
export function weekdayOf(day: Day): number {
  return new Date(millisOf(day)).getUTCDay() || 7;
}

/** The first day with this weekday (1 Monday to 7 Sunday) that lies `days` or more days after `from`. */
export function nextWeekdayAtLeast(weekday: number, days: number, from: Day): Day {
  const earliest = addDays(from, days);
  return addDays(earliest, (weekday - weekdayOf(earliest) + 7) % 7);
}

/** The first Tuesday that lies `days` or more days after `from`. */
export function nextTuesdayAtLeast(days: number, from: Day): Day {
  return nextWeekdayAtLeast(2, days, from);
}

function millisOf(day: Day): number {
  const millis = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00.000Z`) : Number.NaN;
  if (isoOf(millis) !== day) throw new RangeError(`not a day: ${day}`);
  return millis;
}

function isoOf(millis: number): string {
  return Number.isNaN(millis) ? '' : new Date(millis).toISOString().slice(0, 10);
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}
