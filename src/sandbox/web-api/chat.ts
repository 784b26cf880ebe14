/** chat.postMessage, chat.update, chat.delete, chat.postEphemeral, chat.getPermalink (https://docs.slack.dev/reference/methods). */

import { MESSAGE_LIMITS } from '../block-limits.ts';
import { getVisibleChannel, getWritableChannel, isMember } from '../channels.ts';
import { codePoints, isObject, type Json } from '../json-values.ts';
import { type Content, longTextWarning, readBlocks, readContent, readMetadata } from '../message-content.ts';
import { deleteMessage, findMessage, insertMessage, messageJson, updateMessage } from '../messages.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../state.ts';
import type { SlackMessage } from '../types.ts';
import { optionalJson, optionalString, requiredString } from './arguments.ts';
import type { Method } from './method.ts';

/** The content arguments of a posting method, nested JSON parsed. */
export function contentArguments(ws: Workspace, args: Json): Content {
  return readContent(ws, {
    text: optionalString(args, 'text'),
    markdown_text: optionalString(args, 'markdown_text'),
    blocks: optionalJson(args, 'blocks', 'invalid_blocks_format'),
    attachments: optionalJson(args, 'attachments', 'invalid_attachments'),
    metadata: optionalJson(args, 'metadata', 'invalid_metadata_format'),
  });
}

export function threadArgument(ws: Workspace, args: Json, channelId: string): { thread_ts?: string } {
  const ts = optionalString(args, 'thread_ts');
  if (ts === undefined) return {};
  const parent = findMessage(ws, channelId, ts);
  if (!parent || parent.ephemeral_to !== undefined)
    throw new SlackError('thread_not_found', `there is no message ${ts}`);
  return { thread_ts: parent.thread_ts ?? parent.ts };
}

/** What an answer says when the text was cut (https://docs.slack.dev/changelog/2018-04-truncating-really-long-messages). */
function truncationWarning(args: Json): Json {
  if (codePoints(optionalString(args, 'text') ?? '') <= MESSAGE_LIMITS.text) return {};
  return { warning: 'message_truncated', response_metadata: { warnings: ['message_truncated'] } };
}

/** A message of the bot's own. @throws {SlackError} message_not_found, or `foreign` when somebody else wrote it */
function getOwnMessage(ws: Workspace, args: Json, foreign: string): SlackMessage {
  const channel = getVisibleChannel(ws, requiredString(args, 'channel', 'channel_not_found'));
  const message = findMessage(ws, channel.id, requiredString(args, 'ts'));
  if (!message) throw new SlackError('message_not_found');
  if (message.ephemeral_to !== undefined) {
    throw new SlackError('message_not_found', 'an ephemeral message can only be changed through its response_url');
  }
  if (message.user !== ws.options.bot.userId) throw new SlackError(foreign, 'only the author can change a message');
  return message;
}

export const postMessage: Method = {
  tier: 'special',
  token: 'bot',
  scopes: ['chat:write'],
  run({ ws, args, limits, note }) {
    const channel = getWritableChannel(ws, requiredString(args, 'channel', 'channel_not_found'));
    limits.takePost(channel.id);
    const content = contentArguments(ws, args);
    note(longTextWarning(content.text));
    const message = insertMessage(ws, {
      channel: channel.id,
      user: ws.options.bot.userId,
      ...content,
      ...threadArgument(ws, args, channel.id),
    });
    return { channel: channel.id, ts: message.ts, message: messageJson(ws, message), ...truncationWarning(args) };
  },
};

export const update: Method = {
  tier: 3,
  token: 'bot',
  scopes: ['chat:write'],
  run({ ws, args }) {
    const message = getOwnMessage(ws, args, 'cant_update_message');
    if (ws.channels.get(message.channel)?.is_archived) throw new SlackError('is_archived');
    const text = optionalString(args, 'text');
    if (text !== undefined && codePoints(text) > MESSAGE_LIMITS.updateText) {
      throw new SlackError('msg_too_long', `chat.update takes ${MESSAGE_LIMITS.updateText} characters`);
    }
    // A text takes the place of earlier blocks unless new ones come with it; metadata alone leaves both as they are
    // (https://docs.slack.dev/reference/methods/chat.update#text_usage).
    const blocks = optionalJson(args, 'blocks', 'invalid_blocks_format');
    const metadata = optionalJson(args, 'metadata', 'invalid_metadata_format');
    const isMetadataAlone = text === undefined && blocks === undefined && metadata !== undefined;
    const next = isMetadataAlone ? message.blocks : readBlocks(ws, blocks);
    if (text === undefined && next.length === 0 && !isMetadataAlone) {
      throw new SlackError('no_text', 'neither text nor blocks');
    }
    const removed = isObject(metadata) && Object.keys(metadata).length === 0;
    if (removed) delete message.metadata;
    updateMessage(ws, message, {
      text: isMetadataAlone ? message.text : (text ?? ''),
      blocks: next,
      ...(removed ? {} : readMetadata(metadata)),
    });
    return { channel: message.channel, ts: message.ts, text: message.text, message: messageJson(ws, message) };
  },
};

export const remove: Method = {
  tier: 3,
  token: 'bot',
  scopes: ['chat:write'],
  run({ ws, args }) {
    const message = getOwnMessage(ws, args, 'cant_delete_message');
    deleteMessage(ws, message);
    return { channel: message.channel, ts: message.ts };
  },
};

export const postEphemeral: Method = {
  tier: 4,
  token: 'bot',
  scopes: ['chat:write'],
  run({ ws, args, note }) {
    const channel = getWritableChannel(ws, requiredString(args, 'channel', 'channel_not_found'));
    const user = requiredString(args, 'user');
    if (!ws.people.has(user)) throw new SlackError('user_not_found');
    if (!isMember(ws, channel, user)) throw new SlackError('user_not_in_channel', `${user} is not in the channel`);
    const content = contentArguments(ws, args);
    note(longTextWarning(content.text));
    const message = insertMessage(ws, {
      channel: channel.id,
      user: ws.options.bot.userId,
      ephemeral_to: user,
      ...content,
      ...threadArgument(ws, args, channel.id),
    });
    return { message_ts: message.ts, ...truncationWarning(args) };
  },
};

export const getPermalink: Method = {
  tier: 'special',
  token: 'bot',
  scopes: [],
  run({ ws, args }) {
    const channel = getVisibleChannel(ws, requiredString(args, 'channel', 'channel_not_found'));
    const ts = requiredString(args, 'message_ts');
    const message = findMessage(ws, channel.id, ts);
    if (!message || message.ephemeral_to !== undefined) throw new SlackError('message_not_found');
    const permalink = `https://${ws.options.teamDomain}.slack.com/archives/${channel.id}/p${ts.replace('.', '')}`;
    const root = message.thread_ts;
    const query = root === undefined || root === ts ? '' : `?thread_ts=${root}&cid=${channel.id}`;
    return { channel: channel.id, permalink: permalink + query };
  },
};
