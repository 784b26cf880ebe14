/** Reads the calendar part of a mail, as a calendar program would: what is asked, about which event, in which version. */

import ICAL from 'ical.js';
import { getVtimezone } from '../calendar/vtimezone.ts';
import type { CaughtMail } from './caught-mail.ts';

export type Partstat = 'NEEDS-ACTION' | 'ACCEPTED' | 'TENTATIVE' | 'DECLINED';

export interface EventDetails {
  summary: string;
  location: string;
  allDay: boolean;
  /** An instant in ISO 8601; of an all-day event a day, YYYY-MM-DD. */
  start: string;
  /** As `start`; of an all-day event the day after the last. */
  end: string;
}

/** One iTIP message about one event (RFC 5546). */
export interface CalendarMessage {
  method: string;
  /** What the mail's Content-Type says of it. */
  contentTypeMethod: string;
  uid: string;
  sequence: number;
  /** DTSTAMP in milliseconds since 1970; NaN when there is none. */
  stamp: number;
  /** Mail addresses in small letters; empty when there is none. */
  organizer: string;
  attendees: { address: string; partstat: Partstat }[];
  details: EventDetails;
}

/**
 * @param zone of the reader, an IANA name: for times without a zone
 * @returns undefined when the mail has no calendar part, or none that can be read
 */
export function readCalendarMessage(mail: CaughtMail, zone: string): CalendarMessage | undefined {
  if (!mail.calendar) return undefined;
  try {
    return readObject(mail.calendar, zone);
  } catch (error) {
    // ical.js throws a ParserError, which is an Error and no more.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

function readObject(part: NonNullable<CaughtMail['calendar']>, zone: string): CalendarMessage | undefined {
  const calendar = ICAL.Component.fromString(part.content);
  // An iTIP message speaks of one UID (RFC 5546 §3.2); of a series, the bot sends no single dates.
  const event = calendar.getFirstSubcomponent('vevent');
  if (event === null) return undefined;
  const stamp = event.getFirstPropertyValue('dtstamp');
  return {
    method: words(calendar, 'method').toUpperCase(),
    contentTypeMethod: part.contentTypeMethod.toUpperCase(),
    uid: words(event, 'uid'),
    sequence: Number(words(event, 'sequence')) || 0,
    stamp: stamp instanceof ICAL.Time ? stamp.toJSDate().getTime() : Number.NaN,
    organizer: addressOf(event.getFirstProperty('organizer')),
    attendees: event.getAllProperties('attendee').map((property) => ({
      address: addressOf(property),
      partstat: partstatOf(property.getFirstParameter('partstat')),
    })),
    details: detailsOf(event, zone),
  };
}

function words(component: ICAL.Component, name: string): string {
  return String(component.getFirstPropertyValue(name) ?? '');
}

/** Programs write `MAILTO:` in capitals, too. */
export function addressOf(property: ICAL.Property | null): string {
  return String(property?.getFirstValue() ?? '')
    .replace(/^mailto:/i, '')
    .toLowerCase();
}

function partstatOf(written: string | undefined): Partstat {
  const known: Partstat[] = ['ACCEPTED', 'TENTATIVE', 'DECLINED'];
  return known.find((one) => one === written?.toUpperCase()) ?? 'NEEDS-ACTION';
}

function detailsOf(event: ICAL.Component, zone: string): EventDetails {
  const summary = words(event, 'summary');
  const location = words(event, 'location');
  const start = timeOf(event, 'dtstart');
  if (start === undefined) throw new TypeError('an event without DTSTART');
  const length = event.getFirstPropertyValue('duration');
  const end = timeOf(event, 'dtend') ?? start.clone();
  if (!event.hasProperty('dtend')) {
    if (length instanceof ICAL.Duration) end.addDuration(length);
    else if (start.isDate) end.adjust(1, 0, 0, 0);
  }
  if (start.isDate) return { summary, location, allDay: true, start: start.toString(), end: end.toString() };
  const instant = (name: string, time: ICAL.Time) => instantOf(event, name, time, zone).toISOString();
  const endZoneFrom = event.hasProperty('dtend') ? 'dtend' : 'dtstart';
  return { summary, location, allDay: false, start: instant('dtstart', start), end: instant(endZoneFrom, end) };
}

function timeOf(event: ICAL.Component, name: string): ICAL.Time | undefined {
  const value = event.getFirstPropertyValue(name);
  return value instanceof ICAL.Time ? value : undefined;
}

/**
 * By the VTIMEZONE that came with the event; without one by the zone's IANA name, as Thunderbird does; without either in the
 * reader's zone.
 *
 * Of a local time that comes twice, and of one that does not exist, RFC 5545 §3.3.5 takes the offset from before the clock
 * change. ical.js switches an hour too early for that, so it is asked about the hour before.
 */
function instantOf(event: ICAL.Component, name: string, time: ICAL.Time, readerZone: string): Date {
  if (time.zone?.tzid === 'UTC') return time.toJSDate();
  const tzid = event.getFirstProperty(name)?.getFirstParameter('tzid');
  const zone = tzid === undefined ? undefined : event.getTimeZoneByID(tzid);
  const before = time.clone();
  before.adjust(0, -1, 0, 0);
  const offset = (zone ?? knownZone(tzid, readerZone)).utcOffset(before);
  return new Date(Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second) - offset * 1000);
}

function knownZone(tzid: string | undefined, readerZone: string): ICAL.Timezone {
  for (const name of [tzid, readerZone]) {
    try {
      if (name === undefined) continue;
      const component = ICAL.Component.fromString(getVtimezone(name).trim());
      return new ICAL.Timezone({ component, tzid: name });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return ICAL.Timezone.utcTimezone;
}
