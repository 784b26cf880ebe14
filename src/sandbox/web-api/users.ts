/** users.info, users.list, users.lookupByEmail, users.profile.get, users.conversations (https://docs.slack.dev/reference/methods/users.info). */

import { channelJson, isMember } from '../channels.ts';
import type { Json } from '../json-values.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../state.ts';
import type { SlackPerson } from '../types.ts';
import { optionalBoolean, optionalString, requiredString } from './arguments.ts';
import { scopesOf, typesArgument } from './conversation-scopes.ts';
import type { Method } from './method.ts';
import { page } from './paging.ts';

/** Every workspace has this account, and does not call it a bot. */
const slackbot: SlackPerson = {
  id: 'USLACKBOT',
  name: 'slackbot',
  real_name: 'Slackbot',
  locale: 'en-US',
  tz: 'America/Los_Angeles',
};

export const info: Method = {
  tier: 4,
  token: 'bot',
  scopes: ['users:read'],
  run({ ws, args }) {
    const id = requiredString(args, 'user', 'user_not_found');
    const person = id === slackbot.id ? slackbot : ws.people.get(id);
    if (!person) throw new SlackError('user_not_found');
    return { user: personJson(ws, person, optionalBoolean(args, 'include_locale') === true) };
  },
};

export const list: Method = {
  tier: 2,
  token: 'bot',
  scopes: ['users:read'],
  run({ ws, args }) {
    const { rows, nextCursor } = page(args, [slackbot, ...ws.people.values()], 1000, 1000);
    const withLocale = optionalBoolean(args, 'include_locale') === true;
    return {
      members: rows.map((person) => personJson(ws, person, withLocale)),
      cache_ts: Math.floor(ws.options.now().getTime() / 1000),
      response_metadata: { next_cursor: nextCursor },
    };
  },
};

export const lookupByEmail: Method = {
  tier: 3,
  token: 'bot',
  scopes: ['users:read.email'],
  run({ ws, args }) {
    const email = requiredString(args, 'email', 'users_not_found').toLowerCase();
    for (const person of ws.people.values()) {
      if (person.email?.toLowerCase() === email && !person.deleted) return { user: personJson(ws, person, false) };
    }
    throw new SlackError('users_not_found');
  },
};

export const getProfile: Method = {
  tier: 4,
  token: 'bot',
  scopes: ['users.profile:read'],
  run({ ws, args }) {
    const person = ws.people.get(optionalString(args, 'user') ?? ws.options.bot.userId);
    if (!person) throw new SlackError('user_not_found');
    return { profile: profileJson(ws, person) };
  },
};

export const conversations: Method = {
  tier: 3,
  token: 'bot',
  scopes: scopesOf('read'),
  run(call) {
    const { ws, args } = call;
    const userId = optionalString(args, 'user') ?? ws.options.bot.userId;
    if (!ws.people.has(userId)) throw new SlackError('user_not_found');
    const types = typesArgument(call);
    const all = [...ws.channels.values()].filter(
      (channel) =>
        types.includes(channel.is_im ? 'im' : channel.is_private ? 'private_channel' : 'public_channel') &&
        isMember(ws, channel, userId) &&
        (!channel.is_private || isMember(ws, channel)) &&
        !(optionalBoolean(args, 'exclude_archived') === true && channel.is_archived),
    );
    const { rows, nextCursor } = page(args, all, 100, 999);
    return {
      channels: rows.map((channel) => channelJson(ws, channel)),
      response_metadata: { next_cursor: nextCursor },
    };
  },
};

/** A person as Slack shows it; `deleted` accounts lose zone and locale. */
export function personJson(ws: Workspace, person: SlackPerson, withLocale: boolean): Json {
  const base = {
    id: person.id,
    team_id: person.is_stranger ? 'T0STRANGER' : ws.options.teamId,
    name: person.name,
    deleted: person.deleted ?? false,
    profile: profileJson(ws, person),
    is_bot: person.is_bot ?? false,
    is_app_user: false,
    updated: 1_700_000_000,
  };
  if (person.deleted) return base;
  return {
    ...base,
    color: '2b6cb0',
    real_name: person.real_name,
    tz: person.tz,
    tz_label: person.tz,
    tz_offset: offsetSeconds(ws.options.now(), person.tz),
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.is_restricted ?? false,
    is_ultra_restricted: person.is_ultra_restricted ?? false,
    is_email_confirmed: person.email !== undefined,
    ...(person.is_stranger ? { is_stranger: true } : {}),
    ...(withLocale ? { locale: person.locale } : {}),
  };
}

function profileJson(ws: Workspace, person: SlackPerson): Json {
  return {
    title: '',
    phone: '',
    skype: '',
    status_text: '',
    status_emoji: '',
    status_emoji_display_info: [],
    status_expiration: 0,
    real_name: person.real_name,
    real_name_normalized: person.real_name,
    display_name: person.name,
    display_name_normalized: person.name,
    first_name: person.real_name.split(' ')[0] ?? '',
    last_name: person.real_name.split(' ').slice(1).join(' '),
    team: person.is_stranger ? 'T0STRANGER' : ws.options.teamId,
    // https://docs.slack.dev/reference/scopes/users.read.email
    ...(person.email === undefined || !ws.botScopes.has('users:read.email') ? {} : { email: person.email }),
    ...(person.is_bot ? { bot_id: ws.options.bot.botId, api_app_id: ws.options.appId } : {}),
  };
}

function offsetSeconds(at: Date, zone: string): number {
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(at)
    .find((part) => part.type === 'timeZoneName')?.value;
  const match = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '');
  if (!match) return 0;
  const seconds = Number(match[2]) * 3600 + Number(match[3]) * 60;
  return match[1] === '-' ? -seconds : seconds;
}
