/** `trigger_id`: good for 3 seconds and once (https://docs.slack.dev/interactivity/handling-user-interaction). */

import { SlackError } from './slack-error.ts';
import type { Trigger, Workspace } from './state.ts';

const LIFE_MILLISECONDS = 3000;
const FORGET_MILLISECONDS = 3_600_000;

export function newTrigger(
  ws: Workspace,
  personId: string,
  from: { channelId?: string; viewId?: string } = {},
): string {
  const id = `${Date.now()}.${ws.options.teamId}.${ws.newId('').toLowerCase()}`;
  forgetOlder(ws.triggers, ws.monotonic() - FORGET_MILLISECONDS);
  ws.triggers.set(id, {
    id,
    personId,
    channelId: from.channelId,
    viewId: from.viewId,
    at: ws.monotonic(),
    used: false,
  });
  return id;
}

/** @throws {SlackError} invalid_trigger_id, expired_trigger_id, exchanged_trigger_id */
export function useTrigger(ws: Workspace, id: string): Trigger {
  const trigger = ws.triggers.get(id);
  if (!trigger) throw new SlackError('invalid_trigger_id', 'no interaction had this trigger_id');
  if (trigger.used) throw new SlackError('exchanged_trigger_id', 'a trigger_id is good for one view only');
  const age = Math.round(ws.monotonic() - trigger.at);
  if (age > LIFE_MILLISECONDS) {
    throw new SlackError('expired_trigger_id', `the trigger_id was ${age} ms old, 3000 are allowed`);
  }
  trigger.used = true;
  return trigger;
}

/** Drops what is long past use; a Map keeps the order in which things came. */
export function forgetOlder(map: Map<string, { at: number }>, than: number): void {
  for (const [id, one] of map) {
    if (one.at >= than) return;
    map.delete(id);
  }
}
