/** What schemas of elements share. */

import { identifier } from './composition-schema.ts';
import { all, boolean, type Check, object, oneOf } from './schema.ts';

export type Fields = Record<string, Check>;

export const focus = { focus_on_load: boolean };

/** The check of one type of element, by its name. */
export function element(
  type: string,
  required: Fields,
  optional: Fields = {},
  ...rules: Check[]
): Record<string, Check> {
  return { [type]: all(object({ type: oneOf(type), ...required }, { action_id: identifier, ...optional }), ...rules) };
}
