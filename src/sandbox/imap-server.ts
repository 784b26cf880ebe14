/** The bot's mailbox over IMAP (RFC 9051), as much of it as a program needs that reads answers: any login, no TLS. */

import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { StoredMail } from './imap-fetch.ts';
import { createSession } from './imap-session.ts';
import type { MailCatcher } from './mail-catcher.ts';

export interface ImapServer {
  /** For IMAP_URL: `imap://bot:sandbox@127.0.0.1:PORT/INBOX`. */
  readonly url: string;
  close(): Promise<void>;
}

/** @param address whose mail lies in INBOX; the folder `Processed` is there for what was dealt with */
export async function startImapServer(catcher: MailCatcher, address: string): Promise<ImapServer> {
  const folders = new Map<string, StoredMail[]>([
    ['INBOX', []],
    ['Processed', []],
  ]);
  const nextUid = new Map<string, number>();
  const sockets = new Set<Socket>();
  const listeners = new Set<() => void>();
  let taken = 0;

  function store(folder: string, mail: StoredMail['mail'], flags: Iterable<string>): number {
    const uid = nextUid.get(folder) ?? 1;
    nextUid.set(folder, uid + 1);
    folders.get(folder)?.push({ uid, mail, flags: new Set(flags) });
    return uid;
  }

  function collect(): void {
    for (const mail of catcher.mails.slice(taken)) {
      taken += 1;
      if (mail.envelope.to.some((to) => to.toLowerCase() === address.toLowerCase())) store('INBOX', mail, []);
    }
    for (const listener of listeners) listener();
  }

  const server = createServer((socket) => {
    sockets.add(socket);
    const session = createSession({ folders, nextUid, store }, (text) => socket.write(text, 'latin1'));
    listeners.add(session.announce);
    socket.on('data', (chunk) => {
      if (!session.receive(chunk.toString('latin1'))) socket.end();
    });
    // A client that is gone needs no answer.
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      sockets.delete(socket);
      listeners.delete(session.announce);
    });
  });
  const stop = catcher.onChange(collect);
  collect();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `imap://bot:sandbox@127.0.0.1:${port}/INBOX`,
    async close() {
      stop();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
