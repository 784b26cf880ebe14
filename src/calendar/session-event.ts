/** One session of a programme as a VEVENT that invites nobody: for subscriptions and for calendars that the bot writes to. */

import { type ICalEventData, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { SessionEntry } from '../domain/session-entry.ts';
import { plainText, singleLine } from '../mail/plain-text.ts';
import { eventTimes } from './event-times.ts';
import { calendarUid, calendarUrl } from './property-values.ts';

/** Dates are instants; iCalendar knows seconds, so milliseconds are dropped. */
export interface SessionEvent extends SessionEntry {
  /** Of `sessionUid`. */
  uid: string;
  /** Grows with every change. */
  sequence: number;
  /** When it was changed last: without METHOD that is what DTSTAMP means, too (RFC 5545 §3.8.7.2). */
  changed: Date;
  url?: string;
}

/** The same for as long as there is such a session, in subscriptions and calendars alike; derived from nothing that anybody edits. */
export function sessionUid(sessionId: string): string {
  return calendarUid(`session.${sessionId}@gegenbesuch`);
}

/**
 * Without ORGANIZER and ATTENDEE: with them, servers invite people by themselves, and programs send answers.
 *
 * @throws RangeError or TypeError when a time, the zone, the UID or the address is not fit to be written
 */
export function sessionEvent(event: SessionEvent): ICalEventData {
  return {
    id: calendarUid(event.uid),
    sequence: event.sequence,
    stamp: event.changed,
    lastModified: event.changed,
    ...eventTimes(event),
    summary: singleLine(event.summary),
    location: singleLine(event.location),
    description: plainText(event.description),
    ...(event.url === undefined ? {} : { url: calendarUrl(event.url) }),
    status: ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.OPAQUE,
  };
}
