/** A mailbox on a real IMAP server, and the bot's reading of it; what becomes of the mails is up to the test. */

import type { TestContext } from 'node:test';
import { createTransport } from 'nodemailer';
import type { IncomingMail } from '../../src/domain/incoming-mail.ts';
import { type MailboxOptions, type MailboxPace, startMailbox } from '../../src/jobs/mailbox.ts';
import { openMailbox } from '../../src/mail/mailbox.ts';
import { readIncoming } from '../../src/mail/read-incoming.ts';
import type { ImapManners } from '../../src/sandbox/imap-manners.ts';
import { startImapServer } from '../../src/sandbox/imap-server.ts';
import { startMailCatcher } from '../../src/sandbox/mail-catcher.ts';
import { untilFound } from '../../src/sandbox/until-found.ts';

export const bot = 'besuche@lkos.example';
const now = () => new Date('2027-05-03T08:00:00.000Z');

/** Looks again and again, for what tells nobody of its changes. */
export function until<T>(look: () => T | undefined | false, what: string): Promise<T> {
  return untilFound(look, what, 8000, (listener) => {
    const timer = setInterval(listener, 5);
    return () => clearInterval(timer);
  });
}

export interface LogLine {
  level: string;
  about: unknown;
  says: string;
}

export async function mailboxWorld(t: TestContext, manners: Partial<ImapManners> = {}) {
  const catcher = await startMailCatcher({ now });
  const server = await startImapServer(catcher, bot, { manners });
  const transport = createTransport(catcher.url);
  const mails: IncomingMail[] = [];
  const log: LogLine[] = [];
  const write =
    (level: string) =>
    (about: unknown, says?: string): void =>
      void log.push(says === undefined ? { level, about: {}, says: String(about) } : { level, about, says });
  const jobs: ReturnType<typeof startMailbox>[] = [];

  t.after(async () => {
    await Promise.all(jobs.map((job) => job.stop()));
    transport.close();
    await server.close();
    await catcher.close();
  });

  return {
    server,
    /** What was taken, in its order. */
    mails,
    log,
    subjects: () => mails.map(({ subject }) => subject),
    flagsOf: (subject: string) => [
      ...(server.folders.get('INBOX')?.find(({ mail }) => mail.subject === subject)?.flags ?? ['gone']),
    ],
    inFolder: (folder: string) => (server.folders.get(folder) ?? []).map(({ mail }) => mail.subject),
    async send(subject: string, raw?: string) {
      const envelope = { from: 'katja@blk.example', to: bot };
      if (raw !== undefined) await transport.sendMail({ envelope, raw });
      else await transport.sendMail({ from: envelope.from, to: bot, subject, text: subject });
    },
    /** @param take what becomes of a mail; taken when nothing is said */
    start(
      options: {
        doneFolder?: string;
        pace?: Partial<MailboxPace>;
        timeoutMilliseconds?: number;
        take?: (mail: IncomingMail) => Promise<'taken' | 'left'> | 'taken' | 'left';
        read?: MailboxOptions['read'];
      } = {},
    ) {
      const job = startMailbox({
        log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
        now,
        random: () => 0,
        open: (signal) =>
          openMailbox({
            imapUrl: server.url,
            doneFolder: options.doneFolder,
            timeoutMilliseconds: options.timeoutMilliseconds,
            signal,
          }),
        read: options.read ?? (({ raw, ...about }) => readIncoming(raw, { ...about, zone: 'Europe/Berlin' })),
        take: async (mail) => {
          const outcome = (await options.take?.(mail)) ?? 'taken';
          mails.push(mail);
          return outcome;
        },
        pace: { firstPause: 20, longestPause: 100, refusedPause: 20, ...options.pace },
      });
      jobs.push(job);
      return job;
    },
  };
}
