/** All block elements by their type. */

import { BLOCK_LIMITS } from './block-limits.ts';
import { buttonChecks } from './button-schema.ts';
import { hasOneImageSource, imageSource } from './composition-schema.ts';
import { inputChecks } from './input-schema.ts';
import { all, byType, type Check, object, oneOf, text } from './schema.ts';
import { selectChecks } from './select-schema.ts';

const elementChecks: Record<string, Check> = {
  ...buttonChecks,
  ...selectChecks,
  ...inputChecks,
  image: all(
    object({ type: oneOf('image'), alt_text: text({ max: BLOCK_LIMITS.image.altText }) }, imageSource),
    hasOneImageSource,
  ),
};

/** A check that takes only these types of elements. */
export function elementsOf(...types: string[]): Check {
  const checks: Record<string, Check> = {};
  for (const type of types) {
    const check = elementChecks[type];
    if (check) checks[type] = check;
  }
  return byType(checks);
}
