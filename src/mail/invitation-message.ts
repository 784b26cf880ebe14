import { type InvitationEvent, renderCancel, renderRequest } from '../calendar/invitation.ts';
import type { Answer } from '../db/schema.ts';
import type { InvitationContent } from '../domain/invitation-content.ts';
import type { Mailbox } from '../domain/mail-address.ts';
import { dayOf, wallTimeOf } from '../domain/time.ts';
import type { Texts } from '../i18n/index.ts';
import { layoutMail, type MailLink } from './layout.ts';
import type { Mail } from './transport.ts';

/** One revision of an invitation, ready to be said. */
export interface InvitationMessage {
  uid: string;
  sequence: number;
  method: 'REQUEST' | 'CANCEL';
  content: InvitationContent;
  /** What the recipient was sent before, if it still stands: then this is a change. */
  before: InvitationContent | undefined;
  /** The address of the recipient's own programme; missing for somebody who is registered no more. */
  programme: string | undefined;
  messageId: string;
  /** Message-ID of the first mail about this event. */
  references: string | undefined;
  invitedAt: Date;
  stampedAt: Date;
}

/**
 * The mail with its calendar object. ORGANIZER is the very mailbox that sends it.
 *
 * @throws RangeError or TypeError when the content is not fit to be sent, which is our mistake
 */
export function composeInvitation(message: InvitationMessage, from: Mailbox, t: Texts['invite']): Mail {
  const { content, method } = message;
  const programme = method === 'REQUEST' ? message.programme : undefined;
  const event = eventOf({ ...message, programme }, from, t);
  const calendar =
    method === 'REQUEST'
      ? renderRequest(event)
      : renderCancel(event, content.why === 'uninvited' ? 'uninvited' : 'called-off');
  return {
    messageId: message.messageId,
    to: content.attendee,
    subject: subjectOf(message, t),
    ...layoutMail({
      heading: content.summary,
      paragraphs: paragraphsOf(message, from, t),
      columns: t.mail.columns,
      rows: method === 'REQUEST' ? content.rows : [],
      ...(programme === undefined
        ? {}
        : { buttons: answerLinks(programme, t), link: { text: t.mail.programme, url: programme } }),
      footer: t.mail.footer(content.visit),
      language: content.language,
    }),
    calendar: { method, content: calendar },
    ...(message.references === undefined ? {} : { references: message.references }),
  };
}

/** The answers that need no calendar: each opens the programme's page, which takes it. */
export function answerLinks(programme: string, { mail }: Texts['invite']): MailLink[] {
  const link = (text: string, answer: Answer) => ({ text, url: `${programme}?answer=${answer}#answer` });
  return [link(mail.yes, 'yes'), link(mail.maybe, 'maybe'), link(mail.no, 'no')];
}

/** The link stands in the description as well, as hardly any calendar shows an URL; it is no part of what was agreed on. */
function eventOf(
  { content, programme, ...message }: InvitationMessage,
  organizer: Mailbox,
  { mail }: Texts['invite'],
): InvitationEvent {
  const link = programme === undefined ? '' : `\n\n${mail.programme}:\n${programme}`;
  return {
    uid: message.uid,
    sequence: message.sequence,
    stamp: message.stampedAt,
    created: message.invitedAt,
    lastModified: message.stampedAt,
    start: new Date(content.start),
    end: new Date(content.end),
    zone: content.zone,
    summary: content.summary,
    location: content.location,
    description: `${content.description}${link}`,
    ...(programme === undefined ? {} : { url: programme }),
    organizer,
    attendee: { ...content.attendee, role: 'required' },
  };
}

function subjectOf({ method, before, content }: InvitationMessage, { mail }: Texts['invite']): string {
  if (method === 'CANCEL') {
    const isReplaced = content.why === 'split' || content.why === 'merged';
    return isReplaced ? mail.replaced(content.summary) : mail.cancelled(content.summary);
  }
  return before ? mail.changed(content.summary) : mail.invited(content.summary);
}

function paragraphsOf(
  { method, before, content, programme }: InvitationMessage,
  from: Mailbox,
  { mail }: Texts['invite'],
): string[] {
  const details = [mail.when(whenOf(content)), mail.where(content.location)].join('\n');
  const greeting = mail.greeting(content.attendee.name);
  if (method === 'CANCEL') {
    return [greeting, mail.gone[content.why ?? 'called-off'], details];
  }
  const howToReply = programme === undefined ? mail.howToReplyByCalendar(from.address) : mail.howToReply;
  if (!before) return [greeting, mail.pleaseCome(content.visit), details, howToReply];
  const changed = [
    mail.when(whenOf(content)),
    ...(before.start === content.start && before.end === content.end ? [] : [mail.whenBefore(whenOf(before))]),
    mail.where(content.location),
    ...(before.location === content.location ? [] : [mail.whereBefore(before.location)]),
  ];
  return [greeting, mail.hasChanged, changed.join('\n'), howToReply];
}

function whenOf({ start, end, zone }: InvitationContent) {
  const endDay = dayOf(end, zone);
  const day = dayOf(start, zone);
  return {
    day,
    from: wallTimeOf(start, zone),
    to: wallTimeOf(end, zone),
    zone,
    ...(endDay === day ? {} : { endDay }),
  };
}
