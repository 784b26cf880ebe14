import type { App, Receiver } from '@slack/bolt';
import { isRefusal, type SlackAccess } from './clients.ts';
import { describe } from './logger.ts';
import { createSocketLink, type SocketLink } from './socket-link.ts';
import { reconnectDelay, wait } from './wait.ts';

export interface SocketReceiver extends Receiver {
  /** Whether at least one connection is open. */
  connected(): boolean;
  /** Resolves at the first hello. @throws WebAPIPlatformError when Slack refuses the token */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Slack ends connections of the same age together; this far apart, one is always there. */
const staggerMilliseconds = 5000;
/** A connection that lives shorter counts as a failure, so that the next try waits. */
const shortLifeMilliseconds = 10_000;

/**
 * Socket Mode over two connections, each opened again whenever it ends, for as long as the bot runs.
 * https://docs.slack.dev/apis/events-api/using-socket-mode
 */
export function createSocketReceiver(appToken: string, access: SlackAccess): SocketReceiver {
  const stopping = new AbortController();
  const open = new Set<SocketLink>();
  const links = new Set<SocketLink>();
  const first = Promise.withResolvers<void>();
  const loops: Promise<void>[] = [];
  let app: App | undefined;
  let everConnected = false;

  /** @returns what went wrong, if the connection could not be opened */
  async function connectOnce(boltApp: App): Promise<unknown> {
    const link = createSocketLink(boltApp, appToken, access);
    links.add(link);
    try {
      await link.open();
      if (stopping.signal.aborted) return undefined;
      everConnected = true;
      open.add(link);
      first.resolve();
      await link.ended;
      return undefined;
    } catch (error) {
      return error ?? new Error('The connection ended before it was open.');
    } finally {
      open.delete(link);
      await link.close();
      links.delete(link);
    }
  }

  async function keepConnected(boltApp: App, waitMilliseconds: number): Promise<void> {
    let failures = 0;
    await wait(waitMilliseconds, stopping.signal);
    while (!stopping.signal.aborted) {
      const since = performance.now();
      const error = await connectOnce(boltApp);
      if (stopping.signal.aborted) return;
      if (isRefusal(error) && !everConnected) return first.reject(error);
      failures = error === undefined && performance.now() - since > shortLifeMilliseconds ? 0 : failures + 1;
      if (error !== undefined) access.log.warn({ failures, error: describe(error) }, 'No connection to Slack.');
      await wait(reconnectDelay(failures, error), stopping.signal);
    }
  }

  return {
    connected: () => open.size > 0,
    init: (boltApp) => {
      app = boltApp;
    },
    async start() {
      if (!app) throw new Error('The receiver belongs to no app.');
      loops.push(keepConnected(app, 0));
      await first.promise;
      if (!stopping.signal.aborted) loops.push(keepConnected(app, staggerMilliseconds));
    },
    async stop() {
      stopping.abort();
      first.resolve();
      await Promise.all([...links].map((link) => link.close()));
      await Promise.all(loops);
    },
  };
}
