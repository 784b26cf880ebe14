import { setTimeout as wait } from 'node:timers/promises';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { isMailAddress, type Mailbox } from '../domain/mail-address.ts';
import { classifyMailError, type MailFailure } from './failure.ts';
import { singleLine } from './plain-text.ts';
import { smtpOptions } from './smtp-options.ts';

export interface Mail {
  /** `<id@host>` or without the brackets; the same for every try to send this mail. */
  messageId: string;
  to: Mailbox;
  subject: string;
  text: string;
  html: string;
  /** A rendered iTIP object; its METHOD must be `method` (RFC 6047, IANA text/calendar). */
  calendar?: { method: 'REQUEST' | 'CANCEL' | 'DECLINECOUNTER'; content: string };
  /** Where bounces go, if not to the sender: `besuche+b.TOKEN@…`, so that a bounce names its mail. */
  envelopeFrom?: string;
  /** Message-ID of the first mail of the thread. */
  references?: string;
}

export type MailResult = { sent: true; messageId: string } | { sent: false; failure: MailFailure };

export interface Mailer {
  /** What mail programs show as the sender; the ORGANIZER of invitations must be the same address. */
  readonly from: Mailbox;
  /**
   * Hands one mail for one recipient to the server. What the server or the network says comes back as a result.
   * @throws TypeError when the mail itself is wrong, which is our mistake: its Message-ID, or METHOD against the Content-Type.
   */
  send(mail: Mail): Promise<MailResult>;
  /** Takes no more mail, lets what is under way finish for so long, then cuts the connections. */
  close(graceMilliseconds?: number): Promise<void>;
}

const messageIdForm = /^<?(?<id>[\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>?$/;
const methodLine = /^METHOD:(?<method>[A-Z]+)\r$/m;

/**
 * Opens the pooled way to the mail server; it connects with the first mail.
 * @throws TypeError when `smtpUrl` cannot be read.
 */
export function openMailer(options: {
  smtpUrl: string;
  from: Mailbox;
  now: () => Date;
  timeoutMilliseconds?: number;
}): Mailer {
  const { from } = options;
  const transport = createTransport(smtpOptions(options.smtpUrl, options.timeoutMilliseconds));
  const underWay = new Set<Promise<MailResult>>();

  async function deliver(message: SendMailOptions): Promise<MailResult> {
    try {
      const info = await transport.sendMail(message);
      const refusal = info.rejectedErrors?.[0];
      if (refusal !== undefined) return { sent: false, failure: classifyMailError(refusal) };
      return { sent: true, messageId: info.messageId };
    } catch (error) {
      return { sent: false, failure: classifyMailError(error) };
    }
  }

  return {
    from,
    async send(mail) {
      const message = composeMail(mail, from, options.now());
      if (![mail.to.address, mail.envelopeFrom ?? from.address].every(isMailAddress)) {
        return { sent: false, failure: { kind: 'permanent', reason: 'not a deliverable address' } };
      }
      const delivery = deliver(message);
      underWay.add(delivery);
      const result = await delivery;
      underWay.delete(delivery);
      return result;
    },
    async close(graceMilliseconds = 5000) {
      transport.close();
      const cut = new AbortController();
      const grace = wait(graceMilliseconds, 'over', { signal: cut.signal }).catch(() => 'finished');
      const ending = await Promise.race([Promise.all(underWay).then(() => 'finished'), grace]);
      cut.abort();
      if (ending === 'over') transport.close({ force: true });
      await Promise.all(underWay);
    },
  };
}

function angle(messageId: string): string {
  const id = messageIdForm.exec(messageId)?.groups?.id;
  if (id === undefined) throw new TypeError('not a Message-ID');
  return `<${id}>`;
}

/**
 * What nodemailer is told. `icalEvent` makes mixed( alternative( text, html, text/calendar; method=… ), application/ics ):
 * Outlook reads invitations only inside the first child of mixed (MS-STANOICAL V0341), other programs only the attachment.
 * Auto-Submitted is RFC 3834 §5; the suppress header (MS-OXCMAIL 2.1.3.2.20) must leave out `All` and `NDR`, which would
 * suppress the bounces that we need.
 */
function composeMail(mail: Mail, from: Mailbox, date: Date): SendMailOptions {
  const { calendar } = mail;
  if (calendar !== undefined && methodLine.exec(calendar.content)?.groups?.method !== calendar.method) {
    throw new TypeError('METHOD differs from the Content-Type');
  }
  return {
    messageId: angle(mail.messageId),
    date,
    from,
    to: { name: singleLine(mail.to.name), address: mail.to.address },
    envelope: { from: mail.envelopeFrom ?? from.address, to: [mail.to.address] },
    subject: singleLine(mail.subject),
    text: mail.text,
    html: mail.html,
    ...(mail.references === undefined ? {} : { references: angle(mail.references) }),
    ...(calendar === undefined ? {} : { icalEvent: { ...calendar, filename: 'invite.ics' } }),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' },
    xMailer: false,
  };
}
