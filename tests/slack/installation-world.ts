/** The bot for many workspaces, two of them, and a browser that goes to and fro between them. */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent } from 'undici';
import { type Bot, startBot } from '../../src/bot.ts';
import type { LocalSlack, LocalSlackOptions } from '../../src/sandbox/types.ts';
import { anna, channel, openSlack } from '../sandbox/workspace.ts';
import { collectedLog } from './bot.ts';

export const publicUrl = 'https://besuche.example';
const oauth = { clientId: '12.34', clientSecret: 'client-secret' };

export interface Page {
  status: number;
  /** Where it sends the browser. */
  location: string;
  text: string;
  setCookie: string;
}

/** Keeps cookies, and follows nothing by itself. */
export interface Browser {
  get(address: string): Promise<Page>;
}

export interface Town extends AsyncDisposable {
  one: LocalSlack;
  two: LocalSlack;
  bot: Bot;
  /** Which tokens were used where: workspace and token. */
  used: { team: string; token: string }[];
  lines: string[];
  databaseFile: string;
  moveClock(minutes: number): void;
  /** @param language as in Accept-Language */
  browser(language?: string): Browser;
  /** From `/slack/install` through Slack's page, up to the address that Slack sends the browser back to. */
  askSlack(browser: Browser, slack: LocalSlack): Promise<string>;
  /** The whole way. */
  install(slack: LocalSlack): Promise<Page>;
  /** Sends an unsigned GET to the bot itself. */
  get(path: string): Promise<Response>;
  restart(stateSecret?: string): Promise<void>;
}

/** @param more for the first workspace */
export async function openTown(more: Partial<LocalSlackOptions> = {}): Promise<Town> {
  const folder = await mkdtemp(join(tmpdir(), 'gegenbesuch-'));
  const databaseFile = join(folder, 'test.db');
  let clock = new Date();
  const now = () => new Date(clock);
  const shared = { now, oauth, eventRetryDelays: [0], tiers: { 1: 1000, 2: 1000, 3: 1000, 4: 1000 } };
  const first = await openSlack({
    ...shared,
    teamId: 'T0ONE',
    teamName: 'Kreis <Eins>',
    botToken: 'xoxb-one',
    ...more,
  });
  const second = await openSlack({
    ...shared,
    teamId: 'T0TWO',
    teamName: 'Kreis Zwei',
    botToken: 'xoxb-two',
    channels: [channel('C0TWO', 'two')],
    people: [{ ...anna, real_name: 'Anna Zwei' }],
  });
  const slacks = [first.slack, second.slack] as const;
  const [one, two] = slacks;
  const used: Town['used'] = [];
  const { log, lines } = collectedLog();
  const tokens = new Map([
    ['xoxb-one', one],
    ['xoxb-two', two],
  ]);

  /** All workspaces are behind one address: by the token, or the code, it is known which is meant. */
  const network = {
    dispatcher: new Agent(),
    fetch: async (url: string | URL, init?: RequestInit) => {
      const token = (new Headers(init?.headers).get('authorization') ?? '').replace('Bearer ', '');
      const code = new URLSearchParams(typeof init?.body === 'string' ? init.body : '').get('code') ?? '';
      const slack = tokens.get(token) ?? (code.startsWith('T0TWO.') ? two : one);
      if (token !== '') used.push({ team: slack.options.teamId, token });
      const response = await fetch(String(url).replace(one.apiUrl, slack.apiUrl), init);
      if (code !== '') await learnToken(response.clone(), slack);
      return response;
    },
  };

  async function learnToken(response: Response, slack: LocalSlack): Promise<void> {
    const answer: unknown = await response.json();
    const token = typeof answer === 'object' && answer !== null && 'access_token' in answer && answer.access_token;
    if (typeof token === 'string') tokens.set(token, slack);
  }

  async function start(stateSecret: string): Promise<Bot> {
    const slack = {
      mode: 'install' as const,
      clientId: oauth.clientId,
      clientSecret: oauth.clientSecret,
      stateSecret,
      signingSecret: one.options.signingSecret,
    };
    const bot = await startBot({
      config: {
        slack,
        slackApiUrl: one.apiUrl,
        databaseUrl: `sqlite:${databaseFile}`,
        host: '127.0.0.1',
        port: 0,
        publicUrl,
        smtpUrl: undefined,
        mailFrom: undefined,
        imapUrl: undefined,
        imapDoneFolder: undefined,
        caldavUrl: undefined,
        defaultTimeZone: 'Europe/Berlin',
        defaultLanguage: 'de',
        commandNames: ['/visit', '/besuch'],
        logLevel: 'silent',
      },
      slack,
      log,
      now,
      network,
      pace: { messagesPerSecond: 1000, messagesPerMinute: 6000, updatesPerMinute: 900, mailsPerMinute: 900 },
    });
    for (const each of slacks) each.setRequestUrl(`http://127.0.0.1:${bot.port}/slack/events`);
    await bot.connect();
    return bot;
  }

  const usualSecret = 'a-state-secret-of-32-characters!';
  let bot: Bot | undefined = await start(usualSecret);
  const running = () => {
    if (!bot) throw new Error('The bot does not run');
    return bot;
  };
  const atBot = (address: string) => `http://127.0.0.1:${running().port}${address.replace(publicUrl, '')}`;

  function browser(language = 'de'): Browser {
    const jar = new Map<string, string>();
    return {
      async get(address) {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
        const response = await fetch(atBot(address), {
          redirect: 'manual',
          headers: { 'accept-language': language, ...(cookie === '' ? {} : { cookie }) },
        });
        const setCookie = response.headers.get('set-cookie') ?? '';
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(setCookie) ?? [];
        if (name) {
          if (value && !/max-age=0/i.test(setCookie)) jar.set(name, value);
          else jar.delete(name);
        }
        const location = response.headers.get('location') ?? '';
        return { status: response.status, location, text: await response.text(), setCookie };
      },
    };
  }

  async function askSlack(from: Browser, slack: LocalSlack): Promise<string> {
    const { location } = await from.get('/slack/install');
    // The person is signed in to this workspace, and so Slack shows it.
    const page = new URL(location.replace(one.apiUrl.replace('/api/', ''), slack.apiUrl.replace('/api/', '')));
    const answer = await fetch(page, { redirect: 'manual' });
    return answer.headers.get('location') ?? '';
  }

  return {
    one,
    two,
    used,
    lines,
    databaseFile,
    get bot() {
      return running();
    },
    moveClock(minutes) {
      clock = new Date(clock.getTime() + minutes * 60_000);
    },
    browser,
    askSlack,
    async install(slack) {
      const own = browser();
      return own.get(await askSlack(own, slack));
    },
    get: (path) => fetch(atBot(path), { redirect: 'manual' }),
    async restart(stateSecret = usualSecret) {
      await bot?.stop();
      bot = undefined;
      bot = await start(stateSecret);
    },
    async [Symbol.asyncDispose]() {
      await bot?.stop();
      await Promise.all(slacks.map((slack) => slack.close()));
      await network.dispatcher.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
