/** Puts what was filled in on the page into a view's state. */

import { listElements } from './elements.ts';
import { isOption, optionsOf } from './fill.ts';
import { isObject, type Json, objects, string, strings } from './json-values.ts';
import type { LocalSlack, Persona, SlackView, ViewStateValue } from './types.ts';
import { isStateful, type StatefulType, stateFields, zoneOf } from './view-state.ts';

/**
 * Unlike `Persona.fill` it finds inputs by block_id and action_id, since several inputs may share an action_id.
 * @param values by block_id, then action_id: a text or a list of texts; null empties an input. Options are named by their
 *   values, files by an object with their `id`; options that the bot suggested come whole.
 */
export function fillView(slack: LocalSlack, persona: Persona, view: SlackView, values: Json): void {
  for (const { element, block, blockId, actionId } of listElements(view.blocks)) {
    const type = element.type;
    const inBlock = values[blockId];
    if (block.type !== 'input' || !isStateful(type) || !isObject(inBlock) || !(actionId in inBlock)) continue;
    const state = filled(slack, persona, element, type, inBlock[actionId]);
    view.state.values[blockId] = { ...view.state.values[blockId], [actionId]: state };
  }
}

function filled(
  slack: LocalSlack,
  persona: Persona,
  element: Json,
  type: StatefulType,
  input: unknown,
): ViewStateValue {
  const field = stateFields[type];
  const isList = field === 'files' || field.endsWith('s');
  const given = [input].flat().filter((one) => one !== null && one !== '');
  const picked = given.map((one) => pick(slack, persona, element, type, one)).filter((one) => one !== undefined);
  return { type, [field]: isList ? picked : (picked[0] ?? null), ...zoneOf(element) };
}

function pick(slack: LocalSlack, persona: Persona, element: Json, type: StatefulType, one: unknown): unknown {
  const text = string(one);
  switch (stateFields[type]) {
    case 'selected_option':
    case 'selected_options':
      if (type.endsWith('external_select')) return isOption(one) ? one : undefined;
      return structuredClone(optionsOf(element).find((option) => option.value === text));
    case 'selected_user':
    case 'selected_users':
      return slack.people.has(text) ? text : undefined;
    case 'selected_channel':
    case 'selected_channels':
    case 'selected_conversation':
    case 'selected_conversations':
      return slack.channels.has(text) ? text : undefined;
    case 'selected_date_time':
      return /^\d{10}$/.test(text) ? Number(text) : undefined;
    case 'rich_text_value':
      return {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }],
      };
    case 'files':
      return isObject(one) ? persona.file(string(one.id))?.json : undefined;
    default:
      return text;
  }
}

/** The options in an acknowledged block_suggestion, flat. */
export function suggestedOptions(body: unknown): Json[] {
  if (!isObject(body)) return [];
  return [...objects(body.options), ...objects(body.option_groups).flatMap((group) => objects(group.options))];
}

/** Several values of a click, or the one. */
export function clickedValues(value: unknown): (string | undefined)[] {
  return Array.isArray(value) ? strings(value) : [typeof value === 'string' ? value : undefined];
}
