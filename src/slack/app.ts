import type { IncomingMessage, ServerResponse } from 'node:http';
import { App, type Receiver } from '@slack/bolt';
import type { Log } from '../log.ts';
import { clientOptions, isRefusal, type SlackAccess } from './clients.ts';
import { createHttpReceiver } from './http-receiver.ts';
import { createIntake } from './intake.ts';
import { describe, slackLogger } from './logger.ts';
import type { SlackNetwork } from './network.ts';
import type { SlackHandlers } from './requests.ts';
import { route } from './router.ts';
import { createSocketReceiver } from './socket-receiver.ts';
import { reconnectDelay, wait } from './wait.ts';
import { type BotIdentity, interactiveClients, type Workspaces } from './workspaces.ts';

export interface SlackAppOptions {
  slack: { mode: 'socket'; appToken: string } | { mode: 'http' | 'install'; signingSecret: string };
  workspaces: Workspaces;
  /** undefined: Slack's own. */
  slackApiUrl: string | undefined;
  handlers: SlackHandlers;
  log: Log;
  /** The machine's clock, by which signatures grow old. Not the bot's, which tests move. */
  wallClock?: () => Date;
  /** Behind a proxy. */
  network?: SlackNetwork;
}

export interface SlackApp {
  /**
   * Resolves when Slack is connected, however long that takes.
   *
   * @returns who the bot is, as Slack says; undefined when stopped meanwhile, or where it is in many workspaces
   * @throws WebAPIPlatformError when Slack refuses the tokens
   */
  start(): Promise<BotIdentity | undefined>;
  /** Takes nothing new, lets what is under way finish until the deadline, then disconnects. */
  stop(deadlineMilliseconds: number): Promise<void>;
  connected(): boolean;
  /** In HTTP mode only: answers `POST /slack/events`. */
  requestListener?: (req: IncomingMessage, res: ServerResponse) => void;
}

/** The bot towards Slack: one door, one router, over HTTP or Socket Mode. */
export function createSlackApp(options: SlackAppOptions): SlackApp {
  const { slack, workspaces, handlers, log } = options;
  const access: SlackAccess = { slackApiUrl: options.slackApiUrl, network: options.network, log };
  const intake = createIntake(log);
  const stopping = new AbortController();
  let ready = false;

  const receiver =
    slack.mode === 'socket'
      ? createSocketReceiver(slack.appToken, access)
      : createHttpReceiver({
          signingSecret: slack.signingSecret,
          wallClock: options.wallClock ?? (() => new Date()),
          accepts: () => ready && intake.open,
          log,
        });
  const app = createBolt(receiver, workspaces, access);
  const processEvent = app.processEvent.bind(app);
  app.processEvent = (event) => intake.take(event, processEvent);
  route(app, { handlers, access, clientOf: interactiveClients(workspaces, access) });

  return {
    async start() {
      await app.init();
      const identity = await untilReached(() => workspaces.open(), stopping.signal, log);
      if (stopping.signal.aborted) return undefined;
      await app.start();
      ready = !stopping.signal.aborted;
      return identity;
    },
    async stop(deadlineMilliseconds) {
      stopping.abort();
      await intake.close(deadlineMilliseconds);
      await app.stop();
      ready = false;
    },
    connected: () => ready && intake.open && ('connected' in receiver ? receiver.connected() : true),
    ...('requestListener' in receiver ? { requestListener: receiver.requestListener } : {}),
  };
}

/** Bolt without what costs time on each request: no conversation store, no own filter of own events, no calls of auth.test. */
function createBolt(receiver: Receiver, workspaces: Workspaces, access: SlackAccess): App {
  const app = new App({
    authorize: async ({ teamId }) => {
      const { botToken, botUserId, botId } = await workspaces.find(teamId);
      return { botToken, botUserId, botId };
    },
    receiver,
    logger: slackLogger(access.log),
    clientOptions: clientOptions(access, { timeoutMilliseconds: 3000, retries: 0 }),
    convoStore: false,
    ignoreSelf: false,
    attachFunctionToken: false,
    deferInitialization: true,
  });
  app.error(async (error) => access.log.error({ error: describe(error), stack: error.stack }, 'Bolt failed.'));
  return app;
}

/** Tries until Slack answers. @throws WebAPIPlatformError when Slack refuses */
async function untilReached<T>(ask: () => Promise<T>, stopping: AbortSignal, log: Log): Promise<T | undefined> {
  for (let failures = 0; !stopping.aborted; ) {
    try {
      return await ask();
    } catch (error) {
      if (isRefusal(error)) throw error;
      failures += 1;
      log.warn({ failures, error: describe(error) }, 'Slack cannot be reached.');
      await wait(reconnectDelay(failures, error), stopping);
    }
  }
  return undefined;
}
