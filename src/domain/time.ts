/** Instants and wall times. The only file that converts between them; never uses the machine's zone. */

import { IANAZone } from 'luxon';
import { isDay } from './dates.ts';
import { clockAt } from './minute-of-day.ts';

/** A moment in UTC, as `2027-06-15T07:00:00.000Z`. */
export type Instant = string;
/** A calendar day, as `2027-06-15`. */
export type Day = string;
/** A time on the clock of a place, as `09:15`, 00:00 to 23:59. */
export type WallTime = string;

/**
 * What a wall time means in a zone. `nonexistent`: the clock jumps over it, `next` is the moment after the jump.
 * `ambiguous`: the clock shows it twice, summer time first.
 */
export type WallMoment =
  | { kind: 'exact'; instant: Instant }
  | { kind: 'ambiguous'; earlier: Instant; later: Instant }
  | { kind: 'nonexistent'; next: Instant };

/** A wall time that names no moment, or two, was given where exactly one is needed. */
export class WallTimeError extends Error {
  override readonly name = 'WallTimeError';
  readonly moment: Exclude<WallMoment, { kind: 'exact' }>;

  constructor(message: string, moment: Exclude<WallMoment, { kind: 'exact' }>) {
    super(message);
    this.moment = moment;
  }
}

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

/** The moment(s) at which a clock in `zone` shows `time` on `day`. Throws a RangeError for malformed input. */
export function instantAt(day: Day, time: WallTime, zone: string): WallMoment {
  if (!isWallTime(time)) throw new RangeError(`not a wall time: ${time}`);
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`);
  const local = Date.parse(`${day}T${time}:00.000Z`);
  const clock = zoneOf(zone);
  // A change of the clock within a day either side shows as two offsets; an offset is right if it holds at its own result.
  const offsets = new Set([clock.offset(local - DAY), clock.offset(local + DAY)]);
  const [first, second] = [...offsets]
    .filter((offset) => clock.offset(local - offset * MINUTE) === offset)
    .map((offset) => local - offset * MINUTE)
    .sort((a, b) => a - b);
  if (first === undefined) return { kind: 'nonexistent', next: toInstant(clockChangeNear(clock, local)) };
  if (second === undefined) return { kind: 'exact', instant: toInstant(first) };
  return { kind: 'ambiguous', earlier: toInstant(first), later: toInstant(second) };
}

/**
 * The one moment of a wall time; throws WallTimeError when there is none or, unless `repeated` says which to take, two.
 * Throws a RangeError for malformed input.
 */
export function getInstant(day: Day, time: WallTime, zone: string, repeated?: 'earlier' | 'later'): Instant {
  const moment = instantAt(day, time, zone);
  if (moment.kind === 'exact') return moment.instant;
  if (moment.kind === 'ambiguous' && repeated !== undefined) return moment[repeated];
  throw new WallTimeError(`${day} ${time} in ${zone} is ${moment.kind}`, moment);
}

/**
 * The first moment from this wall time on: where the clock shows it twice the earlier one, where it jumps over it the one after the
 * jump (in Cairo and Santiago it jumps over midnight). Throws a RangeError for malformed input.
 */
export function firstInstantFrom(day: Day, time: WallTime, zone: string): Instant {
  const moment = instantAt(day, time, zone);
  if (moment.kind === 'exact') return moment.instant;
  return moment.kind === 'ambiguous' ? moment.earlier : moment.next;
}

/** The day that a calendar in `zone` shows at this moment. */
export function dayOf(instant: Instant, zone: string): Day {
  const millis = millisOf(instant);
  return new Date(millis + offsetAt(zone, millis) * MINUTE).toISOString().slice(0, 10);
}

/** The time that a clock in `zone` shows at this moment; seconds are dropped. */
export function wallTimeOf(instant: Instant, zone: string): WallTime {
  const millis = millisOf(instant);
  const minutes = Math.floor(millis / MINUTE) + offsetAt(zone, millis);
  return wallTimes[((minutes % 1440) + 1440) % 1440] ?? '';
}

/** Every wall time of a day, by its minute. */
const wallTimes: readonly WallTime[] = Array.from({ length: 1440 }, (_, minute) => clockAt(minute));

/** The moment so many minutes later (earlier, if negative), whatever the clocks do meanwhile. */
export function addMinutes(instant: Instant, minutes: number): Instant {
  return toInstant(millisOf(instant) + minutes * MINUTE);
}

/** Minutes from one moment to another; negative if `end` comes first. */
export function minutesBetween(start: Instant, end: Instant): number {
  return (millisOf(end) - millisOf(start)) / MINUTE;
}

/** Whether this is an IANA zone name spelled as IANA does (calendar files need it so): `Europe/Berlin`, `UTC`. */
export function isValidZone(name: string): boolean {
  if (name !== 'UTC' && !/^[A-Z][A-Za-z_]{1,20}\/[A-Za-z0-9_+\-/]{1,40}$/.test(name)) return false;
  if (!IANAZone.isValidZone(name)) return false;
  const canonical = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  return canonical === name || canonical.toLowerCase() !== name.toLowerCase();
}

/** Whether the text is a wall time `HH:MM`, 00:00 to 23:59. */
export function isWallTime(text: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Offsets in minutes by zone and quarter of an hour since 1970: asking Intl takes 20 µs, and a schedule asks some forty times. */
const knownOffsets = new Map<string, Map<number, number>>();

/** From 1973 on every change of a clock has come at a whole quarter of an hour; the last that did not was Liberia's in 1972. */
const QUARTER = 15 * MINUTE;
const quartersHoldFrom = Date.UTC(1973, 0, 1);

function offsetAt(zone: string, millis: number): number {
  if (millis < quartersHoldFrom) return zoneOf(zone).offset(millis);
  const offsets = knownOffsets.get(zone) ?? new Map<number, number>();
  const quarter = Math.floor(millis / QUARTER);
  const known = offsets.get(quarter);
  if (known !== undefined) return known;
  const offset = zoneOf(zone).offset(millis);
  if (offsets.size >= 10_000) offsets.clear();
  knownOffsets.set(zone, offsets.set(quarter, offset));
  return offset;
}

function zoneOf(name: string): IANAZone {
  const zone = IANAZone.create(name);
  if (!zone.isValid) throw new RangeError(`not a time zone: ${name}`);
  return zone;
}

function millisOf(instant: Instant): number {
  // Anything without Z would be read in the machine's zone.
  const millis = instant.endsWith('Z') ? Date.parse(instant) : Number.NaN;
  if (Number.isNaN(millis)) throw new RangeError(`not an instant: ${instant}`);
  return millis;
}

function toInstant(millis: number): Instant {
  return new Date(millis).toISOString();
}

/** The first millisecond after the change of the clock that lies within a day of `local`, by bisection. */
function clockChangeNear(clock: IANAZone, local: number): number {
  let before = local - DAY;
  let after = local + DAY;
  const old = clock.offset(before);
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (clock.offset(middle) === old) before = middle;
    else after = middle;
  }
  return after;
}
