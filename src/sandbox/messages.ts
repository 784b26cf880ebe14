/** Storing messages, and what a message looks like in an answer. */

import { fileJson } from './files.ts';
import type { Json } from './json-values.ts';
import type { Workspace } from './state.ts';
import type { SlackMessage } from './types.ts';

export function insertMessage(ws: Workspace, message: Omit<SlackMessage, 'ts'>): SlackMessage {
  const stored: SlackMessage = { ts: ws.newTs(), ...message };
  const list = ws.messages.get(message.channel) ?? [];
  list.push(stored);
  ws.messages.set(message.channel, list);
  ws.changed();
  return stored;
}

/** Any message by its timestamp, ephemeral ones included. */
export function findMessage(ws: Workspace, channelId: string, ts: string): SlackMessage | undefined {
  return ws.messages.get(channelId)?.find((message) => message.ts === ts);
}

/** Changes the message in place, so that whoever holds it sees the new state. */
export function updateMessage(
  ws: Workspace,
  message: SlackMessage,
  change: Partial<Pick<SlackMessage, 'text' | 'blocks' | 'metadata'>>,
): void {
  Object.assign(message, change);
  message.edited = { ts: ws.newTs() };
  for (const key of ws.messageStates.keys()) {
    if (key.startsWith(`${message.channel}:${message.ts}:`)) ws.messageStates.delete(key);
  }
  ws.changed();
}

export function deleteMessage(ws: Workspace, message: SlackMessage): void {
  const list = ws.messages.get(message.channel) ?? [];
  ws.messages.set(
    message.channel,
    list.filter((one) => one !== message),
  );
  ws.changed();
}

/** Messages for everyone in a channel, oldest first. */
export function listMessages(ws: Workspace, channelId: string): SlackMessage[] {
  return (ws.messages.get(channelId) ?? []).filter((message) => message.ephemeral_to === undefined);
}

/** The message as the Web API and interaction payloads carry it. */
export function messageJson(ws: Workspace, message: SlackMessage): Json {
  const byBot = message.user === ws.options.bot.userId;
  const replies = listMessages(ws, message.channel).filter(
    (one) => one.thread_ts === message.ts && one.ts !== message.ts,
  );
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: ws.options.teamId,
    ...(byBot ? { bot_id: ws.options.bot.botId, app_id: ws.options.appId } : {}),
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    ...threadOf(message, replies),
    ...(message.edited ? { edited: { user: byBot ? ws.options.bot.botId : message.user, ts: message.edited.ts } } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
    ...(message.files ? { files: message.files.map((one) => fileOf(ws, one)) } : {}),
  };
}

/** What the first message of a thread says of its replies. */
function threadOf(message: SlackMessage, replies: SlackMessage[]): Json {
  const latest = replies.at(-1);
  if (!latest) return {};
  const users = [...new Set(replies.map(({ user }) => user))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: latest.ts,
    reply_users: users.slice(0, 5),
  };
}

function fileOf(ws: Workspace, { id }: { id: string }): Json {
  const file = ws.files.get(id);
  return file ? fileJson(ws, file) : { id };
}
