/** The answer to view_submission: nothing closes the view; `errors`, `update`, `push`, `clear` (https://docs.slack.dev/surfaces/modals). */

import { isObject, objects } from './json-values.ts';
import { SlackError } from './slack-error.ts';
import type { Workspace } from './state.ts';
import type { SlackView } from './types.ts';
import { closeModals, pushModal, updateView } from './views.ts';

/** @returns what is wrong with the answer, in words; Slack shows the person an error then and keeps the view open */
export function applySubmissionAnswer(
  ws: Workspace,
  personId: string,
  view: SlackView,
  body: unknown,
): string | undefined {
  if (body === undefined || body === '') {
    closeModals(ws, personId, view);
    return undefined;
  }
  if (!isObject(body)) return 'the answer must be empty or a response_action';
  try {
    switch (body.response_action) {
      case 'errors':
        return showErrors(ws, view, body.errors);
      case 'update':
        updateView(ws, view, body.view);
        return undefined;
      case 'push':
        pushModal(ws, personId, body.view);
        return undefined;
      case 'clear':
        closeModals(ws, personId, 'all');
        return undefined;
      default:
        return `unknown response_action: ${String(body.response_action)}`;
    }
  } catch (error) {
    if (error instanceof SlackError) return error.message;
    throw error;
  }
}

function showErrors(ws: Workspace, view: SlackView, errors: unknown): string | undefined {
  if (!isObject(errors) || Object.keys(errors).length === 0) return 'errors must name at least one block_id';
  const inputs = new Set(
    objects(view.blocks)
      .filter((block) => block.type === 'input')
      .map((block) => block.block_id),
  );
  const shown: Record<string, string> = {};
  for (const [blockId, words] of Object.entries(errors)) {
    if (!inputs.has(blockId)) return `errors: ${blockId} is not the block_id of an input`;
    if (typeof words !== 'string' || words === '') return `errors: ${blockId} must have a text`;
    shown[blockId] = words;
  }
  view.errors = shown;
  ws.changed();
  return undefined;
}
