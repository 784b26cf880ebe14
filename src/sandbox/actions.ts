/** What an interactive element reports when somebody uses it. */

import { listElements, type Placed } from './elements.ts';
import { isOption, optionsOf, stateValue } from './fill.ts';
import { isObject, type Json, objects } from './json-values.ts';
import type { Workspace } from './state.ts';
import type { SlackMessage, SlackOption, SlackView, ViewStateValue } from './types.ts';
import { isStateful, type StatefulType, stateFields } from './view-state.ts';

/**
 * The element that somebody means.
 * @param value tells apart elements that share an action_id: a button's value, or one of the options
 * @throws {Error} when there is none, or more than one
 */
export function getElement(where: SlackMessage | SlackView, actionId: string, value?: string): Placed {
  const all = listElements(where.blocks);
  const named = all.filter((one) => one.actionId === actionId);
  const fitting = named.length > 1 && value !== undefined ? named.filter((one) => offers(one.element, value)) : named;
  const [placed] = fitting;
  if (!placed) {
    const there = all.map((one) => one.actionId).join(', ') || 'none';
    throw new Error(
      `There is no element ${actionId}${value === undefined ? '' : ` with ${value}`}; there are: ${there}.`,
    );
  }
  if (fitting.length > 1) throw new Error(`${fitting.length} elements have the action_id ${actionId}; name a value.`);
  return placed;
}

function offers(element: Json, value: string): boolean {
  const feedback = [element.positive_button, element.negative_button];
  return (
    element.value === value ||
    optionsOf(element).some((one) => one.value === value) ||
    feedback.some((one) => isObject(one) && one.value === value)
  );
}

export interface Action {
  action: Json;
  /** The element's new state, where it has one. */
  state: ViewStateValue | undefined;
}

/**
 * @param current the element's state so far; what is picked in checkboxes and multi selects is added to it, or taken away
 * @throws {Error} when the element does not offer the value, or an input does not dispatch actions
 */
export function useElement(
  ws: Workspace,
  placed: Placed,
  known: { current: ViewStateValue | undefined; suggested: SlackOption[] },
  value: string | undefined,
): Action {
  const { element, block, blockId, actionId } = placed;
  const type = String(element.type);
  if (block.type === 'input' && block.dispatch_action !== true) {
    throw new Error(`${actionId} is an input without dispatch_action: fill it and submit.`);
  }
  const base = { type, action_id: actionId, block_id: blockId, action_ts: ws.newTs() };
  if (isStateful(type)) {
    if (value === undefined) throw new Error(`${actionId} is a ${type}: name what to pick.`);
    const state = stateValue(ws, element, type, toggled(type, known.current, value), known.suggested);
    const placeholder = element.placeholder === undefined ? {} : { placeholder: element.placeholder };
    return { action: { ...base, ...state, ...placeholder }, state };
  }
  if (type === 'overflow') {
    const option = optionsOf(element).find((one) => one.value === value);
    if (!option) throw new Error(`${actionId} has no option ${String(value)}.`);
    return { action: { ...base, selected_option: option }, state: undefined };
  }
  if (type === 'feedback_buttons') {
    const pressed = objects([element.positive_button, element.negative_button]).find((one) => one.value === value);
    if (!pressed) throw new Error(`${actionId} has no button ${String(value)}.`);
    return { action: { ...base, text: pressed.text, value: pressed.value }, state: undefined };
  }
  if (value !== undefined && value !== element.value) {
    throw new Error(`${actionId} has the value ${String(element.value)}, not ${String(value)}.`);
  }
  const shown = ['text', 'value', 'url', 'style', 'icon'].filter((name) => element[name] !== undefined);
  return { action: { ...base, ...Object.fromEntries(shown.map((name) => [name, element[name]])) }, state: undefined };
}

/** Everything that is picked after `value` was clicked; a choice of one is simply replaced. */
function toggled(type: StatefulType, current: ViewStateValue | undefined, value: string): string | string[] {
  if (type !== 'checkboxes' && !type.startsWith('multi_')) return value;
  const held: unknown = current?.[stateFields[type]];
  const before = Array.isArray(held) ? held.map((one: unknown) => (isOption(one) ? one.value : String(one))) : [];
  return before.includes(value) ? before.filter((one) => one !== value) : [...before, value];
}

/** Where suggested options of an external select are kept. */
export function suggestionKey(where: SlackMessage | SlackView, placed: Placed): string {
  return `${'id' in where ? where.id : `${where.channel}:${where.ts}`} ${placed.blockId} ${placed.actionId}`;
}

/** The options in an answer to block_suggestion. @returns words when the answer is not one that Slack takes */
export function readSuggestions(body: unknown): SlackOption[] | string {
  if (!isObject(body)) return 'the answer must be {options} or {option_groups}';
  const groups = objects(body.option_groups);
  const options = [...objects(body.options), ...groups.flatMap((group) => objects(group.options))];
  const offered = options.filter(isOption);
  if (body.options === undefined && body.option_groups === undefined) return 'the answer has no options';
  if (offered.length < options.length) return 'an option needs text and value';
  if (offered.length > 100) return `${offered.length} options, 100 are allowed`;
  return offered;
}
