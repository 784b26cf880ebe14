/** A small workspace and a real Bolt app on it, for the tests of the local Slack. */

import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { createLocalSlack } from '../../src/sandbox/local-slack.ts';
import type { LocalSlack, LocalSlackOptions, SlackChannel } from '../../src/sandbox/types.ts';
import { methods } from '../../src/sandbox/web-api/methods.ts';

export const anna = {
  id: 'U0ANNA',
  name: 'anna.meier',
  real_name: 'Anna Meier',
  locale: 'de-DE',
  tz: 'Europe/Berlin',
  email: 'anna@example.org',
};
export const ben = { id: 'U0BEN', name: 'ben', real_name: 'Ben Ode', locale: 'en-GB', tz: 'Europe/London' };
export const botUser = 'U0BOT';
/** For tests of methods that our bot does not call; without it, the token has the scopes of the manifest. */
export const everyScope = [...new Set([...methods.values()].flatMap(({ scopes }) => scopes))];

export function channel(id: string, name: string, more: Partial<SlackChannel> = {}): SlackChannel {
  return {
    id,
    name,
    is_private: false,
    is_im: false,
    is_archived: false,
    members: [anna.id, ben.id, botUser],
    ...more,
  };
}

export interface TestSlack extends AsyncDisposable {
  slack: LocalSlack;
  /** Calls a Web API method with a JSON body. */
  call(method: string, args?: Record<string, unknown>, token?: string): Promise<Record<string, unknown>>;
  /** The same, with the response itself. */
  post(method: string, args?: Record<string, unknown>, token?: string): Promise<Response>;
}

/** A listening local Slack with two people, three channels, `/visit` and two shortcuts; fast message pace unless told. */
export async function openSlack(more: Partial<LocalSlackOptions> = {}): Promise<TestSlack> {
  const slack = createLocalSlack({
    teamId: 'T0TEAM',
    teamDomain: 'kreis',
    teamName: 'Kreis',
    appId: 'A0APP',
    bot: { userId: botUser, botId: 'B0BOT', name: 'besuch' },
    botToken: 'xoxb-test',
    appToken: 'xapp-test',
    signingSecret: 'test-secret',
    people: [anna, ben],
    channels: [
      channel('C0ALL', 'all'),
      channel('C0OTHER', 'other', { members: [anna.id] }),
      channel('C0SECRET', 'secret', { members: [anna.id], is_private: true }),
    ],
    commands: [{ command: '/visit', description: 'Visits', usage_hint: 'help' }],
    shortcuts: [
      { name: 'New', type: 'global', callback_id: 'new', description: 'New visit' },
      { name: 'Take', type: 'message', callback_id: 'take', description: 'Take as topic' },
    ],
    now: () => new Date(),
    messagesPerSecond: 1000,
    ...more,
  });
  await slack.listen();
  const post = (method: string, args: Record<string, unknown> = {}, token = 'xoxb-test') =>
    fetch(slack.apiUrl + method, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(args),
    });
  return {
    slack,
    post,
    call: async (...args) => (await (await post(...args)).json()) as Record<string, unknown>,
    [Symbol.asyncDispose]: () => slack.close(),
  };
}

export interface TestBot extends AsyncDisposable {
  app: App;
}

/** Starts a real Bolt app on the local Slack, over HTTP or Socket Mode. */
export async function startBot(
  slack: LocalSlack,
  mode: 'http' | 'socket',
  listen: (app: App) => void,
): Promise<TestBot> {
  const client = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const http =
    mode === 'http' ? new HTTPReceiver({ signingSecret: 'test-secret', logLevel: LogLevel.ERROR }) : undefined;
  const socket =
    mode === 'socket'
      ? new SocketModeReceiver({
          appToken: 'xapp-test',
          clientPingTimeout: 1000,
          logLevel: LogLevel.ERROR,
          installerOptions: { clientOptions: { ...client } },
        })
      : undefined;
  const receiver = http ?? socket;
  const app = new App({
    token: 'xoxb-test',
    ...(receiver ? { receiver } : {}),
    deferInitialization: true,
    convoStore: false,
    logLevel: LogLevel.ERROR,
    clientOptions: { ...client },
  });
  listen(app);
  await app.init();
  const server = await app.start(0);
  if (http) {
    const address = 'address' in Object(server) ? (server as { address(): unknown }).address() : undefined;
    slack.setRequestUrl(`http://127.0.0.1:${(address as { port: number }).port}/slack/events`);
  } else await slack.until(() => slack.socketConnections > 0, 'the socket is open');
  return {
    app,
    async [Symbol.asyncDispose]() {
      if (socket) await socket.client.disconnect();
      else await app.stop();
    },
  };
}

/** A modal with one text input, as `views.open` takes it. */
export function modal(more: Record<string, unknown> = {}): Record<string, unknown> {
  const text = (words: string) => ({ type: 'plain_text', text: words });
  const element = { type: 'plain_text_input', action_id: 'title' };
  const blocks = [{ type: 'input', block_id: 'title', label: text('Title'), element }];
  return { type: 'modal', callback_id: 'topic', title: text('Topic'), submit: text('Save'), blocks, ...more };
}
