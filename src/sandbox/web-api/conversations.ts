/** conversations.info, members, open, list, history, replies (https://docs.slack.dev/reference/methods/conversations.info). */

import { channelJson, getReadableChannel, getVisibleChannel, isMember, openDirectMessage } from '../channels.ts';
import { findMessage, listMessages, messageJson } from '../messages.ts';
import { requireScope } from '../scopes.ts';
import { SlackError } from '../slack-error.ts';
import type { SlackChannel } from '../types.ts';
import { optionalBoolean, optionalList, optionalString, requiredString } from './arguments.ts';
import { scopesOf, typesArgument, withScope } from './conversation-scopes.ts';
import type { Call, Method } from './method.ts';
import { page } from './paging.ts';

const MOST_PEOPLE_IN_A_DIRECT_MESSAGE = 8;

export const info: Method = {
  tier: 3,
  token: 'bot',
  scopes: scopesOf('read'),
  run: ({ ws, args }) => ({
    channel: channelJson(
      ws,
      withScope(ws, getVisibleChannel(ws, requiredString(args, 'channel', 'channel_not_found')), 'read'),
    ),
  }),
};

export const members: Method = {
  tier: 4,
  token: 'bot',
  scopes: scopesOf('read'),
  run({ ws, args }) {
    const channel = withScope(ws, getVisibleChannel(ws, requiredString(args, 'channel', 'channel_not_found')), 'read');
    const { rows, nextCursor } = page(args, channel.members, 100, 1000);
    return { members: rows, response_metadata: { next_cursor: nextCursor } };
  },
};

export const open: Method = {
  tier: 3,
  token: 'bot',
  scopes: ['im:write', 'mpim:write', 'channels:manage', 'groups:write'],
  run({ ws, args }) {
    const given = optionalString(args, 'channel');
    const users = optionalList(args, 'users');
    if (given !== undefined) return { ...alreadyOpen, channel: { id: getVisibleChannel(ws, given).id } };
    const [first] = users ?? [];
    if (!users || first === undefined) throw new SlackError('users_list_not_supplied', 'the argument users is missing');
    if (users.length > MOST_PEOPLE_IN_A_DIRECT_MESSAGE) throw new SlackError('too_many_users', 'at most 8 people');
    for (const user of users) {
      const person = ws.people.get(user);
      if (!person) throw new SlackError('user_not_found');
      if (person.is_bot) throw new SlackError('cannot_dm_bot', 'a bot cannot write to a bot');
      if (person.deleted) throw new SlackError('user_disabled');
    }
    requireScope(ws, [users.length === 1 ? 'im:write' : 'mpim:write']);
    const before = ws.channels.size;
    const channel = users.length === 1 ? openDirectMessage(ws, first) : openGroup({ ws, users });
    return {
      ...(ws.channels.size === before ? alreadyOpen : {}),
      channel: {
        id: channel.id,
        ...(optionalBoolean(args, 'return_im') && channel.is_im ? channelJson(ws, channel) : {}),
      },
    };
  },
};

/** What Slack adds when there was nothing to open. */
const alreadyOpen = { no_op: true, already_open: true };

/** A direct message among several is a private channel with a made-up name. */
function openGroup({ ws, users }: { ws: Call['ws']; users: string[] }): SlackChannel {
  const together = [...users, ws.options.bot.userId].sort();
  const name = `mpdm-${together.join('-').toLowerCase()}`;
  for (const channel of ws.channels.values()) if (channel.name === name) return channel;
  const id = ws.newId('G');
  const channel = { id, name, is_private: true, is_im: false, is_archived: false, members: together };
  ws.channels.set(id, channel);
  return channel;
}

export const list: Method = {
  tier: 2,
  token: 'bot',
  scopes: scopesOf('read'),
  run(call) {
    const { ws, args } = call;
    const types = typesArgument(call);
    const all = [...ws.channels.values()].filter(
      (channel) =>
        types.includes(channel.is_im ? 'im' : channel.is_private ? 'private_channel' : 'public_channel') &&
        (!channel.is_private || isMember(ws, channel)) &&
        !(optionalBoolean(args, 'exclude_archived') === true && channel.is_archived),
    );
    const { rows, nextCursor } = page(args, all, 100, 1000);
    return {
      channels: rows.map((channel) => channelJson(ws, channel)),
      response_metadata: { next_cursor: nextCursor },
    };
  },
};

export const history: Method = {
  tier: 3,
  token: 'bot',
  scopes: scopesOf('history'),
  run(call) {
    const { ws, args } = call;
    const channel = withScope(
      ws,
      getReadableChannel(ws, requiredString(args, 'channel', 'channel_not_found')),
      'history',
    );
    const all = listMessages(ws, channel.id).filter((one) => one.thread_ts === undefined || one.thread_ts === one.ts);
    const { rows, nextCursor } = page(args, all.filter(within(call)).toReversed(), 100, 999);
    return {
      messages: rows.map((message) => messageJson(ws, message)),
      has_more: nextCursor !== '',
      pin_count: ws.pins.get(channel.id)?.size ?? 0,
      ...(nextCursor === '' ? {} : { response_metadata: { next_cursor: nextCursor } }),
    };
  },
};

export const replies: Method = {
  tier: 3,
  token: 'bot',
  scopes: scopesOf('history'),
  run(call) {
    const { ws, args } = call;
    const channel = withScope(
      ws,
      getReadableChannel(ws, requiredString(args, 'channel', 'channel_not_found')),
      'history',
    );
    const ts = requiredString(args, 'ts');
    const parent = findMessage(ws, channel.id, ts);
    if (!parent || parent.ephemeral_to !== undefined) throw new SlackError('thread_not_found');
    const root = parent.thread_ts ?? parent.ts;
    const thread = listMessages(ws, channel.id).filter((one) => one.ts === root || one.thread_ts === root);
    const { rows, nextCursor } = page(args, thread.filter(within(call)), 1000, 1000);
    return {
      messages: rows.map((message) => messageJson(ws, message)),
      has_more: nextCursor !== '',
      ...(nextCursor === '' ? {} : { response_metadata: { next_cursor: nextCursor } }),
    };
  },
};

/** Keeps messages between `oldest` and `latest`, the ends only with `inclusive`. */
function within({ args }: Call): (message: { ts: string }) => boolean {
  const oldest = Number(optionalString(args, 'oldest') ?? 0);
  const latest = Number(optionalString(args, 'latest') ?? Number.POSITIVE_INFINITY);
  const inclusive = optionalBoolean(args, 'inclusive') === true;
  return ({ ts }) => {
    const at = Number(ts);
    return (at > oldest && at < latest) || (inclusive && (at === oldest || at === latest));
  };
}
