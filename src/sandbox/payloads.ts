/** The bodies of commands and interactions (https://docs.slack.dev/reference/interaction-payloads). */

import { payloadChannelName } from './channels.ts';
import type { Json } from './json-values.ts';
import { messageJson } from './messages.ts';
import type { Workspace } from './state.ts';
import type { SlackChannel, SlackMessage, SlackPerson, SlackView } from './types.ts';
import { viewJson } from './views.ts';

const TOKEN = 'local-verification-token';

export function commandPayload(
  ws: Workspace,
  person: SlackPerson,
  channel: SlackChannel,
  line: { command: string; text: string; responseUrl: string; triggerId: string },
): Json {
  return {
    token: TOKEN,
    team_id: ws.options.teamId,
    team_domain: ws.options.teamDomain,
    channel_id: channel.id,
    channel_name: payloadChannelName(channel),
    user_id: person.id,
    user_name: person.name,
    command: line.command,
    text: line.text,
    api_app_id: ws.options.appId,
    is_enterprise_install: 'false',
    response_url: line.responseUrl,
    trigger_id: line.triggerId,
  };
}

/** What every interaction carries. */
export function interaction(ws: Workspace, type: string, person: SlackPerson): Json {
  return {
    type,
    token: TOKEN,
    team: { id: ws.options.teamId, domain: ws.options.teamDomain },
    user: { id: person.id, username: person.name, name: person.name, team_id: ws.options.teamId },
    api_app_id: ws.options.appId,
    enterprise: null,
    is_enterprise_install: false,
  };
}

export function inChannel(channel: SlackChannel): Json {
  return { channel: { id: channel.id, name: payloadChannelName(channel) } };
}

/** Where a click in a message came from; the message itself is missing for ephemeral ones. */
export function fromMessage(ws: Workspace, channel: SlackChannel, message: SlackMessage): Json {
  const ephemeral = message.ephemeral_to !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: ephemeral,
      ...(message.thread_ts === undefined ? {} : { thread_ts: message.thread_ts }),
    },
    ...inChannel(channel),
    ...(ephemeral ? {} : { message: messageJson(ws, message) }),
  };
}

export function fromView(ws: Workspace, view: SlackView): Json {
  return { container: { type: 'view', view_id: view.id }, view: viewJson(ws, view) };
}

/** Seconds with microseconds, as `action_ts`. */
export function actionTs(ws: Workspace): string {
  return ws.newTs();
}
