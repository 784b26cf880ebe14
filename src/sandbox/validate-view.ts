/** Checks a modal or an App Home as Slack does (https://docs.slack.dev/reference/views). */

import { VIEW_LIMITS } from './block-limits.ts';
import { plainText } from './composition-schema.ts';
import { listBlocks } from './elements.ts';
import { isObject, type Json, objects, string } from './json-values.ts';
import { boolean, type Check, object, oneOf, type Report, text } from './schema.ts';
import { SlackError } from './slack-error.ts';
import { blockMistakes } from './validate-blocks.ts';

const anything: Check = () => undefined;
const shared = {
  callback_id: text({ max: VIEW_LIMITS.callbackId, min: 0 }),
  external_id: text({ max: VIEW_LIMITS.externalId, min: 0 }),
  private_metadata: text({ max: VIEW_LIMITS.privateMetadata, min: 0 }),
};
const modal = object(
  { type: oneOf('modal'), title: plainText(VIEW_LIMITS.title), blocks: anything },
  {
    ...shared,
    submit: plainText(VIEW_LIMITS.submit),
    close: plainText(VIEW_LIMITS.close),
    clear_on_close: boolean,
    notify_on_close: boolean,
  },
);
const home = object({ type: oneOf('home'), blocks: anything }, shared);

/**
 * @param kind what the method takes: `modal` or `home`
 * @returns the view, sure to be one
 * @throws {SlackError} invalid_arguments with Slack's messages, or view_too_large
 */
export function checkView(view: unknown, kind: 'modal' | 'home'): Json {
  const mistakes: string[] = [];
  const report: Report = (words, at) => {
    mistakes.push(`[ERROR] ${words} [json-pointer:${at}]`);
  };
  (kind === 'modal' ? modal : home)(view, '/view', report);
  if (!isObject(view)) throw new SlackError('invalid_arguments', 'view must be an object', { details: mistakes });
  if (view.blocks !== undefined) mistakes.push(...blockMistakes(view.blocks, kind, '/view/blocks'));
  const inputs = listBlocks(objects(view.blocks)).filter(({ block }) => string(block.type) === 'input');
  if (kind === 'modal' && inputs.length > 0 && view.submit === undefined) {
    report('missing required field: submit (the view has an input block)', '/view');
  }
  if (mistakes.length > 0) throw new SlackError('invalid_arguments', mistakes.join('; '), { details: mistakes });
  const bytes = Buffer.byteLength(JSON.stringify(view));
  if (bytes > VIEW_LIMITS.bytes)
    throw new SlackError('view_too_large', `the view has ${bytes} bytes, ${VIEW_LIMITS.bytes} are allowed`);
  return view;
}
