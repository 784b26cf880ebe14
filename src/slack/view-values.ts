import { isFields, listAt, textAt, valueAt } from './payload.ts';

/**
 * What an element of a form or a click holds: text, date (`YYYY-MM-DD`) and time (`HH:MM`) as they are, an option's value, a
 * person as `<@U…>`, a channel's id, a date with time as Unix seconds; a list where several can be picked. Undefined when empty.
 * https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload (`view.state.values`)
 */
export function elementValue(element: unknown): string | string[] | undefined {
  const moment = valueAt(element, 'selected_date_time');
  const people = listAt(element, 'selected_users').map((user) => `<@${String(user)}>`);
  const several = [
    ...listAt(element, 'selected_options').map((option) => textAt(option, 'value')),
    ...people,
    ...listAt(element, 'selected_channels').map(String),
    ...listAt(element, 'selected_conversations').map(String),
  ];
  if (several.length > 0) return several;
  const user = textAt(element, 'selected_user');
  const single =
    textAt(element, 'value') ||
    textAt(element, 'selected_option', 'value') ||
    (user && `<@${user}>`) ||
    textAt(element, 'selected_date') ||
    textAt(element, 'selected_time') ||
    textAt(element, 'selected_channel') ||
    textAt(element, 'selected_conversation') ||
    (typeof moment === 'number' ? String(moment) : '');
  return single === '' ? undefined : single;
}

/** A submitted form by block_id. A block has one input, so its action_id does not matter. */
export function viewValues(view: unknown): Map<string, string | string[]> {
  const values = new Map<string, string | string[]>();
  const blocks = valueAt(view, 'state', 'values');
  if (!isFields(blocks)) return values;
  for (const [blockId, elements] of Object.entries(blocks)) {
    if (!isFields(elements)) continue;
    for (const element of Object.values(elements)) {
      const value = elementValue(element);
      if (value !== undefined) values.set(blockId, value);
    }
  }
  return values;
}
