/** Small methods: api.test, auth.test, team.info, apps.connections.open, pins.add, bookmarks.add. */

import { getReadableChannel } from '../channels.ts';
import type { Json } from '../json-values.ts';
import { findMessage } from '../messages.ts';
import { SlackError } from '../slack-error.ts';
import { optionalString, requiredString } from './arguments.ts';
import type { Method } from './method.ts';

const MOST_PINS = 100;
const MOST_BOOKMARKS = 100;

export const apiTest: Method = {
  tier: 'special',
  token: 'none',
  scopes: [],
  run({ args }) {
    const error = optionalString(args, 'error');
    if (error !== undefined) throw new SlackError(error);
    return { args };
  },
};

export const authTest: Method = {
  tier: 'special',
  token: 'bot',
  scopes: [],
  run: ({ ws: { options } }) => ({
    url: `https://${options.teamDomain}.slack.com/`,
    team: options.teamName,
    user: options.bot.name,
    team_id: options.teamId,
    user_id: options.bot.userId,
    bot_id: options.bot.botId,
    is_enterprise_install: false,
  }),
};

export const teamInfo: Method = {
  tier: 3,
  token: 'bot',
  scopes: ['team:read'],
  run: ({ ws: { options } }) => ({
    team: {
      id: options.teamId,
      name: options.teamName,
      domain: options.teamDomain,
      url: `https://${options.teamDomain}.slack.com/`,
      email_domain: '',
      icon: { image_default: true },
    },
  }),
};

export const connectionsOpen: Method = {
  tier: 3,
  token: 'app',
  scopes: [],
  run({ ws, sockets }) {
    const address = (ws.baseUrl ?? '').replace(/^http/, 'ws');
    return { url: `${address}/link/?ticket=${sockets.issueTicket()}&app_id=${ws.options.appId}` };
  },
};

export const addPin: Method = {
  tier: 2,
  token: 'bot',
  scopes: ['pins:write'],
  run({ ws, args }) {
    const channel = getReadableChannel(ws, requiredString(args, 'channel', 'channel_not_found'));
    const ts = requiredString(args, 'timestamp', 'no_item_specified');
    const message = findMessage(ws, channel.id, ts);
    if (!message || message.ephemeral_to !== undefined) throw new SlackError('message_not_found');
    const pins = ws.pins.get(channel.id) ?? new Set<string>();
    if (pins.has(ts)) throw new SlackError('already_pinned');
    if (pins.size >= MOST_PINS) throw new SlackError('too_many_pins', `a channel holds ${MOST_PINS} pins`);
    ws.pins.set(channel.id, pins.add(ts));
    ws.changed();
    return {};
  },
};

export const addBookmark: Method = {
  tier: 2,
  token: 'bot',
  scopes: ['bookmarks:write'],
  run({ ws, args }) {
    const channel = getReadableChannel(ws, requiredString(args, 'channel_id', 'channel_not_found'));
    const type = requiredString(args, 'type');
    if (type !== 'link') throw new SlackError('invalid_bookmark_type', 'only links can be bookmarks');
    const title = requiredString(args, 'title');
    const link = requiredString(args, 'link', 'invalid_link');
    if (!URL.canParse(link) || !/^https?:/.test(link)) throw new SlackError('invalid_link', 'a bookmark needs http(s)');
    const bookmarks = ws.bookmarks.get(channel.id) ?? [];
    if (bookmarks.length >= MOST_BOOKMARKS) {
      throw new SlackError('too_many_bookmarks', `a channel holds ${MOST_BOOKMARKS} bookmarks`);
    }
    const bookmark: Json = {
      id: ws.newId('Bk'),
      channel_id: channel.id,
      title,
      link,
      type,
      emoji: optionalString(args, 'emoji') ?? null,
      icon_url: new URL('/favicon.ico', link).href,
      entity_id: null,
      date_created: Math.floor(ws.options.now().getTime() / 1000),
      date_updated: 0,
      rank: (bookmarks.length + 1).toString(36),
      last_updated_by_user_id: ws.options.bot.userId,
      last_updated_by_team_id: ws.options.teamId,
      shortcut_id: null,
      app_id: ws.options.appId,
    };
    ws.bookmarks.set(channel.id, [...bookmarks, bookmark]);
    ws.changed();
    return { bookmark };
  },
};
