/** views.open, views.push, views.update, views.publish (https://docs.slack.dev/reference/methods/views.open). */

import type { Json } from '../json-values.ts';
import { SlackError } from '../slack-error.ts';
import type { Trigger, Workspace } from '../state.ts';
import { useTrigger } from '../triggers.ts';
import type { SlackView } from '../types.ts';
import { checkView } from '../validate-view.ts';
import { findView, openModal, publishHome, pushModal, updateView, viewJson } from '../views.ts';
import { optionalJson, optionalString, requiredString } from './arguments.ts';
import type { Call, Method } from './method.ts';

/** The view as the methods answer it: what people have filled in comes only with interactions. */
function answered(ws: Workspace, view: SlackView): Json {
  return { ...viewJson(ws, view), state: { values: {} } };
}

function viewArgument(args: Json): unknown {
  const view = optionalJson(args, 'view');
  if (view === undefined) throw new SlackError('invalid_arguments', 'the argument view is missing');
  return view;
}

function triggerOf({ ws, args }: Call): Trigger {
  const id = optionalString(args, 'trigger_id') ?? optionalString(args, 'interactivity_pointer');
  if (id === undefined) throw new SlackError('invalid_arguments', 'the argument trigger_id is missing');
  return useTrigger(ws, id);
}

export const open: Method = {
  tier: 4,
  token: 'bot',
  scopes: [],
  run(call) {
    // Checked first: a view that Slack refuses does not use up the trigger.
    const view = checkView(viewArgument(call.args), 'modal');
    const { personId, channelId } = triggerOf(call);
    return { view: answered(call.ws, openModal(call.ws, personId, view, channelId)) };
  },
};

export const push: Method = {
  tier: 4,
  token: 'bot',
  scopes: [],
  run(call) {
    // Checked first: a view that Slack refuses does not use up the trigger.
    const view = checkView(viewArgument(call.args), 'modal');
    const { personId, channelId, viewId } = triggerOf(call);
    if (viewId === undefined) {
      throw new SlackError('invalid_trigger_id', 'only an interaction within a modal can push a view');
    }
    return { view: answered(call.ws, pushModal(call.ws, personId, view, channelId)) };
  },
};

function getView(ws: Workspace, args: Json) {
  const id = optionalString(args, 'view_id');
  const externalId = optionalString(args, 'external_id');
  if (id === undefined && externalId === undefined) {
    throw new SlackError('invalid_arguments', 'either view_id or external_id is needed');
  }
  const view = findView(ws, { id, externalId });
  if (!view) throw new SlackError('not_found', 'the view is not open');
  return view;
}

export const update: Method = {
  tier: 4,
  token: 'bot',
  scopes: [],
  run({ ws, args }) {
    const next = viewArgument(args);
    const view = getView(ws, args);
    updateView(ws, view, next, optionalString(args, 'hash'));
    return { view: answered(ws, view) };
  },
};

export const publish: Method = {
  tier: 4,
  token: 'bot',
  scopes: [],
  run({ ws, args }) {
    const userId = requiredString(args, 'user_id', 'invalid_arguments');
    if (!ws.people.has(userId)) throw new SlackError('user_not_found');
    return { view: answered(ws, publishHome(ws, userId, viewArgument(args), optionalString(args, 'hash'))) };
  },
};
