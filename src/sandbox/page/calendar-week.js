/** Weeks and days of a calendar, in the reader's zone. Days are texts, YYYY-MM-DD; times of day are minutes. */

import { wallTime } from './dates.js';

const DAY = 86_400_000;

export function addDays(day, count) {
  return new Date(Date.parse(day) + count * DAY).toISOString().slice(0, 10);
}

export function mondayOf(day) {
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
}

/** ISO 8601: the week that holds the year's first Thursday is its first. */
export function weekNumber(monday) {
  const thursday = addDays(monday, 3);
  return 1 + Math.floor((Date.parse(thursday) - Date.parse(`${thursday.slice(0, 4)}-01-01`)) / (7 * DAY));
}

/** The day that the event begins on. */
export function firstDay(event, person) {
  return event.allDay ? event.start : wall(event.start, person).slice(0, 10);
}

function wall(instant, person) {
  return wallTime(Date.parse(instant) / 1000, person.tz);
}

function minutes(wallTimeText) {
  return Number(wallTimeText.slice(11, 13)) * 60 + Number(wallTimeText.slice(14, 16));
}

/**
 * What of the events lies on that day.
 * @returns `{ event, from, to, lane, lanes }`, earliest first; events at the same time stand in lanes beside each other. Of an
 *   event of whole days, `from` is undefined.
 */
export function slicesOf(events, day, person) {
  const whole = events
    .filter((one) => one.allDay && one.start <= day && (one.end > day || one.start === day))
    .map((event) => ({ event }));
  const timed = events.filter((one) => !one.allDay).flatMap((event) => sliceOf(event, day, person) ?? []);
  timed.sort((a, b) => a.from - b.from || b.to - a.to);
  return [...whole, ...inLanes(timed)];
}

function sliceOf(event, day, person) {
  const start = wall(event.start, person);
  const end = wall(event.end, person);
  const midnight = `${day}T00:00`;
  if (start.slice(0, 10) > day || (end <= midnight && start < midnight)) return undefined;
  const from = start < midnight ? 0 : minutes(start);
  // The hour that comes twice would end before it began.
  const to = end.slice(0, 10) > day ? 1440 : Math.max(minutes(end), from + 15);
  return { event, from, to };
}

function inLanes(slices) {
  const done = [];
  let group = [];
  let until = 0;
  const finish = () => {
    const lanes = Math.max(0, ...group.map(({ lane }) => lane)) + 1;
    done.push(...group.map((slice) => ({ ...slice, lanes })));
  };
  for (const slice of slices) {
    if (slice.from >= until) {
      finish();
      group = [];
    }
    const taken = new Set(group.filter(({ to }) => to > slice.from).map(({ lane }) => lane));
    let lane = 0;
    while (taken.has(lane)) lane += 1;
    group.push({ ...slice, lane });
    until = Math.max(until, slice.to);
  }
  finish();
  return done;
}
