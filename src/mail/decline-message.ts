import { renderDeclineCounter } from '../calendar/decline-counter.ts';
import type { InvitationContent } from '../domain/invitation-content.ts';
import type { Mailbox } from '../domain/mail-address.ts';
import type { Instant } from '../domain/time.ts';
import type { Texts } from '../i18n/index.ts';
import { layoutMail } from './layout.ts';
import type { Mail } from './transport.ts';

/** A time that somebody has suggested for an event, and that is not taken up. */
export interface DeclineMessage {
  uid: string;
  /** What the event says now. */
  content: InvitationContent;
  suggested: { start: Instant; end: Instant };
  /** When it was decided: the DTSTAMP. */
  decidedAt: Instant;
  messageId: string;
  /** Message-ID of the first mail about this event. */
  references: string;
}

/** @param from whom the mail is from; the ORGANIZER of the event */
export function composeDecline(
  message: DeclineMessage,
  from: Mailbox,
  { inbox, invite }: Pick<Texts, 'inbox' | 'invite'>,
): Mail {
  const { content, uid, suggested } = message;
  const { start, end, zone } = content;
  return {
    messageId: message.messageId,
    references: message.references,
    to: content.attendee,
    subject: inbox.reply.subject(content.summary),
    ...layoutMail({
      heading: content.summary,
      paragraphs: [
        invite.mail.greeting(content.attendee.name),
        inbox.reply.body({ ...suggested, zone }, { start, end, zone }),
        inbox.reply.ask,
      ],
      columns: invite.mail.columns,
      rows: [],
      footer: invite.mail.footer(content.visit),
      language: content.language,
    }),
    calendar: {
      method: 'DECLINECOUNTER',
      content: renderDeclineCounter({ uid, stamp: new Date(message.decidedAt), organizer: from }),
    },
  };
}
