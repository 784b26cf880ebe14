/** Who may write where, and what a channel looks like in an answer. */

import type { Json } from './json-values.ts';
import { SlackError } from './slack-error.ts';
import type { Workspace } from './state.ts';
import type { SlackChannel } from './types.ts';

/** The direct message between the bot and a person; opened when there is none yet. */
export function openDirectMessage(ws: Workspace, personId: string): SlackChannel {
  for (const channel of ws.channels.values()) if (channel.is_im && channel.user === personId) return channel;
  const channel: SlackChannel = {
    id: ws.newId('D'),
    name: '',
    is_private: true,
    is_im: true,
    is_archived: false,
    user: personId,
    members: [personId, ws.options.bot.userId],
  };
  ws.channels.set(channel.id, channel);
  return channel;
}

/** A channel that the bot can know of: public ones, and private ones it is a member of. */
export function getVisibleChannel(ws: Workspace, channelId: string): SlackChannel {
  const channel = ws.channels.get(channelId);
  if (!channel || (channel.is_private && !isMember(ws, channel))) throw new SlackError('channel_not_found');
  return channel;
}

/**
 * The channel for a message of the bot.
 * @param channelId `C…`, `D…`, `#name`, or `U…`, which opens the direct message (https://docs.slack.dev/reference/methods/chat.postMessage)
 */
export function getWritableChannel(ws: Workspace, channelId: string): SlackChannel {
  const channel = getVisibleChannel(ws, findChannelId(ws, channelId));
  if (channel.is_archived) throw new SlackError('is_archived');
  if (!isMember(ws, channel)) throw new SlackError('not_in_channel', `the bot is not a member of #${channel.name}`);
  return channel;
}

/** The channel to read: the bot must be a member. */
export function getReadableChannel(ws: Workspace, channelId: string): SlackChannel {
  const channel = getVisibleChannel(ws, channelId);
  if (!isMember(ws, channel)) throw new SlackError('not_in_channel', `the bot is not a member of #${channel.name}`);
  return channel;
}

function findChannelId(ws: Workspace, wanted: string): string {
  const person = ws.people.get(wanted);
  if (person) {
    if (person.is_bot) throw new SlackError('cannot_dm_bot', 'a bot cannot write to a bot');
    if (person.deleted) throw new SlackError('user_disabled');
    return openDirectMessage(ws, person.id).id;
  }
  if (!wanted.startsWith('#')) return wanted;
  for (const channel of ws.channels.values()) if (channel.name === wanted.slice(1)) return channel.id;
  return wanted;
}

export function isMember(ws: Workspace, channel: SlackChannel, personId = ws.options.bot.userId): boolean {
  return channel.members.includes(personId);
}

export function channelJson(ws: Workspace, channel: SlackChannel): Json {
  const created = 1_700_000_000;
  if (channel.is_im) {
    return {
      id: channel.id,
      created,
      is_archived: channel.is_archived,
      is_im: true,
      is_org_shared: false,
      context_team_id: ws.options.teamId,
      user: channel.user,
    };
  }
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    created,
    creator: channel.members[0] ?? ws.options.bot.userId,
    is_channel: !channel.is_private,
    is_group: channel.is_private,
    is_im: false,
    is_mpim: false,
    is_private: channel.is_private,
    is_archived: channel.is_archived,
    is_general: false,
    is_shared: false,
    is_ext_shared: false,
    is_org_shared: false,
    is_pending_ext_shared: false,
    is_member: isMember(ws, channel),
    context_team_id: ws.options.teamId,
    topic: { value: '', creator: '', last_set: 0 },
    purpose: { value: '', creator: '', last_set: 0 },
    num_members: channel.members.length,
  };
}

/** The channel's name as interaction payloads carry it. */
export function payloadChannelName(channel: SlackChannel): string {
  if (channel.is_im) return 'directmessage';
  return channel.is_private ? 'privategroup' : channel.name;
}
