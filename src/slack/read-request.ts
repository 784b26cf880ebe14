/**
 * Turns Slack's payloads into our requests. The key of each names the delivery: Slack sending the same again repeats it.
 * https://docs.slack.dev/interactivity/implementing-slash-commands
 * https://docs.slack.dev/reference/interaction-payloads
 */

import { createHash, randomUUID } from 'node:crypto';
import { messageLink } from './links.ts';
import { listAt, textAt, valueAt } from './payload.ts';
import type { ActionRequest, Caller, CommandRequest, ShortcutRequest, SubmissionRequest } from './requests.ts';
import { elementValue, viewValues } from './view-values.ts';

export function readCommand(body: unknown): CommandRequest {
  const triggerId = textAt(body, 'trigger_id');
  return {
    key: keyOf('command', triggerId),
    teamId: textAt(body, 'team_id'),
    userId: textAt(body, 'user_id'),
    channelId: textAt(body, 'channel_id'),
    command: textAt(body, 'command'),
    text: textAt(body, 'text'),
    triggerId,
    responseUrl: textAt(body, 'response_url'),
  };
}

export function readAction(body: unknown): ActionRequest {
  const action = listAt(body, 'actions')[0];
  const actionId = textAt(action, 'action_id');
  const caller = readCaller(body);
  const value = elementValue(action) ?? '';
  const channelId = textAt(body, 'channel', 'id') || textAt(body, 'container', 'channel_id');
  const view = valueAt(body, 'view');
  return {
    ...caller,
    key: keyOf('action', textAt(action, 'action_ts') || textAt(body, 'trigger_id'), caller.userId, actionId),
    ...optional('click', clickOf(body, [caller.userId, actionId, String(value)])),
    actionId,
    value: typeof value === 'string' ? value : value.join(','),
    triggerId: textAt(body, 'trigger_id'),
    // Nobody but the caller reads a direct message of the bot either; its channel's id begins with D.
    inPrivateMessage: valueAt(body, 'container', 'is_ephemeral') === true || channelId.startsWith('D'),
    ...optional('channelId', channelId),
    ...optional('responseUrl', textAt(body, 'response_url')),
    ...(view === undefined || view === null
      ? {}
      : {
          view: {
            id: textAt(view, 'id'),
            hash: textAt(view, 'hash'),
            type: textAt(view, 'type') === 'home' ? 'home' : 'modal',
            callbackId: textAt(view, 'callback_id'),
            privateMetadata: textAt(view, 'private_metadata'),
          },
        }),
  };
}

/** Empty where nothing says in which message or view it was. */
function clickOf(body: unknown, about: string[]): string {
  const place = textAt(body, 'container', 'message_ts') || textAt(body, 'view', 'id');
  if (place === '') return '';
  // A button may carry a long line.
  return keyOf(
    'click',
    createHash('sha256')
      .update(JSON.stringify([place, ...about]))
      .digest('base64url'),
  );
}

/**
 * The key holds the trigger, which is new for each press of the button; id and hash alone would also fit the next try after an
 * answer with errors, which leaves the view as it is.
 */
export function readSubmission(body: unknown): SubmissionRequest {
  const view = valueAt(body, 'view');
  const press = textAt(body, 'trigger_id') || JSON.stringify(valueAt(view, 'state'));
  return {
    ...readCaller(body),
    key: keyOf('submission', textAt(view, 'id'), textAt(view, 'hash'), press),
    callbackId: textAt(view, 'callback_id'),
    privateMetadata: textAt(view, 'private_metadata'),
    values: viewValues(view),
    inputs: new Set(
      listAt(view, 'blocks').flatMap((block) => (textAt(block, 'type') === 'input' ? [textAt(block, 'block_id')] : [])),
    ),
  };
}

export function readShortcut(body: unknown): ShortcutRequest {
  const triggerId = textAt(body, 'trigger_id');
  return {
    ...readCaller(body),
    key: keyOf('shortcut', triggerId),
    callbackId: textAt(body, 'callback_id'),
    triggerId,
    ...optional('channelId', textAt(body, 'channel', 'id')),
    ...optional('responseUrl', textAt(body, 'response_url')),
    ...(textAt(body, 'message', 'ts') === '' ? {} : { message: messageOf(body) }),
  };
}

function messageOf(body: unknown): NonNullable<ShortcutRequest['message']> {
  const place = {
    teamDomain: textAt(body, 'team', 'domain'),
    channelId: textAt(body, 'channel', 'id'),
    ts: textAt(body, 'message', 'ts'),
    threadTs: textAt(body, 'message', 'thread_ts'),
  };
  return {
    text: textAt(body, 'message', 'text'),
    ...optional('userId', textAt(body, 'message', 'user')),
    ...optional('link', messageLink(place) ?? ''),
  };
}

/** Who presses and submits. A view opened through Slack Connect belongs to the workspace that has the app. */
export function readCaller(body: unknown): Caller {
  const teamId =
    textAt(body, 'view', 'app_installed_team_id') || textAt(body, 'team', 'id') || textAt(body, 'user', 'team_id');
  return { teamId, userId: textAt(body, 'user', 'id') };
}

function keyOf(kind: string, ...parts: string[]): string {
  return parts.some((part) => part !== '') ? [kind, ...parts].join(':') : `${kind}:${randomUUID()}`;
}

function optional<Name extends string>(name: Name, value: string): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  if (value !== '') found[name] = value;
  return found;
}
