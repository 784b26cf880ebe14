/** Who speaks in a calendar's answer, and whether they may. Pure. */

import type { CalendarAttendee, CalendarMessage, IncomingMail } from './incoming-mail.ts';
import { mailDomain } from './mail-address.ts';
import { isOpenToAnybody } from './mail-providers.ts';

export type AnswerSender =
  /** Whoever was invited, perhaps by somebody else's hand. */
  | { kind: 'invited'; attendee: CalendarAttendee; assistant: string | undefined }
  /** Somebody of another organisation says that they answer for the person. */
  | { kind: 'unknown-assistant'; attendee: CalendarAttendee; assistant: string }
  /** Whoever is to come instead. */
  | { kind: 'delegate'; attendee: CalendarAttendee }
  /** `attendee` is whom the answer names, invited or not. */
  | { kind: 'stranger'; attendee: CalendarAttendee | undefined };

/**
 * The ATTENDEE is the one that equals From, or whose SENT-BY equals From, or the only one: a reply has exactly one
 * (RFC 5546 §3.2.3), but some programs repeat the whole list. Who is in From without being the person or named by SENT-BY is a
 * stranger. SENT-BY is written by the sender, so it is believed of the same organisation only: of one mail domain, which is not one
 * where anybody gets an address.
 *
 * @param invited the addresses of the person, lower case
 */
export function senderOf(
  mail: Pick<IncomingMail, 'from' | 'sender'>,
  { attendees }: Pick<CalendarMessage, 'attendees'>,
  invited: ReadonlySet<string>,
): AnswerSender {
  const from = mail.from?.address.toLowerCase() ?? '';
  const sender = mail.sender?.address.toLowerCase();
  const attendee =
    attendees.find(({ address }) => address === from) ??
    attendees.find(({ sentBy }) => sentBy === from) ??
    (attendees.length === 1 ? attendees[0] : undefined);
  if (!attendee) return { kind: 'stranger', attendee: undefined };
  const isOwn = attendee.address === from;
  if (invited.has(attendee.address)) {
    if (isOwn) return { kind: 'invited', attendee, assistant: sender === from ? undefined : sender };
    // Another address of the same person.
    if (invited.has(from)) return { kind: 'invited', attendee, assistant: undefined };
    if (attendee.sentBy !== from) return { kind: 'stranger', attendee };
    const isColleague = mailDomain(from) === mailDomain(attendee.address) && !isOpenToAnybody(mailDomain(from));
    return { kind: isColleague ? 'invited' : 'unknown-assistant', attendee, assistant: from };
  }
  const isDelegate = isOwn && attendee.delegatedFrom.some((address) => invited.has(address));
  return { kind: isDelegate ? 'delegate' : 'stranger', attendee };
}
