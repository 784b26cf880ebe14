/** The bot's mailbox over IMAP4rev1 (RFC 3501), as much of it as a program needs that reads answers: any login, no TLS. */

import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { StoredMail } from './imap-fetch.ts';
import { type ImapManners, usualManners } from './imap-manners.ts';
import { createSession } from './imap-session.ts';
import type { MailCatcher } from './mail-catcher.ts';

export interface ImapServer {
  /** For IMAP_URL: `imap://bot:sandbox@127.0.0.1:PORT/INBOX`. */
  readonly url: string;
  /** By folder; as people who look into the mailbox see it. */
  readonly folders: ReadonlyMap<string, readonly StoredMail[]>;
  /** What holds from the next command on. */
  readonly manners: ImapManners;
  /** How many connections there are. */
  readonly connections: number;
  /** Breaks every connection; new ones are welcome. */
  breakConnections(): void;
  /** Breaks every connection and takes no new one until `comeBack`, which is on the same port. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
  close(): Promise<void>;
}

/**
 * @param address whose mail lies in INBOX; the folder `Processed` is there for what was dealt with
 * @param options.port any free one when undefined
 */
export async function startImapServer(
  catcher: MailCatcher,
  address: string,
  options: { port?: number; manners?: Partial<ImapManners> } = {},
): Promise<ImapServer> {
  const manners: ImapManners = { ...usualManners, ...options.manners };
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
    // It writes line by line; held back, each would wait for the client's acknowledgement.
    socket.setNoDelay(true);
    const say = (text: string) => void (manners.isSilent || socket.write(text, 'latin1'));
    const session = createSession({ folders, nextUid, store, manners }, say);
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
  await listen(options.port ?? 0);
  const { port } = server.address() as AddressInfo;

  async function listen(at: number): Promise<void> {
    server.listen(at, '127.0.0.1');
    await once(server, 'listening');
  }

  function breakConnections(): void {
    for (const socket of sockets) socket.destroy();
  }

  async function goAway(): Promise<void> {
    if (!server.listening) return;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    breakConnections();
    await closed;
  }

  return {
    url: `imap://bot:sandbox@127.0.0.1:${port}/INBOX`,
    folders,
    manners,
    get connections() {
      return sockets.size;
    },
    breakConnections,
    goAway,
    comeBack: () => listen(port),
    async close() {
      stop();
      await goAway();
    },
  };
}
