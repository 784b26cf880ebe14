/** Scopes of methods about conversations: which one is needed depends on the kind of the conversation. */

import { conversationKinds, kindOf, kindOfType, requireScope } from '../scopes.ts';
import { SlackError } from '../slack-error.ts';
import type { Workspace } from '../state.ts';
import type { SlackChannel } from '../types.ts';
import { optionalList } from './arguments.ts';
import type { Call } from './method.ts';

/** For a conversation of any kind. */
export function scopesOf(right: 'read' | 'history'): string[] {
  return conversationKinds.map((kind) => `${kind}:${right}`);
}

/** @throws {SlackError} missing_scope when the token is good for conversations of other kinds only */
export function withScope(ws: Workspace, channel: SlackChannel, right: 'read' | 'history'): SlackChannel {
  requireScope(ws, [`${kindOf(channel)}:${right}`]);
  return channel;
}

/** @throws {SlackError} missing_scope when one of the types of conversations asks for a scope that the token lacks */
export function typesArgument({ ws, args }: Call): string[] {
  const types = optionalList(args, 'types') ?? ['public_channel'];
  for (const type of types) {
    const kind = kindOfType(type);
    if (kind === undefined) throw new SlackError('invalid_types', `there are no conversations of type ${type}`);
    requireScope(ws, [`${kind}:read`]);
  }
  return types;
}
