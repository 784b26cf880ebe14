/** A connection to the mailbox, logged in and with its folder open. */

import { ImapFlow, type MailboxObject } from 'imapflow';
import { imapOptions } from './imap-options.ts';
import { MailboxError, mailboxFault } from './mailbox-fault.ts';

export interface MailboxConnection {
  client: ImapFlow;
  box: MailboxObject;
  news: News;
  /** What the server or the network says against it becomes a MailboxError. */
  run: <T>(work: () => Promise<T>) => Promise<T>;
  /** At once; what is under way rejects. */
  close: () => void;
}

/** What the server tells by itself. */
export interface News {
  /** New mail, since the last time this was set back. */
  hasCome: boolean;
  lost: MailboxError | undefined;
  /** Called at each change. */
  tell: () => void;
}

/** @param options.signal ends connecting, and the connection. @throws MailboxError */
export async function connectMailbox({
  imapUrl,
  timeoutMilliseconds,
  signal,
}: {
  imapUrl: string;
  timeoutMilliseconds?: number | undefined;
  signal?: AbortSignal | undefined;
}): Promise<MailboxConnection> {
  const { options, folder } = imapOptions(imapUrl, timeoutMilliseconds);
  const client = new ImapFlow(options);
  const news = watch(client);
  const close = () => {
    signal?.removeEventListener('abort', close);
    client.close();
  };
  const run = <T>(work: () => Promise<T>): Promise<T> =>
    work().catch((error: unknown) => {
      throw new MailboxError(mailboxFault(error), !client.usable);
    });
  signal?.addEventListener('abort', close, { once: true });
  try {
    if (signal?.aborted) throw new MailboxError({ stage: 'other', detail: 'stopped' });
    await run(() => client.connect());
    const box = await run(() => client.mailboxOpen(folder));
    return { client, box, news, run, close };
  } catch (error) {
    close();
    throw error;
  }
}

function watch(client: ImapFlow): News {
  const news: News = { hasCome: false, lost: undefined, tell: () => undefined };
  const lose = (error: unknown) => {
    news.lost ??= new MailboxError(mailboxFault(error));
    news.tell();
  };
  client.on('exists', () => {
    news.hasCome = true;
    news.tell();
  });
  client.on('error', lose);
  client.on('close', () => lose({ code: 'EConnectionClosed' }));
  return news;
}
