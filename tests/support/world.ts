/** The whole bot for one test: real Bolt, a real database file, a real SMTP server, and the local Slack. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bot, startBot } from '../../src/bot.ts';
import type { Config } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { createLocalSlack } from '../../src/sandbox/local-slack.ts';
import { type MailCatcher, startMailCatcher } from '../../src/sandbox/mail-catcher.ts';
import { readSample } from '../../src/sandbox/sample.ts';
import type { LocalSlack, Outcome, SlackMessage, SlackView } from '../../src/sandbox/types.ts';
import { slackOptions } from '../../src/sandbox/workspace.ts';
import { textOf } from '../../src/views/message.ts';

/** People of the sample, by what they are in it. */
export const people = {
  coordinator: 'U0HEIKE',
  staff: 'U0JONAS',
  landrat: 'U0MICHAEL',
  presenter: 'U0KATJA',
  guestCoordinator: 'U0ANJA',
  english: 'U0EMILY',
  outsider: 'U0PETER',
} as const;

export const channel = 'C0BESUCH';

export interface WorldOptions {
  mode?: 'http' | 'socket';
  /** The instant at which the bot's clock stands still until it is moved. */
  now?: string;
  databaseUrl?: string;
  config?: Partial<Config>;
}

export interface World extends AsyncDisposable {
  slack: LocalSlack;
  mail: MailCatcher;
  bot: Bot;
  config: Config;
  /** Moves the bot's clock and lets what is due happen. */
  moveClock(to: string): Promise<void>;
  /** Waits until nothing is due and nothing on its way. */
  settle(): Promise<void>;
  /** Types `/visit …` in the visit's channel as someone. @returns what the answer says */
  visit(line: string, as?: string, where?: string): Promise<string>;
  /** The same under `/besuch`. */
  besuch(line: string, as?: string, where?: string): Promise<string>;
  /** What the person who typed or clicked saw last, of an answer that only they see. */
  lastAnswer(as: string, where?: string): SlackMessage;
  /** The modal on top of someone's screen. */
  modal(as: string): SlackView;
  /** Ends the bot, and starts it again on the same database, Slack and mail server. */
  restart(): Promise<void>;
}

/** As fast as it goes, so that tests do not wait a second for each message; the local Slack then counts no rates, either. */
const pace = {
  messagesPerSecond: Infinity,
  messagesPerMinute: Infinity,
  updatesPerMinute: Infinity,
  mailsPerMinute: Infinity,
};
const unhurried = { messagesPerSecond: 10_000, tiers: { 1: 60_000, 2: 60_000, 3: 60_000, 4: 60_000 } };

export async function world(options: WorldOptions = {}): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'gegenbesuch-'));
  let clock = new Date(options.now ?? '2027-05-03T08:00:00.000Z');
  const now = () => new Date(clock);
  const sample = readSample();
  const mail = await startMailCatcher({ now });
  const setup = slackOptions(sample, ['/visit', '/besuch']);
  const slack = createLocalSlack({ ...setup, ...unhurried, now, eventRetryDelays: [0, 0, 0] });
  await slack.listen();
  const config: Config = {
    slack: { mode: 'sandbox' },
    slackApiUrl: slack.apiUrl,
    databaseUrl: options.databaseUrl ?? `sqlite:${join(folder, 'gegenbesuch.db')}`,
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'https://besuche.lkos.example',
    smtpUrl: mail.url,
    mailFrom: { name: 'Besuche', address: 'besuche@lkos.example' },
    imapUrl: undefined,
    imapDoneFolder: undefined,
    caldavUrl: undefined,
    defaultTimeZone: 'Europe/Berlin',
    defaultLanguage: 'de',
    commandNames: ['/visit', '/besuch'],
    logLevel: 'silent',
    ...options.config,
  };

  async function start(): Promise<Bot> {
    const { botToken, appToken, signingSecret } = setup;
    const bot = await startBot({
      config,
      slack:
        options.mode === 'socket' ? { mode: 'socket', botToken, appToken } : { mode: 'http', botToken, signingSecret },
      log: createLog(config.logLevel),
      now,
      pace,
    });
    if (options.mode !== 'socket') slack.setRequestUrl(`http://127.0.0.1:${bot.port}/slack/events`);
    await bot.connect();
    return bot;
  }

  let bot = await start();

  async function settle(): Promise<void> {
    await bot.clock.idle();
    await bot.outbox.idle();
  }

  async function type(line: string, as: string, where: string): Promise<string> {
    return answerOf(await slack.as(as).command(where, line));
  }

  return {
    slack,
    mail,
    config,
    get bot() {
      return bot;
    },
    settle,
    async moveClock(to) {
      clock = new Date(to);
      bot.clock.wake();
      bot.outbox.wake();
      await settle();
    },
    visit: (line, as = people.coordinator, where = channel) => type(`/visit ${line}`, as, where),
    besuch: (line, as = people.coordinator, where = channel) => type(`/besuch ${line}`, as, where),
    lastAnswer(as, where = channel) {
      const last = slack
        .as(as)
        .sees(where)
        .findLast((message) => message.ephemeral_to === as);
      if (!last) throw new Error(`${as} was not answered in ${where}`);
      return last;
    },
    modal(as) {
      const top = slack.as(as).views.at(-1);
      if (!top) throw new Error(`${as} has no modal open`);
      return top;
    },
    async restart() {
      await bot.stop();
      bot = await start();
    },
    async [Symbol.asyncDispose]() {
      await bot.stop();
      await slack.close();
      await mail.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A world with something in it already. Torn down at once where that fails: its servers would keep the process alive. */
export async function preparedWorld(options: WorldOptions, prepare: (w: World) => Promise<unknown>): Promise<World> {
  return prepared(await world(options), prepare);
}

/** The same for a world that is there already. */
export async function prepared(w: World, prepare: (w: World) => Promise<unknown>): Promise<World> {
  try {
    await prepare(w);
    return w;
  } catch (error) {
    await w[Symbol.asyncDispose]();
    throw error;
  }
}

/** What an acknowledgement says to the person; empty where a modal opened instead. @throws when Slack saw none in time */
export function answerOf(outcome: Outcome): string {
  if (!outcome.acknowledged || outcome.error) throw new Error(`Slack shows: ${outcome.error ?? outcome.status}`);
  return outcome.message ? textOf(outcome.message.blocks) : '';
}
