/** Our local Slack and emulate's (https://emulate.dev), which we did not write, with the same workspace: asked alike, they must answer alike. */

import { createEmulator } from 'emulate';
import { createLocalSlack } from '../../../src/sandbox/local-slack.ts';
import { readSample } from '../../../src/sandbox/sample.ts';
import type { SlackPerson } from '../../../src/sandbox/types.ts';
import { startRawBot } from '../raw-bot.ts';
import { everyScope } from '../workspace.ts';

export type Json = Record<string, unknown>;

export interface Reply {
  status: number;
  json: Json;
}

export interface Side {
  readonly name: 'ours' | 'emulate';
  /** Calls a Web API method as WebClient does: a form with nested JSON. Without `token`, with the bot's. */
  call(method: string, args?: Json, token?: string): Promise<Reply>;
  /** A trigger_id, as when the person types a command, or clicks in the view. */
  trigger(personId: string, viewId?: string): Promise<string>;
}

export interface Sides extends AsyncDisposable {
  ours: Side;
  emulate: Side;
  /** Ids of people and channels by their names; the same on both sides. */
  ids: ReadonlyMap<string, string>;
}

const bot = { userId: 'U0BESUCHE', botId: 'B0BESUCHE', name: 'gegenbesuch' };
const appId = 'A0BESUCHE';
const client = { client_id: '1.2', client_secret: 'client-secret' };
export const botToken = 'xoxb-second-opinion';
/** Of a person, with whom emulate is furnished; ours knows no tokens but the app's. */
const personToken = 'xoxp-furnisher';
/** emulate has this one team. */
const teamId = 'T000000001';

/** @param botScopes what both let the bot do */
export async function openSides(botScopes: string[] = everyScope): Promise<Sides> {
  const { team, people } = readSample();
  const emulator = await createEmulator({
    service: 'slack',
    port: 0,
    hostname: '127.0.0.1',
    seed: {
      slack: {
        team: { name: team.name, domain: team.domain },
        users: people.map(({ name, realName, email }) => ({ name, real_name: realName, email })),
        channels: [
          { name: 'visit' },
          { name: 'elsewhere' },
          { name: 'archived' },
          { name: 'secret', is_private: true },
        ],
        oauth_apps: [
          {
            ...client,
            name: 'Gegenbesuch',
            redirect_uris: ['https://lkos.example/'],
            app_id: appId,
            bot_id: bot.botId,
            bot_user_id: bot.userId,
            bot_name: bot.name,
          },
        ],
        tokens: [
          { token: personToken, user: 'admin' },
          {
            token: botToken,
            type: 'bot',
            user_id: bot.userId,
            scopes: botScopes,
            app_id: appId,
            bot_id: bot.botId,
            bot_user_id: bot.userId,
          },
        ],
        strict_scopes: true,
      },
    },
  });
  const address = `http://127.0.0.1:${new URL(emulator.url).port}/api/`;
  const furnish = async (method: string, args: Json) => (await call(address, method, args, personToken)).json;
  const users = (await furnish('users.list', {})).members as (SlackPerson & { profile: { email: string } })[];
  const listed = { types: 'public_channel,private_channel' };
  const ids = new Map(users.map(({ name, id }) => [name, id]));
  for (const { name, id } of (await furnish('conversations.list', listed)).channels as { name: string; id: string }[]) {
    ids.set(name, id);
    if (name === 'visit' || name === 'archived')
      await furnish('conversations.invite', { channel: id, users: bot.userId });
    if (name === 'archived') await furnish('conversations.archive', { channel: id });
  }
  const channels = (await furnish('conversations.list', listed)).channels as Json[];
  const members = await Promise.all(channels.map(({ id }) => furnish('conversations.members', { channel: id })));
  const tiers = { 1: 60_000, 2: 60_000, 3: 60_000, 4: 60_000 };
  const slack = createLocalSlack({
    teamId,
    teamDomain: team.domain,
    teamName: team.name,
    appId,
    bot,
    botToken,
    botScopes,
    tiers,
    oauth: { clientId: client.client_id, clientSecret: client.client_secret },
    appToken: 'xapp-second-opinion',
    signingSecret: 'secret',
    messagesPerSecond: 10_000,
    now: () => new Date(),
    people: users
      .filter(({ is_bot }) => is_bot !== true)
      .map(({ id, name, real_name, profile: { email } }) => {
        return { id, name, real_name, email, locale: 'de-DE', tz: 'Europe/Berlin' };
      }),
    channels: channels.map(({ id, name, is_private, is_archived }, index) => ({
      id: String(id),
      name: String(name),
      is_private: is_private === true,
      is_im: false,
      is_archived: is_archived === true,
      members: members[index]?.members as string[],
    })),
    commands: [{ command: '/visit', description: '', usage_hint: '' }],
    shortcuts: [],
  });
  await slack.listen();
  const listener = await startRawBot(slack);
  return {
    ids,
    ours: {
      name: 'ours',
      call: (method, args, token) => call(slack.apiUrl, method, args, token),
      async trigger(personId, viewId) {
        const person = slack.as(personId);
        const view = person.views.find(({ id }) => id === viewId);
        if (view) await person.clickInView(view, 'press');
        else await person.command(ids.get('visit') ?? '', '/visit');
        return String(listener.last('trigger_id'));
      },
    },
    emulate: {
      name: 'emulate',
      call: (method, args, token) => call(address, method, args, token),
      async trigger(personId, viewId) {
        const from = { user_id: personId, ...(viewId === undefined ? {} : { view_id: viewId }) };
        return String((await call(address, 'views.generateTriggerId', from)).json.trigger_id);
      },
    },
    async [Symbol.asyncDispose]() {
      await listener[Symbol.asyncDispose]();
      await Promise.all([slack.close(), emulator.close()]);
    },
  };
}

async function call(address: string, method: string, args: Json = {}, token = botToken): Promise<Reply> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(args)) {
    if (value !== undefined) body.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(address + method, { method: 'POST', headers, body });
  const text = await response.text();
  return { status: response.status, json: response.ok ? (JSON.parse(text) as Json) : { text } };
}
