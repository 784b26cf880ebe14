/** Turns what a person types or picks into the value that an element's state holds. */

import { isDateText, isTimeText } from './element-rules.ts';
import { fileJson } from './files.ts';
import { isObject, type Json, objects, parseJson } from './json-values.ts';
import type { Workspace } from './state.ts';
import type { SlackOption, ViewStateValue } from './types.ts';
import { type StatefulType, stateFields, zoneOf } from './view-state.ts';

export type Input = string | string[] | null;

/**
 * The state value of an element.
 * @param input an option by its value, a person or channel by its id, a date as YYYY-MM-DD, a time as HH:mm, an instant in
 *   Unix seconds, a file by its id, rich text as plain text or as the JSON of a rich_text block; null empties it
 * @param suggested options that the bot suggested for an external select
 * @throws {Error} when the element cannot hold that, as nobody could enter it in Slack
 */
export function stateValue(
  ws: Workspace,
  element: Json,
  type: StatefulType,
  input: Input,
  suggested: SlackOption[],
): ViewStateValue {
  const several = input === null || input === '' ? [] : Array.isArray(input) ? input : [input];
  const first = several[0];
  if (!type.startsWith('multi_') && type !== 'checkboxes' && type !== 'file_input' && several.length > 1) {
    throw new Error(`A ${type} holds one value, not ${several.length}.`);
  }
  const most = Number(element.max_selected_items ?? element.max_files ?? Number.POSITIVE_INFINITY);
  if (several.length > most) throw new Error(`At most ${most} can be picked in this ${type}.`);
  const pick = several.map((one) => picked(ws, element, type, one, suggested));
  const field = stateFields[type];
  const isList = field === 'files' || field.endsWith('s');
  return { type, [field]: isList ? pick : first === undefined ? null : pick[0], ...zoneOf(element) };
}

/** The options of a menu, its groups included. */
export function optionsOf(element: Json): SlackOption[] {
  const grouped = objects(element.option_groups).flatMap((group) => objects(group.options));
  return [...objects(element.options), ...grouped].filter(isOption);
}

export function isOption(value: unknown): value is SlackOption & Json {
  return isObject(value) && isObject(value.text) && typeof value.value === 'string';
}

function picked(ws: Workspace, element: Json, type: StatefulType, input: string, suggested: SlackOption[]): unknown {
  switch (stateFields[type]) {
    case 'selected_option':
    case 'selected_options': {
      const choices = type.endsWith('external_select') ? suggested : optionsOf(element);
      const option = choices.find((one) => one.value === input);
      if (!option)
        throw new Error(`No option has the value ${input}; there are: ${choices.map((one) => one.value).join(', ')}`);
      return structuredClone(option);
    }
    case 'selected_user':
    case 'selected_users':
      return known(ws.people, input, 'person');
    case 'selected_channel':
    case 'selected_channels':
    case 'selected_conversation':
    case 'selected_conversations':
      return known(ws.channels, input, 'channel');
    case 'selected_date':
      if (!isDateText(input)) throw new Error(`${input} is not a date as YYYY-MM-DD.`);
      return input;
    case 'selected_time':
      if (!isTimeText(input)) throw new Error(`${input} is not a time as HH:mm.`);
      return input;
    case 'selected_date_time':
      if (!/^\d{10}$/.test(input)) throw new Error(`${input} is not an instant in Unix seconds.`);
      return Number(input);
    case 'files': {
      const file = ws.files.get(input);
      if (!file) throw new Error(`There is no file ${input}; attach it first.`);
      return fileJson(ws, file);
    }
    case 'rich_text_value': {
      const json = parseJson(input);
      if (isObject(json) && json.type === 'rich_text') return json;
      const elements = [{ type: 'rich_text_section', elements: [{ type: 'text', text: input }] }];
      return { type: 'rich_text', elements };
    }
    case 'value':
      return input;
  }
}

function known(map: Map<string, unknown>, id: string, what: string): string {
  if (!map.has(id)) throw new Error(`There is no ${what} ${id}.`);
  return id;
}
