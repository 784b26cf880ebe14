/** Our own Slack app, without the bot behind it, on the local Slack, for the tests of src/slack and src/web. */

import { createHmac } from 'node:crypto';
import { Hono } from 'hono';
import { pino } from 'pino';
import type { Log } from '../../src/log.ts';
import type { LocalSlack } from '../../src/sandbox/types.ts';
import { createSlackApp, type SlackApp } from '../../src/slack/app.ts';
import type { Answer, Message, SlackHandlers } from '../../src/slack/requests.ts';
import { singleWorkspace } from '../../src/slack/workspaces.ts';
import { createWebServer, type WebServerOptions } from '../../src/web/server.ts';
import { createSite } from '../../src/web/site.ts';

export type Mode = 'http' | 'socket';
export const modes: Mode[] = ['http', 'socket'];

export function message(text: string): Message {
  return { text, blocks: [{ type: 'section', text: { type: 'plain_text', text } }] };
}

export function say(text: string): Answer {
  return { kind: 'message', message: message(text) };
}

export const nothing: Answer = { kind: 'nothing' };

/** Handlers that count nothing and say little; a test replaces those it is about. */
export function handlers(more: Partial<SlackHandlers> = {}): SlackHandlers {
  return {
    command: async ({ text }) => say(`You said ${text}`),
    action: async () => nothing,
    submission: async () => ({ kind: 'close' }),
    shortcut: async () => nothing,
    home: async () => ({ type: 'home', blocks: message('Home').blocks }),
    event: async () => undefined,
    failure: async (_caller, code) => message(`Our mistake: ${code}`),
    ...more,
  };
}

export interface RunningBot extends AsyncDisposable {
  app: SlackApp;
  /** Of the web server, which runs in Socket Mode, too. */
  port: number;
  /** What was logged, as JSON lines. */
  lines: string[];
  stop(deadlineMilliseconds: number): Promise<void>;
}

export interface BotOptions {
  mode: Mode;
  handlers?: Partial<SlackHandlers>;
  wallClock?: () => Date;
  fallback?: WebServerOptions['fallback'];
}

export function collectedLog(): { log: Log; lines: string[] } {
  const lines: string[] = [];
  return { lines, log: pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) }) };
}

/** The app, not started, with the tokens of tests/sandbox/workspace.ts. */
export function makeApp(slackApiUrl: string, options: BotOptions, log: Log): SlackApp {
  return createSlackApp({
    slack:
      options.mode === 'http'
        ? { mode: 'http', signingSecret: 'test-secret' }
        : { mode: 'socket', appToken: 'xapp-test' },
    workspaces: singleWorkspace('xoxb-test', { slackApiUrl, network: undefined, log }),
    slackApiUrl,
    handlers: handlers(options.handlers),
    log,
    ...(options.wallClock ? { wallClock: options.wallClock } : {}),
  });
}

export async function startApp(slack: LocalSlack, options: BotOptions): Promise<RunningBot> {
  const { log, lines } = collectedLog();
  const app = makeApp(slack.apiUrl, options, log);
  const server = createWebServer({
    host: '127.0.0.1',
    port: 0,
    log,
    site: createSite({
      pages: new Hono().get('/broken', () => {
        throw new Error('this page is broken');
      }),
      missing: () => (app.connected() ? [] : ['slack']),
      words: (status, language) => ({ title: `${status}`, text: language === 'de' ? 'Gibt es nicht.' : 'Not here.' }),
      defaultLanguage: 'de',
      log,
    }),
    ...(app.requestListener ? { slackEvents: app.requestListener } : {}),
    ...(options.fallback ? { fallback: options.fallback } : {}),
  });
  const port = await server.start();
  await app.start();
  if (options.mode === 'http') slack.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
  const stop = async (deadline: number) => {
    await app.stop(deadline);
    await server.stop(deadline);
  };
  return { app, port, lines, stop, [Symbol.asyncDispose]: () => stop(500) };
}

/** Slack's headers for a body, signed at a time (Unix seconds). */
export function signed(body: string, seconds = Math.floor(Date.now() / 1000), secret = 'test-secret') {
  const signature = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${signature}` };
}
