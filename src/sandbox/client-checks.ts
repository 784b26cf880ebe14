/** What Slack's own client refuses before it submits a modal; nothing reaches the app then. */

import { codePoints, isObject, type Json, objects } from './json-values.ts';
import type { SlackView, ViewStateValue } from './types.ts';
import { isEmpty } from './view-state.ts';

/** Mistakes by block_id, in Slack's words; empty when the view may be submitted. */
export function clientMistakes(view: SlackView): Record<string, string> {
  const mistakes: Record<string, string> = {};
  for (const block of objects(view.blocks)) {
    const element = block.element;
    const blockId = block.block_id;
    if (block.type !== 'input' || !isObject(element) || typeof blockId !== 'string') continue;
    const value = view.state.values[blockId]?.[String(element.action_id)];
    const words = isEmpty(value) ? missing(block) : malformed(element, value);
    if (words !== undefined) mistakes[blockId] = words;
  }
  return mistakes;
}

function missing(block: Json): string | undefined {
  return block.optional === true ? undefined : 'Please complete this required field.';
}

function malformed(element: Json, state: ViewStateValue | undefined): string | undefined {
  const value = state?.value;
  if (typeof value !== 'string') return undefined;
  switch (element.type) {
    case 'plain_text_input': {
      const least = Number(element.min_length ?? 0);
      const most = Number(element.max_length ?? 3000);
      if (codePoints(value) > most) return `Must be ${most} characters or fewer.`;
      return codePoints(value) < least ? `Must be at least ${least} characters.` : undefined;
    }
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) && /^https?:/i.test(value) ? undefined : 'Please enter a valid URL.';
    case 'number_input':
      return malformedNumber(element, value);
    default:
      return undefined;
  }
}

function malformedNumber(element: Json, value: string): string | undefined {
  if (!/^-?\d+(\.\d+)?$/.test(value)) return 'Please enter a number.';
  if (element.is_decimal_allowed === false && value.includes('.')) return 'Please enter a whole number.';
  const least = Number(element.min_value ?? Number.NEGATIVE_INFINITY);
  const most = Number(element.max_value ?? Number.POSITIVE_INFINITY);
  if (Number(value) < least) return `Must be ${least} or more.`;
  return Number(value) > most ? `Must be ${most} or less.` : undefined;
}
