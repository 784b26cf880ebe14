/** What the bot's token allows: the scopes that the app was installed with (https://docs.slack.dev/reference/scopes). */

import { SlackError } from './slack-error.ts';
import type { Workspace } from './state.ts';
import type { SlackChannel } from './types.ts';

/** @param needed any one of them will do; of none nothing is asked. @throws {SlackError} missing_scope */
export function requireScope(ws: Workspace, needed: readonly string[]): void {
  if (needed.length === 0 || needed.some((scope) => ws.botScopes.has(scope))) return;
  const provided = [...ws.botScopes].join(',');
  throw new SlackError('missing_scope', `the token has none of the scopes ${needed.join(', ')}`, {
    fields: { needed: needed.join(','), provided },
  });
}

export type ConversationKind = 'channels' | 'groups' | 'im' | 'mpim';

export const conversationKinds: readonly ConversationKind[] = ['channels', 'groups', 'im', 'mpim'];

/** The first part of the scopes for a conversation of this kind: `groups:read`. */
export function kindOf(channel: SlackChannel): ConversationKind {
  if (channel.is_im) return 'im';
  if (channel.name.startsWith('mpdm-')) return 'mpim';
  return channel.is_private ? 'groups' : 'channels';
}

/** Of the kinds by which conversations.list and users.conversations are asked. */
export function kindOfType(type: string): ConversationKind | undefined {
  if (type === 'public_channel') return 'channels';
  if (type === 'private_channel') return 'groups';
  return type === 'im' || type === 'mpim' ? type : undefined;
}
