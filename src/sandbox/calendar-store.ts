/** One person's calendar, made from the mails in a mailbox by the rules of RFC 5546 §2.1.5. */

import { type CalendarMessage, type EventDetails, type Partstat, readCalendarMessage } from './calendar-message.ts';
import type { CaughtMail } from './caught-mail.ts';

/**
 * Why a calendar leaves a message alone: its SEQUENCE, or else its DTSTAMP, is lower than what the calendar has; somebody other
 * than the organiser speaks; the very message came before; METHOD and Content-Type differ (Outlook refuses that); or what every
 * message must have is missing (UID, DTSTAMP, ORGANIZER, ATTENDEE).
 */
export type WhyIgnored =
  | 'older-sequence'
  | 'older-stamp'
  | 'other-organizer'
  | 'repeated'
  | 'method-differs'
  | 'incomplete';

export interface CalendarEvent extends EventDetails {
  uid: string;
  /** The mail that the event stands in the calendar by. */
  mail: string;
  sequence: number;
  cancelled: boolean;
  answer: Partstat;
  /** Mails about it that were not heeded, in order of arrival; repetitions are not among them. */
  ignored: string[];
}

/** What became of a mail's calendar part. */
export interface MailNote {
  uid: string;
  /** Undefined when the message was applied. */
  ignored?: WhyIgnored;
  /** The calendar shows the event by this very mail, and the mailbox's owner is among those asked. */
  canAnswer: boolean;
  answer: Partstat;
  /** A later message has taken its place. */
  superseded: boolean;
}

export interface PersonalCalendar {
  address: string;
  /** By start, then UID. */
  events: CalendarEvent[];
  /** By the mail's id. */
  notes: Record<string, MailNote>;
}

interface Held {
  mail: string;
  message: CalendarMessage;
  ignored: string[];
}

const parsed = new WeakMap<CaughtMail, Map<string, CalendarMessage | undefined>>();

/** A mail never changes, and the page asks after every message. */
function read(mail: CaughtMail, zone: string): CalendarMessage | undefined {
  const known = parsed.get(mail) ?? new Map<string, CalendarMessage | undefined>();
  parsed.set(mail, known);
  if (!known.has(zone)) known.set(zone, readCalendarMessage(mail, zone));
  return known.get(zone);
}

/**
 * The order of arrival does not matter for what is in the calendar: a cancellation that comes before its invitation is kept.
 * Only who the organiser is, the first message decides.
 *
 * @param mails everybody's, in order of arrival: the replies among them are this person's only in the organiser's mailbox
 * @param owner.zone IANA name, for times without a zone
 */
export function calendarOf(mails: readonly CaughtMail[], owner: { address: string; zone: string }): PersonalCalendar {
  const address = owner.address.toLowerCase();
  const events = new Map<string, Held>();
  const replies: CalendarMessage[] = [];
  const why = new Map<string, { uid: string; ignored?: WhyIgnored }>();
  for (const mail of mails) {
    const message = read(mail, owner.zone);
    if (message?.method === 'REPLY' && message.attendees[0]?.address === address) replies.push(message);
    if (!mail.calendar || !mail.envelope.to.some((to) => to.toLowerCase() === address)) continue;
    if (message !== undefined && !['REQUEST', 'CANCEL'].includes(message.method)) continue;
    const uid = message?.uid ?? '';
    const held = events.get(uid);
    const ignored = message === undefined ? 'incomplete' : whyIgnored(message, held?.message);
    why.set(mail.id, { uid, ...(ignored === undefined ? {} : { ignored }) });
    if (ignored !== undefined) {
      if (ignored !== 'repeated') held?.ignored.push(mail.id);
    } else if (message !== undefined) events.set(uid, { mail: mail.id, message, ignored: held?.ignored ?? [] });
  }
  const shown = [...events.values()].map((held) => shownEvent(held, replies, address));
  const notes = [...why].map(([mailId, { uid, ignored }]): [string, MailNote] => {
    const held = events.get(uid);
    const current = held?.mail === mailId;
    const asked = held?.message.method === 'REQUEST' && held.message.attendees.some((one) => one.address === address);
    const note = {
      uid,
      canAnswer: current && asked === true,
      answer: held ? answerTo(held.message, replies, address) : ('NEEDS-ACTION' as const),
      superseded: ignored === undefined && !current,
    };
    return [mailId, ignored === undefined ? note : { ...note, ignored }];
  });
  return {
    address,
    events: shown.sort((a, b) => compare(a.start, b.start) || compare(a.uid, b.uid)),
    notes: Object.fromEntries(notes),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function whyIgnored(message: CalendarMessage, held: CalendarMessage | undefined): WhyIgnored | undefined {
  const { uid, stamp, organizer, attendees, method, contentTypeMethod, sequence } = message;
  if (uid === '' || Number.isNaN(stamp) || organizer === '' || attendees.length === 0) return 'incomplete';
  if (method !== contentTypeMethod) return 'method-differs';
  if (held === undefined) return undefined;
  if (organizer !== held.organizer) return 'other-organizer';
  if (sequence !== held.sequence) return sequence < held.sequence ? 'older-sequence' : undefined;
  if (stamp !== held.stamp) return stamp < held.stamp ? 'older-stamp' : undefined;
  return method === held.method ? 'repeated' : 'older-stamp';
}

function shownEvent({ mail, message, ignored }: Held, replies: CalendarMessage[], address: string): CalendarEvent {
  return {
    ...message.details,
    uid: message.uid,
    mail,
    sequence: message.sequence,
    cancelled: message.method === 'CANCEL',
    answer: answerTo(message, replies, address),
    ignored,
  };
}

/** An answer holds for the SEQUENCE that it was given to; after a change, Thunderbird and Outlook ask anew. */
function answerTo(message: CalendarMessage, replies: CalendarMessage[], address: string): Partstat {
  const given = replies
    .filter((reply) => reply.uid === message.uid && reply.sequence === message.sequence)
    // Of two within a second, the one that came later.
    .toSorted((a, b) => a.stamp - b.stamp)
    .at(-1);
  const written = (given ?? message).attendees.find((one) => one.address === address);
  return written?.partstat ?? 'NEEDS-ACTION';
}
