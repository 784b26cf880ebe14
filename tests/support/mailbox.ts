/** A world whose bot reads its mailbox, on a real IMAP server, and people who answer with the mails of other programs. */

import { type ImapServer, startImapServer } from '../../src/sandbox/imap-server.ts';
import { untilFound } from '../../src/sandbox/until-found.ts';
import { deliver, type RawMailValues, rawMail } from './raw-mail.ts';
import { eventOf, mailsTo } from './screen.ts';
import { worldWithVisit } from './visits.ts';
import type { World } from './world.ts';

export const mailbox = 'besuche@lkos.example';

export interface WorldWithMailbox extends AsyncDisposable {
  w: World;
  imap: ImapServer;
}

/** One published session on the first day, and these people invited as guests, named by the left part of their address. */
export async function worldWithMailbox(addresses: readonly string[]): Promise<WorldWithMailbox> {
  const w = await worldWithVisit();
  const imap = await startImapServer(w.mail, mailbox);
  const opened: WorldWithMailbox = {
    w,
    imap,
    async [Symbol.asyncDispose]() {
      await w[Symbol.asyncDispose]();
      await imap.close();
    },
  };
  try {
    await w.visit('agenda fix Begrüßung day=1 at=9:00 length=60m');
    for (const address of addresses) {
      await w.visit(`member add ${address} name="${address.split('@')[0]}" side=guest`);
    }
    w.config.imapUrl = imap.url;
    await w.restart();
    await w.visit('publish now');
    await w.settle();
  } catch (error) {
    await opened[Symbol.asyncDispose]();
    throw error;
  }
  return opened;
}

/** What somebody's newest invitation says, for an answer to it. */
export function invitationOf(w: World, address: string): RawMailValues & { messageId: string } {
  const mail = mailsTo(w, address).findLast(({ calendar }) => calendar?.method === 'REQUEST');
  const { uid, sequence, summary } = eventOf(mail);
  const stamp = new Date(w.bot.deps.now().getTime() + 60_000);
  const start = new Date('2027-06-15T07:00:00Z');
  return { from: address, organizer: mailbox, uid, sequence, summary, stamp, start, messageId: mail?.messageId ?? '' };
}

/** Sends a mail of another program to the bot's mailbox. */
export async function answerWith(w: World, file: string, values: RawMailValues): Promise<void> {
  await deliver(w.mail.url, rawMail(file, values), { from: values.from, to: mailbox });
}

/** Until the bot has dealt with the newest mail of its mailbox, and so with those before it. */
export async function untilRead({ w, imap }: Pick<WorldWithMailbox, 'w' | 'imap'>): Promise<void> {
  const newest = () => imap.folders.get('INBOX')?.at(-1);
  await untilFound(
    () => newest()?.flags.has('$Gegenbesuch'),
    'the newest mail is marked',
    8000,
    (listener) => {
      const timer = setInterval(listener, 10);
      return () => clearInterval(timer);
    },
  );
  await w.settle();
}
