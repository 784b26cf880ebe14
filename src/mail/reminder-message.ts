import type { InvitationContent } from '../domain/invitation-content.ts';
import type { Language } from '../domain/language.ts';
import type { Mailbox } from '../domain/mail-address.ts';
import { dayOf, wallTimeOf } from '../domain/time.ts';
import type { Texts } from '../i18n/index.ts';
import { answerLinks } from './invitation-message.ts';
import { layoutMail } from './layout.ts';
import type { Mail } from './transport.ts';

/** What somebody is asked about once more. */
export interface ReminderMessage {
  /** The visit's title. */
  visit: string;
  to: Mailbox;
  /** Those without an answer. */
  events: readonly Pick<InvitationContent, 'start' | 'end' | 'zone' | 'summary' | 'location'>[];
  /** The address of the recipient's own programme. */
  programme: string;
  messageId: string;
  /** Message-ID of the first mail about the first of the events, so that mail programs show both together. */
  references: string | undefined;
  language: Language;
}

/** A plain mail with the three answers as links; the events are in the calendar, or were deleted there. */
export function composeReminder(message: ReminderMessage, { invite, reminder }: Texts): Mail {
  const { visit, to, events, programme, language } = message;
  return {
    messageId: message.messageId,
    to,
    subject: reminder.mail.subject(visit),
    ...layoutMail({
      heading: reminder.mail.subject(visit),
      paragraphs: [invite.mail.greeting(to.name), reminder.mail.ask(visit)],
      buttons: answerLinks(programme, invite),
      columns: reminder.mail.columns,
      rows: events.map((event): [string, string, string] => [
        reminder.mail.time(timesOf(event)),
        event.summary,
        event.location,
      ]),
      link: { text: reminder.programme, url: programme },
      footer: invite.mail.footer(visit),
      language,
    }),
    ...(message.references === undefined ? {} : { references: message.references }),
  };
}

function timesOf({ start, end, zone }: Pick<InvitationContent, 'start' | 'end' | 'zone'>) {
  const [day, endDay] = [dayOf(start, zone), dayOf(end, zone)];
  return { day, from: wallTimeOf(start, zone), to: wallTimeOf(end, zone), ...(day === endDay ? {} : { endDay }) };
}
