/** What `view.state.values` holds: one value for every element that can hold one. */

import type { Block } from '../slack/block-kit.ts';
import { listElements } from './elements.ts';
import type { Json } from './json-values.ts';
import type { ViewStateValue } from './types.ts';

type StateValues = Record<string, Record<string, ViewStateValue>>;

/** The field of the state in which an element of this type keeps its value. */
export const stateFields = {
  plain_text_input: 'value',
  email_text_input: 'value',
  url_text_input: 'value',
  number_input: 'value',
  static_select: 'selected_option',
  external_select: 'selected_option',
  radio_buttons: 'selected_option',
  multi_static_select: 'selected_options',
  multi_external_select: 'selected_options',
  checkboxes: 'selected_options',
  users_select: 'selected_user',
  multi_users_select: 'selected_users',
  channels_select: 'selected_channel',
  multi_channels_select: 'selected_channels',
  conversations_select: 'selected_conversation',
  multi_conversations_select: 'selected_conversations',
  datepicker: 'selected_date',
  timepicker: 'selected_time',
  datetimepicker: 'selected_date_time',
  file_input: 'files',
  rich_text_input: 'rich_text_value',
} as const satisfies Record<string, keyof ViewStateValue>;

export type StatefulType = keyof typeof stateFields;

export function isStateful(type: unknown): type is StatefulType {
  return typeof type === 'string' && Object.hasOwn(stateFields, type);
}

const initialFields = [
  'initial_value',
  'initial_option',
  'initial_options',
  'initial_user',
  'initial_users',
  'initial_channel',
  'initial_channels',
  'initial_conversation',
  'initial_conversations',
  'initial_date',
  'initial_time',
  'initial_date_time',
];

/**
 * The state that blocks begin with; inputs whose block_id, action_id and type stay keep what was in them.
 * @param currentChannel for `default_to_current_conversation`
 */
export function stateOf(blocks: readonly Block[], before: StateValues = {}, currentChannel?: string): StateValues {
  const values: StateValues = {};
  for (const { element, blockId, actionId } of listElements(blocks)) {
    const type = element.type;
    if (!isStateful(type)) continue;
    const kept = before[blockId]?.[actionId];
    const inBlock = values[blockId] ?? {};
    inBlock[actionId] = kept?.type === type ? kept : initialValue(element, type, currentChannel);
    values[blockId] = inBlock;
  }
  return values;
}

function initialValue(element: Json, type: StatefulType, currentChannel: string | undefined): ViewStateValue {
  const field = stateFields[type];
  const initial = initialFields.map((name) => element[name]).find((value) => value !== undefined);
  const current = element.default_to_current_conversation === true ? currentChannel : undefined;
  const several = field === 'files' || field.endsWith('s');
  const value = initial ?? (several ? (current === undefined ? [] : [current]) : (current ?? null));
  return { type, [field]: structuredClone(value), ...zoneOf(element) };
}

/** The zone of a timepicker, which goes with its value. */
export function zoneOf(element: Json): { timezone?: string } {
  return typeof element.timezone === 'string' ? { timezone: element.timezone } : {};
}

/** True when nothing is filled in. */
export function isEmpty(value: ViewStateValue | undefined): boolean {
  if (!value || !isStateful(value.type)) return true;
  const held = value[stateFields[value.type]];
  return held === undefined || held === null || held === '' || (Array.isArray(held) && held.length === 0);
}
