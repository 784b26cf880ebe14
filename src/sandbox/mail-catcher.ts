import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer, type SMTPServerError, type SMTPServerSession } from 'smtp-server';
import { type CaughtMail, readMail } from './caught-mail.ts';
import { untilFound } from './until-found.ts';

/**
 * Something that goes wrong with the next `times` mails (to `address`, if given). At RCPT TO: refused for good, put off, or the
 * connection breaks before the mail was taken. After DATA: the connection breaks in place of the answer though the mail was
 * taken. `delay` holds the answer to RCPT TO back.
 */
export interface MailFault {
  kind: 'refuse-recipient-550' | 'temporary-451' | 'drop-after-data' | 'drop-connection' | 'delay';
  times: number;
  address?: string;
  delayMilliseconds?: number;
}

export interface MailCatcher {
  /** For SMTP_URL: `smtp://127.0.0.1:PORT`. */
  readonly url: string;
  /** Oldest first. */
  readonly mails: CaughtMail[];
  /** The faults still to come; `order` adds one. */
  readonly faults: MailFault[];
  /** What clients did wrong, or connections that broke: for a look when a test fails. */
  readonly clientErrors: Error[];
  order(fault: MailFault): void;
  /** Calls back after every mail and every fault taken. Returns the function that stops it. */
  onChange(listener: () => void): () => void;
  /** Resolves with the first defined result of `look`, looking after each change; rejects in words after the time-out (5 s by default). */
  until<T>(look: () => T | undefined | false | null, what: string, milliseconds?: number): Promise<T>;
  /** Ends every connection and leaves no handle open. */
  close(): Promise<void>;
}

/**
 * A mail server on loopback that keeps what it gets and hands nothing on: any login, no TLS.
 * @param options.port 0 or none for any free one; `now` gives the time of receipt.
 */
export async function startMailCatcher(options: {
  port?: number;
  now: () => Date;
  onMail?: (mail: CaughtMail) => void;
}): Promise<MailCatcher> {
  const mails: CaughtMail[] = [];
  const faults: MailFault[] = [];
  const clientErrors: Error[] = [];
  const listeners = new Set<() => void>();
  const sockets = new Map<number, Socket>();
  const closing = new AbortController();
  let received = 0;

  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onAuth: (auth, _session, callback) => callback(null, { user: auth.username ?? 'anyone' }),
    onRcptTo: (address, session, callback) => {
      answerRecipient(address.address, session).then(
        (refusal) => callback(refusal),
        (error: unknown) => callback(asError(error)),
      );
    },
    onData: (stream, session, callback) => {
      take(stream, session).then(
        (answer) => {
          if (answer) callback();
        },
        (error: unknown) => callback(asError(error)),
      );
    },
  });
  server.on('error', (error) => clientErrors.push(error));
  server.server.on('connection', (socket) => {
    const { remotePort } = socket;
    if (remotePort === undefined) return;
    sockets.set(remotePort, socket);
    socket.once('close', () => sockets.delete(remotePort));
  });

  function announce(): void {
    for (const listener of listeners) listener();
  }

  function nextFault(recipients: string[], kinds: MailFault['kind'][]): MailFault | undefined {
    const fault = faults.find(
      ({ kind, address }) => kinds.includes(kind) && (address === undefined || recipients.includes(address)),
    );
    if (fault === undefined) return undefined;
    fault.times -= 1;
    if (fault.times <= 0) faults.splice(faults.indexOf(fault), 1);
    announce();
    return fault;
  }

  async function answerRecipient(recipient: string, session: SMTPServerSession): Promise<SMTPServerError | null> {
    const kinds: MailFault['kind'][] = ['refuse-recipient-550', 'temporary-451', 'drop-connection', 'delay'];
    const fault = nextFault([recipient], kinds);
    if (fault?.kind === 'drop-connection') sockets.get(session.remotePort)?.destroy();
    if (fault?.kind === 'delay') {
      await wait(fault.delayMilliseconds ?? 1000, undefined, { signal: closing.signal });
    }
    // Real servers repeat the address in their answer; so does this one, for the tests of what may be logged.
    if (fault?.kind === 'refuse-recipient-550') return refusal(550, `5.1.1 <${recipient}>: user unknown`);
    if (fault?.kind === 'temporary-451') return refusal(451, `4.7.1 <${recipient}>: greylisted, come again later`);
    return null;
  }

  /** True when the client is to get its answer. */
  async function take(stream: NodeJS.ReadableStream, session: SMTPServerSession): Promise<boolean> {
    const raw = await buffer(stream);
    received += 1;
    const { mailFrom, rcptTo } = session.envelope;
    const to = rcptTo.map(({ address }) => address);
    const envelope = { from: mailFrom === false ? '' : mailFrom.address, to };
    const mail = await readMail(raw, { id: `mail-${received}`, receivedAt: options.now(), envelope });
    mails.push(mail);
    const dropped = nextFault(to, ['drop-after-data']) !== undefined;
    if (dropped) sockets.get(session.remotePort)?.destroy();
    options.onMail?.(mail);
    announce();
    return !dropped;
  }

  function onChange(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  server.listen(options.port ?? 0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    faults,
    clientErrors,
    order: (fault) => void faults.push({ ...fault }),
    onChange,
    until: (look, what, milliseconds = 5000) => untilFound(look, what, milliseconds, onChange),
    async close() {
      closing.abort();
      const closed = new Promise<void>((resolve) => server.close(resolve));
      for (const socket of sockets.values()) socket.destroy();
      await closed;
    },
  };
}

function refusal(responseCode: number, message: string): SMTPServerError {
  return Object.assign(new Error(message), { responseCode });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('not an error', { cause: error });
}
