/** The answer to an invitation as a mail program makes it. */

import ICAL from 'ical.js';
import type { Mailbox } from '../domain/mail-address.ts';
import { addressOf } from './calendar-message.ts';

export const answers = ['ACCEPTED', 'TENTATIVE', 'DECLINED'] as const;
export type Answer = (typeof answers)[number];

export interface Reply {
  /** The iCalendar object. */
  content: string;
  /** Whom it goes to. */
  organizer: Mailbox;
  summary: string;
}

/** What a reply repeats of the event, so that a person can read it too. Not the alarm, which RFC 5546 §3.2.3 forbids. */
const repeated = ['uid', 'recurrence-id', 'summary', 'location', 'dtstart', 'dtend', 'duration', 'sequence'];

/**
 * A METHOD:REPLY object (RFC 5546 §3.2.3): the one ATTENDEE who answers, ORGANIZER, UID and SEQUENCE of the invitation, and the
 * time of the answer as DTSTAMP.
 *
 * @param request the invitation, METHOD:REQUEST
 * @param attendee whose answer it is: a mail address, in any case
 * @throws {TypeError} when the object is no invitation, names no organiser, or does not ask that person
 */
export function composeReply(request: string, attendee: string, answer: Answer, now: Date): Reply {
  const source = ICAL.Component.fromString(request);
  const event = source.getFirstSubcomponent('vevent');
  const organizer = event?.getFirstProperty('organizer');
  if (source.getFirstPropertyValue('method') !== 'REQUEST' || !event || !organizer) {
    throw new TypeError('This is no invitation that could be answered.');
  }
  const asked = event.getAllProperties('attendee').find((one) => addressOf(one) === attendee.toLowerCase());
  if (!asked) throw new TypeError(`The invitation does not ask ${attendee}.`);

  const reply = new ICAL.Component('vcalendar');
  reply.addPropertyWithValue('prodid', '-//Gegenbesuch//Sandbox mail program//EN');
  reply.addPropertyWithValue('version', '2.0');
  reply.addPropertyWithValue('method', 'REPLY');
  for (const zone of source.getAllSubcomponents('vtimezone')) reply.addSubcomponent(zone);
  const answered = new ICAL.Component('vevent');
  reply.addSubcomponent(answered);
  answered.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(now, true));
  for (const name of repeated) {
    const property = event.getFirstProperty(name);
    if (property) answered.addProperty(property);
  }
  if (!answered.hasProperty('sequence')) answered.addPropertyWithValue('sequence', 0);
  asked.removeParameter('rsvp');
  asked.setParameter('partstat', answer);
  answered.addProperty(organizer);
  answered.addProperty(asked);
  return {
    content: `${reply.toString()}\r\n`,
    organizer: { name: organizer.getFirstParameter('cn') ?? '', address: addressOf(organizer) },
    summary: String(answered.getFirstPropertyValue('summary') ?? ''),
  };
}
