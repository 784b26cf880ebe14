/** What a mail to the bot's mailbox says, however the sender's program has put it. */

import type { Mailbox } from './mail-address.ts';
import type { Instant } from './time.ts';

export interface IncomingMail {
  /** The same for each copy of one mail: its Message-ID, or else a hash of it. */
  key: string;
  from: Mailbox | undefined;
  /** Who has sent it for `from`. */
  sender: Mailbox | undefined;
  subject: string;
  receivedAt: Instant;
  /** Message-IDs in angle brackets, of In-Reply-To and References, without doubles. */
  references: readonly string[];
  /** Made by a program (RFC 3834), not by a person: an absence note, a newsletter. */
  isAutomatic: boolean;
  /** What our own mail server found out about who sent it (RFC 8601); unknown where it says nothing. */
  authentication: 'passed' | 'failed' | 'unknown';
  /** What was written, without what is quoted; at most 1,000 characters. */
  text: string;
  /** Of each different text/calendar part. */
  calendarMessages: readonly CalendarMessage[];
  /** Why there may be an answer in it that cannot be read. */
  unreadable: 'winmail.dat' | 'calendar' | 'too-large' | undefined;
  /** A report that a mail could not be delivered. */
  report: DeliveryReport | undefined;
}

/** RFC 3464, or what can be made out of a report that does not keep to it. */
export interface DeliveryReport {
  /** Lower case. */
  recipients: readonly { address: string; action: 'failed' | 'delayed' | 'other'; status: string | undefined }[];
  /** Of the mail that came back, in angle brackets. */
  messageId: string | undefined;
  /** Of the event in the mail that came back. */
  uid: string | undefined;
}

/** An iTIP message from a calendar (RFC 5546): one VEVENT of it. */
export interface CalendarMessage {
  /** In capitals: REPLY, COUNTER and so on; of the object, or else of its Content-Type; '' when neither says. */
  method: string;
  uid: string;
  /** 0 where it is missing. */
  sequence: number;
  /** DTSTAMP. */
  stampedAt: Instant | undefined;
  start: Instant | undefined;
  end: Instant | undefined;
  attendees: readonly CalendarAttendee[];
  comment: string | undefined;
}

export interface CalendarAttendee {
  /** Lower case, without `mailto:`. */
  address: string;
  name: string | undefined;
  /** In capitals: ACCEPTED, DECLINED, TENTATIVE, DELEGATED, NEEDS-ACTION. */
  partstat: string;
  /** Whoever has answered for the attendee, lower case. */
  sentBy: string | undefined;
  delegatedTo: readonly string[];
  delegatedFrom: readonly string[];
  comment: string | undefined;
}
