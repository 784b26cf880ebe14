/** The mail program of the sandbox's people: it sends their answers to invitations by SMTP. */

import { createTransport } from 'nodemailer';
import { singleLine } from '../mail/plain-text.ts';
import type { CaughtMail } from './caught-mail.ts';
import { type Answer, composeReply } from './itip-reply.ts';

export interface Sender {
  name: string;
  address: string;
  language: 'de' | 'en';
}

const words = {
  de: {
    subject: { ACCEPTED: 'Zugesagt', TENTATIVE: 'Vorläufig zugesagt', DECLINED: 'Abgesagt' },
    text: {
      ACCEPTED: (name: string, title: string) => `${name} hat für „${title}“ zugesagt.`,
      TENTATIVE: (name: string, title: string) => `${name} hat für „${title}“ vorläufig zugesagt.`,
      DECLINED: (name: string, title: string) => `${name} hat für „${title}“ abgesagt.`,
    },
  },
  en: {
    subject: { ACCEPTED: 'Accepted', TENTATIVE: 'Tentative', DECLINED: 'Declined' },
    text: {
      ACCEPTED: (name: string, title: string) => `${name} has accepted “${title}”.`,
      TENTATIVE: (name: string, title: string) => `${name} has tentatively accepted “${title}”.`,
      DECLINED: (name: string, title: string) => `${name} has declined “${title}”.`,
    },
  },
};

/**
 * Answers an invitation as Thunderbird does: to the organiser, from the attendee, with the REPLY both as text/calendar and as a
 * file.
 *
 * @param smtpUrl the local catcher, `smtp://127.0.0.1:PORT`
 * @throws what the mail server answers, or TypeError when the mail cannot be answered
 */
export async function sendAnswer(
  smtpUrl: string,
  invitation: CaughtMail,
  { sender, answer, now }: { sender: Sender; answer: Answer; now: Date },
): Promise<void> {
  const request = invitation.calendar?.content ?? '';
  const { content, organizer, summary } = composeReply(request, sender.address, answer, now);
  const { subject, text } = words[sender.language];
  const { hostname, port } = new URL(smtpUrl);
  const transport = createTransport({
    host: hostname,
    port: Number(port),
    ignoreTLS: true,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({
      date: now,
      from: { name: sender.name, address: sender.address },
      to: organizer,
      subject: singleLine(`${subject[answer]}: ${summary}`),
      text: `${text[answer](sender.name, summary)}\n`,
      inReplyTo: invitation.messageId,
      references: invitation.messageId,
      icalEvent: { method: 'REPLY', content, filename: 'invite.ics' },
    });
  } finally {
    transport.close();
  }
}
