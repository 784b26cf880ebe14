/** `response_url`: 5 uses in 30 minutes (https://docs.slack.dev/interactivity/handling-user-interaction). */

import type { Json } from './json-values.ts';
import { longTextWarning, readContent } from './message-content.ts';
import { deleteMessage, findMessage, insertMessage, updateMessage } from './messages.ts';
import { SlackError } from './slack-error.ts';
import type { ResponseUrl, Workspace } from './state.ts';
import { forgetOlder } from './triggers.ts';
import type { SlackMessage } from './types.ts';

const USES = 5;
const LIFE_MILLISECONDS = 30 * 60_000;
const FORGET_MILLISECONDS = 3 * LIFE_MILLISECONDS;

/** @param messageTs the message that was clicked; undefined for a slash command */
export function newResponseUrl(ws: Workspace, personId: string, channelId: string, messageTs?: string): string {
  const id = ws.newId('').toLowerCase() + ws.newId('').toLowerCase();
  forgetOlder(ws.responseUrls, ws.monotonic() - FORGET_MILLISECONDS);
  ws.responseUrls.set(id, { id, personId, channelId, messageTs, at: ws.monotonic(), uses: 0 });
  const kind = messageTs === undefined ? 'commands' : 'actions';
  return `${ws.baseUrl ?? ''}/${kind}/${ws.options.teamId}/${id}`;
}

/**
 * What the bot sends to a response_url.
 * @returns words when something was asked that Slack does not do, though it takes the request
 * @throws {SlackError} used_url, expired_url, invalid_payload, and what is wrong with the message
 */
export function respond(ws: Workspace, id: string, payload: Json): string | undefined {
  const url = ws.responseUrls.get(id);
  if (!url) throw new SlackError('no_such_url', 'no interaction had this response_url');
  if (ws.monotonic() - url.at > LIFE_MILLISECONDS)
    throw new SlackError('expired_url', 'a response_url is good for 30 minutes');
  if (url.uses >= USES) throw new SlackError('used_url', `a response_url is good for ${USES} uses`);
  url.uses += 1;
  const original = url.messageTs === undefined ? undefined : findMessage(ws, url.channelId, url.messageTs);
  if (payload.delete_original === true) return deleteOriginal(ws, url, original, payload);
  if (payload.replace_original === true && original) {
    const content = readContent(ws, payload);
    updateMessage(ws, original, content);
    return longTextWarning(content.text);
  }
  if (payload.replace_original === true && url.messageTs !== undefined) {
    throw new SlackError('message_not_found', 'the message is deleted');
  }
  const { text } = say(ws, url, payload);
  return payload.replace_original === true
    ? 'replace_original: a slash command has no message that could be replaced; a new one was posted'
    : longTextWarning(text);
}

function deleteOriginal(
  ws: Workspace,
  url: ResponseUrl,
  original: SlackMessage | undefined,
  payload: Json,
): string | undefined {
  if (Object.keys(payload).length > 1) throw new SlackError('invalid_payload', 'delete_original must be the only key');
  if (original) deleteMessage(ws, original);
  return url.messageTs === undefined ? 'delete_original: the command of a person cannot be deleted' : undefined;
}

/**
 * Posts the message of an acknowledgement or of a response_url: ephemeral unless it says `in_channel`.
 * @throws {SlackError} what is wrong with the message
 */
export function say(ws: Workspace, to: Pick<ResponseUrl, 'personId' | 'channelId'>, payload: Json): SlackMessage {
  const type = payload.response_type ?? 'ephemeral';
  if (type !== 'ephemeral' && type !== 'in_channel') {
    throw new SlackError('invalid_payload', 'response_type must be ephemeral or in_channel');
  }
  const threadTs = payload.thread_ts;
  if (threadTs !== undefined && (type !== 'in_channel' || payload.replace_original === true)) {
    throw new SlackError('invalid_payload', 'thread_ts needs response_type in_channel and replace_original false');
  }
  return insertMessage(ws, {
    channel: to.channelId,
    user: ws.options.bot.userId,
    ...readContent(ws, payload),
    ...(type === 'ephemeral' ? { ephemeral_to: to.personId } : {}),
    ...(typeof threadTs === 'string' ? { thread_ts: threadTs } : {}),
  });
}
