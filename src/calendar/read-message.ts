/** Reads what calendars send: iTIP messages (RFC 5546), as the programs really make them. */

import ICAL from 'ical.js';
import { cleanText } from '../domain/clean-text.ts';
import type { CalendarMessage } from '../domain/incoming-mail.ts';
import type { Instant } from '../domain/time.ts';
import { readAttendee } from './read-attendee.ts';
import { endOfDay, readInstant } from './read-time.ts';

export interface ReadCalendar {
  /** Of each VEVENT. */
  messages: CalendarMessage[];
  /** It is no calendar, or something in it could not be read. */
  isBroken: boolean;
}

/** In characters. */
export const mostCalendarCharacters = 256 * 1024;
const mostEvents = 50;
const mostAttendees = 200;
const mostUidCharacters = 1000;
const mostCommentCharacters = 1000;
const highestSequence = 2 ** 31 - 1;

/**
 * Whatever is in it: what can be read comes back, nothing is thrown.
 *
 * @param options.method what the part's Content-Type says, for an object that has no METHOD
 * @param options.zone IANA; for times without a zone
 */
export function readCalendar(content: string, options: { method: string | undefined; zone: string }): ReadCalendar {
  if (content.length > mostCalendarCharacters) return { messages: [], isBroken: true };
  try {
    return readCalendars(parse(content.replace(/^\ufeff/, '')), options);
  } catch (error) {
    // ical.js throws a ParserError, which is an Error and no more, and a RangeError or TypeError of the engine at times.
    if (error instanceof Error) return { messages: [], isBroken: true };
    throw error;
  }
}

function parse(content: string): ICAL.Component[] {
  const calendars = (jCal: unknown[]) => {
    const roots: unknown[] = typeof jCal[0] === 'string' ? [jCal] : jCal;
    return roots.filter(isJcal).map((root) => new ICAL.Component(root));
  };
  try {
    return calendars(ICAL.parse(content));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return calendars(ICAL.parse(mended(content)));
  }
}

function isJcal(value: unknown): value is [string, unknown[], unknown[]] {
  return Array.isArray(value) && value[0] === 'vcalendar';
}

/** Without lines that are none, as gateways leave them behind that break long lines or add their own text. */
function mended(content: string): string {
  const lines = content
    .replace(/\r\n?/g, '\n')
    .replace(/\n[ \t]/g, '')
    .split('\n');
  return lines.filter((line) => /^[A-Za-z0-9-]+[;:]/.test(line)).join('\r\n');
}

function readCalendars(
  calendars: ICAL.Component[],
  options: { method: string | undefined; zone: string },
): ReadCalendar {
  const found = calendars.flatMap((calendar) =>
    calendar.getAllSubcomponents('vevent').map((event) => ({ calendar, event })),
  );
  const messages = found.slice(0, mostEvents).map(({ calendar, event }) => {
    const method = (text(calendar, 'method') || (options.method ?? '')).trim().toUpperCase().slice(0, 40);
    return readEvent(event, { calendar, method, zone: options.zone });
  });
  const readable = messages.filter((message) => message !== undefined);
  return { messages: readable, isBroken: calendars.length === 0 || readable.length < found.length };
}

interface Surroundings {
  calendar: ICAL.Component;
  method: string;
  zone: string;
}

function readEvent(event: ICAL.Component, { calendar, method, zone }: Surroundings): CalendarMessage | undefined {
  const uid = text(event, 'uid').trim();
  if (uid === '' || uid.length > mostUidCharacters) return undefined;
  const start = readInstant(event.getFirstProperty('dtstart'), calendar, zone);
  return {
    method,
    uid,
    sequence: sequenceOf(event),
    // UTC, says RFC 5545 §3.8.7.2; so that is what one without a zone means.
    stampedAt: readInstant(event.getFirstProperty('dtstamp'), calendar, 'UTC'),
    start,
    end: readEnd(event, start, { calendar, method, zone }),
    attendees: event
      .getAllProperties('attendee')
      .slice(0, mostAttendees)
      .map(readAttendee)
      .filter((attendee) => attendee !== undefined),
    comment: comment(text(event, 'comment')),
  };
}

/** What a person has remarked, on one line. */
function comment(written: string): string | undefined {
  return (
    cleanText(written.slice(0, mostCommentCharacters * 2))
      .trim()
      .slice(0, mostCommentCharacters) || undefined
  );
}

function readEnd(
  event: ICAL.Component,
  start: Instant | undefined,
  { calendar, zone }: Surroundings,
): Instant | undefined {
  const end = event.getFirstProperty('dtend');
  if (end) return readInstant(end, calendar, zone);
  const first = event.getFirstProperty('dtstart');
  if (start === undefined || !first) return undefined;
  const length = text(event, 'duration');
  if (length === '') return endOfDay(first, zone) ?? start;
  if (!ICAL.Duration.isValueString(length)) return undefined;
  const milliseconds = Date.parse(start) + ICAL.Duration.fromString(length).toSeconds() * 1000;
  return Math.abs(milliseconds) < 8e15 ? new Date(milliseconds).toISOString() : undefined;
}

function sequenceOf(event: ICAL.Component): number {
  const value: unknown = event.getFirstProperty('sequence')?.toJSON()[3];
  const number = Number(value ?? 0);
  return Number.isInteger(number) && number >= 0 && number <= highestSequence ? number : 0;
}

function text(component: ICAL.Component, name: string): string {
  const value: unknown = component.getFirstProperty(name)?.toJSON()[3];
  return typeof value === 'string' ? value : '';
}
