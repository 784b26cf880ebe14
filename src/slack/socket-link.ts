import { type App, SocketModeReceiver } from '@slack/bolt';
import { clientOptions, type SlackAccess } from './clients.ts';
import { slackLogger } from './logger.ts';

/** One WebSocket to Slack, from its opening to its end. */
export interface SocketLink {
  /** Resolves when Slack has said hello. @throws when it cannot be opened */
  open(): Promise<void>;
  /** Resolves when the connection has ended, whoever ended it. */
  readonly ended: Promise<void>;
  /** Ends it; safe at any time, also twice. */
  close(): Promise<void>;
}

const openMilliseconds = 20_000;
const closeMilliseconds = 1500;

/**
 * A new receiver for each connection, with options of its own: the library writes tokens and retries into those it gets. It
 * never reconnects by itself, because what goes wrong then would end the process; `socket-receiver.ts` does.
 */
export function createSocketLink(app: App, appToken: string, access: SlackAccess): SocketLink {
  const receiver = new SocketModeReceiver({
    appToken,
    logger: slackLogger(access.log),
    autoReconnectEnabled: false,
    ...(access.network === undefined ? {} : { dispatcher: access.network.dispatcher }),
    installerOptions: { clientOptions: clientOptions(access, { timeoutMilliseconds: 10_000, retries: 0 }) },
    processEventErrorHandler: async () => false,
  });
  receiver.init(app);
  const { client } = receiver;
  const ended = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));

  return {
    ended,
    async open() {
      await limited(openMilliseconds, client.start(), 'Slack did not say hello.');
    },
    async close() {
      await limited(closeMilliseconds, client.disconnect(), 'Slack did not say goodbye.').catch(() => undefined);
    },
  };
}

async function limited(milliseconds: number, work: Promise<unknown>, otherwise: string): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(otherwise)), milliseconds);
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
