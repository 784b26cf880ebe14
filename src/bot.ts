/** The whole bot, put together from its parts; what differs between production, sandbox and tests comes in as an argument. */

import { randomUUIDv7 } from 'node:crypto';
import { nouns } from '../commands/index.ts';
import type { Config } from './config.ts';
import { openDatabase } from './db/open.ts';
import type { Deps } from './deps.ts';
import { texts } from './i18n/index.ts';
import type { Clock } from './jobs/clock.ts';
import type { Outbox } from './jobs/outbox.ts';
import { type Jobs, type Pace, startJobs } from './jobs/start.ts';
import type { Log } from './log.ts';
import { createPlanner } from './planner/service.ts';
import { createSlackApp } from './slack/app.ts';
import { createDirectory } from './slack/directory.ts';
import { createHandlers } from './slack/handlers.ts';
import type { SlackNetwork } from './slack/network.ts';
import { createPeople } from './slack/people.ts';
import { timedHandlers } from './slack/timed-handlers.ts';
import { openWorkplace, type RealSlack } from './slack/workplace.ts';
import { createFeedListener } from './web/feed.ts';
import { createFeedShelf } from './web/feed-shelf.ts';
import { createMetrics } from './web/metrics.ts';
import { programmePages } from './web/programme-page.ts';
import { createWebServer, type Fallback } from './web/server.ts';
import { createSite } from './web/site.ts';

export interface BotOptions {
  config: Config;
  slack: RealSlack;
  log: Log;
  /** The bot's clock; the sandbox and tests move it. */
  now: () => Date;
  network?: SlackNetwork;
  /** Another site on the same port. */
  fallback?: Fallback;
  pace?: Pace;
}

export interface Bot {
  deps: Deps;
  /** The port it listens on. */
  port: number;
  outbox: Outbox;
  clock: Clock;
  /** Resolves once Slack is connected, and the bot so is ready. @throws when Slack refuses the tokens */
  connect(): Promise<void>;
  /** No new work; what is under way finishes, or goes back to the queue. */
  stop(): Promise<void>;
}

const stopWithinMilliseconds = 8000;

/** @throws DatabaseInUseError, TokenVaultError, or what keeps the port from being opened */
export async function startBot(options: BotOptions): Promise<Bot> {
  const { config, log, now } = options;
  const database = await openDatabase(config.databaseUrl);
  const { db } = database;
  // Whoever is woken exists a few lines further down; nothing is queued before that.
  let jobs: Jobs | undefined;
  const planner = createPlanner();
  const deps: Deps = {
    db,
    now,
    // In the order of time: rows made one after the other stand side by side on the disk.
    newId: randomUUIDv7,
    log,
    config,
    wakeOutbox: () => {
      feeds.distrust();
      jobs?.outbox.wake();
    },
    wakeClock: () => jobs?.clock.wake(),
    plan: planner.plan,
  };
  const feeds = createFeedShelf(deps);

  const access = { slackApiUrl: config.slackApiUrl, network: options.network, log };
  const closeDatabase = async (error: unknown) => {
    await database.close();
    throw error;
  };
  const workplace = await openWorkplace({ slack: options.slack, access, db, now, config }).catch(closeDatabase);
  const tokenFor = (teamId: string) => workplace.workspaces.tokenFor(teamId);
  const directory = createDirectory({ access, tokenFor });
  const people = createPeople({
    db,
    now,
    log,
    defaultLanguage: config.defaultLanguage,
    lookUp: (teamId, userId) => directory.lookUp(teamId, userId),
  });
  const metrics = createMetrics({
    db,
    now,
    log,
    lastRun: {
      outbox: () => jobs?.outbox.lastRun,
      clock: () => jobs?.clock.lastRun,
      mailbox: () => jobs?.mailbox?.lastRun,
    },
    slackConnected: () => app.connected(),
  });
  const app = createSlackApp({
    slack: options.slack,
    slackApiUrl: config.slackApiUrl,
    workspaces: workplace.workspaces,
    handlers: timedHandlers(workplace.watch(createHandlers(deps, people, nouns)), metrics.observeRequest),
    log,
    ...(options.network ? { network: options.network } : {}),
  });

  const server = createWebServer({
    host: config.host,
    port: config.port,
    site: createSite({
      pages: workplace.pages.route('/', metrics.page).route('/', programmePages(deps)),
      missing: async () => [...((await isWritable()) ? [] : ['database']), ...(app.connected() ? [] : ['slack'])],
      words: (status, language) => texts(language).page[status === 404 ? 'missing' : 'failed'],
      defaultLanguage: config.defaultLanguage,
      log,
    }),
    ...(app.requestListener ? { slackEvents: app.requestListener } : {}),
    calendars: createFeedListener({
      shelf: feeds,
      words: (_, language) => texts(language).page.missing,
      defaultLanguage: config.defaultLanguage,
      log,
    }),
    ...(options.fallback ? { fallback: options.fallback } : {}),
    log,
  });

  async function isWritable(): Promise<boolean> {
    try {
      await database.probe();
      return true;
    } catch (error) {
      log.error({ err: error }, 'The database cannot be written.');
      return false;
    }
  }

  const port = await server.start().catch(closeDatabase);

  const running = await startJobs({ deps, directory, tokenFor, pace: options.pace, fetch: options.network?.fetch });
  jobs = running;

  return {
    deps,
    port,
    outbox: running.outbox,
    clock: running.clock,
    async connect() {
      await app.start();
    },
    async stop() {
      await app.stop(stopWithinMilliseconds / 2);
      await running.stop(stopWithinMilliseconds / 4);
      await server.stop(stopWithinMilliseconds / 4);
      await planner.stop();
      await database.close();
    },
  };
}
