/** Scheduled messages: at most 120 days ahead, 30 in five minutes and channel (https://docs.slack.dev/reference/methods/chat.scheduleMessage). */

import { getVisibleChannel, getWritableChannel } from '../channels.ts';
import { longTextWarning } from '../message-content.ts';
import { insertMessage } from '../messages.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../state.ts';
import { optionalInteger, optionalString, requiredString } from './arguments.ts';
import { contentArguments, threadArgument } from './chat.ts';
import type { Method } from './method.ts';
import { page } from './paging.ts';

const MOST_SECONDS_AHEAD = 120 * 24 * 3600;
const WINDOW_SECONDS = 300;
const MOST_IN_WINDOW = 30;

/** Posts what has come due by the workspace's time. */
export function postDueMessages(ws: Workspace): void {
  const now = ws.options.now().getTime() / 1000;
  const due = [...ws.scheduled.values()].filter((one) => one.postAt <= now).sort((a, b) => a.postAt - b.postAt);
  for (const one of due) {
    ws.scheduled.delete(one.id);
    insertMessage(ws, { channel: one.channelId, ...one.message });
  }
}

export const scheduleMessage: Method = {
  tier: 3,
  token: 'bot',
  scopes: ['chat:write'],
  run({ ws, args, note }) {
    const channel = getWritableChannel(ws, requiredString(args, 'channel', 'channel_not_found'));
    const postAt = optionalInteger(args, 'post_at');
    if (postAt === undefined) throw new SlackError('invalid_time', 'post_at is missing');
    const now = ws.options.now().getTime() / 1000;
    if (postAt <= now) throw new SlackError('time_in_past', 'post_at has passed');
    if (postAt > now + MOST_SECONDS_AHEAD) throw new SlackError('time_too_far', 'post_at is more than 120 days ahead');
    const near = [...ws.scheduled.values()].filter(
      (one) => one.channelId === channel.id && Math.abs(one.postAt - postAt) < WINDOW_SECONDS,
    );
    if (near.length >= MOST_IN_WINDOW) {
      throw new SlackError('restricted_too_many', `more than ${MOST_IN_WINDOW} messages for a channel in five minutes`);
    }
    const content = contentArguments(ws, args);
    note(longTextWarning(content.text));
    const message = { user: ws.options.bot.userId, ...content, ...threadArgument(ws, args, channel.id) };
    const id = ws.newId('Q');
    ws.scheduled.set(id, { id, channelId: channel.id, postAt, message });
    return {
      channel: channel.id,
      scheduled_message_id: id,
      post_at: postAt,
      message: {
        type: 'delayed_message',
        bot_id: ws.options.bot.botId,
        ...message,
        blocks: content.blocks.length > 0 ? content.blocks : undefined,
      },
    };
  },
};

export const deleteScheduledMessage: Method = {
  tier: 3,
  token: 'bot',
  scopes: ['chat:write'],
  run({ ws, args }) {
    const channel = getVisibleChannel(ws, requiredString(args, 'channel', 'channel_not_found'));
    const id = requiredString(args, 'scheduled_message_id');
    const one = ws.scheduled.get(id);
    if (one?.channelId !== channel.id) throw new SlackError('invalid_scheduled_message_id');
    ws.scheduled.delete(id);
    return {};
  },
};

export const listScheduledMessages: Method = {
  tier: 3,
  token: 'bot',
  scopes: [],
  run({ ws, args }) {
    const channelId = optionalString(args, 'channel');
    if (channelId !== undefined && !ws.channels.has(channelId)) throw new SlackError('invalid_channel');
    const all = [...ws.scheduled.values()]
      .filter((one) => channelId === undefined || one.channelId === channelId)
      .sort((a, b) => a.postAt - b.postAt);
    const { rows, nextCursor } = page(args, all, 100, 100);
    return {
      scheduled_messages: rows.map((one) => ({
        id: one.id,
        channel_id: one.channelId,
        post_at: one.postAt,
        date_created: Math.floor(ws.options.now().getTime() / 1000),
        text: one.message.text,
      })),
      response_metadata: { next_cursor: nextCursor },
    };
  },
};
