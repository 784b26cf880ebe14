/** What the times of a foreign calendar mean: its zones go by many names. */

import ICAL from 'ical.js';
import { addDays, isDay } from '../domain/dates.ts';
import { type Day, firstInstantFrom, type Instant, isValidZone, isWallTime, type WallTime } from '../domain/time.ts';
import { windowsZones } from './windows-zones.ts';

interface WallClock {
  day: Day;
  /** undefined: a whole day. */
  time: WallTime | undefined;
  seconds: number;
  isUtc: boolean;
}

const written = /^(?<day>\d{4}-\d\d-\d\d)(?:T(?<time>\d\d:\d\d):(?<seconds>\d\d)(?<utc>Z)?)?$/;
const earliestYear = 1970;
const latestYear = 2200;

/**
 * The instant of a DATE or DATE-TIME property. A zone is taken by its name where that is known, IANA's or Windows', as most
 * programs do; else by the VTIMEZONE that came along. Times without a zone, and days, are those of `zone`.
 *
 * @param zone IANA
 * @returns undefined when it cannot be read
 */
export function readInstant(
  property: ICAL.Property | null,
  calendar: ICAL.Component,
  zone: string,
): Instant | undefined {
  const clock = property && readClock(property);
  if (!clock) return undefined;
  const { day, time = '00:00', seconds, isUtc } = clock;
  if (isUtc) return new Date(`${day}T${time}:${String(seconds).padStart(2, '0')}.000Z`).toISOString();
  const tzid = property.getFirstParameter('tzid');
  const definition = tzid ? definitionOf(calendar, tzid) : undefined;
  const named = tzid ? zoneNamed(tzid, definition) : zone;
  if (named !== undefined) return later(firstInstantFrom(day, time, named), seconds);
  return definition && later(defined(definition, { day, time }), seconds);
}

/** The first instant after an event of whole days that has no DTEND (RFC 5545 §3.6.1). */
export function endOfDay(property: ICAL.Property, zone: string): Instant | undefined {
  const clock = readClock(property);
  if (!clock || clock.time !== undefined) return undefined;
  return firstInstantFrom(addDays(clock.day, 1), '00:00', zone);
}

function readClock(property: ICAL.Property): WallClock | undefined {
  const value: unknown = property.toJSON()[3];
  const groups = typeof value === 'string' ? written.exec(value)?.groups : undefined;
  const { day, time, seconds = '0', utc } = groups ?? {};
  if (day === undefined || !isDay(day) || (time !== undefined && !isWallTime(time))) return undefined;
  const year = Number(day.slice(0, 4));
  if (year < earliestYear || year > latestYear) return undefined;
  // A leap second is the last of its minute here.
  return { day, time, seconds: Math.min(Number(seconds), 59), isUtc: utc !== undefined };
}

function later(instant: Instant | undefined, seconds: number): Instant | undefined {
  return instant === undefined ? undefined : new Date(Date.parse(instant) + seconds * 1000).toISOString();
}

function definitionOf(calendar: ICAL.Component, tzid: string): ICAL.Component | undefined {
  return calendar.getAllSubcomponents('vtimezone').find((one) => textOf(one, 'tzid') === tzid);
}

function textOf(component: ICAL.Component, name: string): string | undefined {
  const value: unknown = component.getFirstProperty(name)?.toJSON()[3];
  return typeof value === 'string' ? value : undefined;
}

/** Programs put a path before the name: `/mozilla.org/20050126_1/Europe/Berlin` (libical, Evolution, old Thunderbird). */
const pathEnd = /\/(?<name>[A-Z][A-Za-z_]+\/[A-Za-z_+-]+(?:\/[A-Za-z_]+)?)$/;

function zoneNamed(tzid: string, definition: ICAL.Component | undefined): string | undefined {
  const plain = tzid.replaceAll('"', '').trim();
  if (/^(?:utc|gmt|z|tzone:\/\/microsoft\/utc)$/i.test(plain)) return 'UTC';
  const location = definition && textOf(definition, 'x-lic-location');
  const names = [plain, windowsZones.get(plain), pathEnd.exec(plain)?.groups?.name, location];
  return names.find((name) => name !== undefined && name.length < 60 && isValidZone(name));
}

const plainRules = new Set(['freq', 'bymonth', 'byday', 'bymonthday', 'until', 'wkst', 'interval']);
const mostObservances = 8;
const mostDates = 200;

/** Whoever sends the mail writes the rules; one that repeats every second would keep us busy for minutes. */
function isPlain(definition: ICAL.Component): boolean {
  const observances = definition.getAllSubcomponents();
  return (
    observances.length <= mostObservances &&
    observances.every((one) => {
      const rules = one.getAllProperties('rrule');
      const dates = one.getAllProperties('rdate');
      return dates.length <= mostDates && rules.length <= 1 && rules.every((rule) => isPlainRule(rule.toJSON()[3]));
    })
  );
}

function isPlainRule(rule: unknown): boolean {
  if (typeof rule !== 'object' || rule === null) return false;
  const values = new Map(Object.entries(rule));
  const fits = ([name, value]: [string, unknown]) =>
    plainRules.has(name) && !(Array.isArray(value) && value.length > (name === 'bymonthday' ? 7 : 1));
  // Days without a month would be those of each week.
  const isOnce = values.has('bymonth') || !(values.has('byday') || values.has('bymonthday'));
  return [...values].every(fits) && isOnce && values.get('freq') === 'YEARLY' && (values.get('interval') ?? 1) === 1;
}

/**
 * The same rules for the years around this one, or around the last one in which they held: they are counted from their first year
 * on, and Exchange's begin in 1601.
 */
function aroundYear(definition: ICAL.Component, year: number): ICAL.Component {
  const copy = new ICAL.Component(structuredClone(definition.toJSON()));
  for (const observance of copy.getAllSubcomponents()) {
    const [start, rule] = [observance.getFirstPropertyValue('dtstart'), observance.getFirstPropertyValue('rrule')];
    if (!(start instanceof ICAL.Time) || !(rule instanceof ICAL.Recur)) continue;
    const anchor = Math.min(year, rule.until?.year ?? year) - 2;
    if (start.year < anchor) start.year = anchor;
    if (rule.until === null || rule.until.year > year)
      rule.until = ICAL.Time.fromDateTimeString(`${year + 1}-12-31T00:00:00`);
  }
  return copy;
}

/**
 * By a VTIMEZONE. Of a time that comes twice, and of one that does not exist, RFC 5545 §3.3.5 takes the offset from before the
 * change; ical.js switches an hour too early for that, so it is asked about the hour before.
 */
function defined(definition: ICAL.Component, { day, time }: { day: Day; time: WallTime }): Instant | undefined {
  if (!isPlain(definition)) return undefined;
  try {
    const zone = new ICAL.Timezone({ component: aroundYear(definition, Number(day.slice(0, 4))), tzid: 'sent' });
    const before = ICAL.Time.fromDateTimeString(`${day}T${time}:00`);
    before.adjust(0, -1, 0, 0);
    const offset = zone.utcOffset(before);
    return new Date(Date.parse(`${day}T${time}:00.000Z`) - offset * 1000).toISOString();
  } catch (error) {
    // Of what ical.js throws, not all is an error of its own kind.
    if (error instanceof Error) return undefined;
    throw error;
  }
}
