/** Reads yes and no as people type them, in German or English. */

import { foldPhrase } from './nearest.ts';

const ANSWERS = new Map([
  ...['ja', 'j', 'yes', 'y', 'true', 'an', 'on'].map((word) => [word, true] as const),
  ...['nein', 'n', 'no', 'false', 'aus', 'off'].map((word) => [word, false] as const),
]);

/** Whether the answer is yes; nothing if it is neither yes nor no. */
export function readYesNo(text: string): boolean | undefined {
  return ANSWERS.get(foldPhrase(text));
}
