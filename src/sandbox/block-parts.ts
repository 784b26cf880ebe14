/** What schemas of blocks share. */

import { identifier } from './composition-schema.ts';
import { elementsOf } from './element-schema.ts';
import { all, type Check, object, oneOf } from './schema.ts';

export const image = elementsOf('image');

/** The check of one type of block, by its name. */
export function block(
  type: string,
  required: Record<string, Check>,
  optional: Record<string, Check> = {},
  ...rules: Check[]
): Record<string, Check> {
  return { [type]: all(object({ type: oneOf(type), ...required }, { block_id: identifier, ...optional }), ...rules) };
}
