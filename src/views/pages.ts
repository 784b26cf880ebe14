/** What one message does not hold, in pages. */

import type { Texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { type ButtonSpec, buttons, note, type Span } from './blocks.ts';

/** Slack takes 25 buttons in a row. */
const mostButtons = 25;

/**
 * Cuts a list into pages in its order; every page has one item at least.
 *
 * @param most what a page may hold
 */
export function inPages<T>(
  items: readonly T[],
  lengthOf: (item: T) => number,
  most: { characters: number; items?: number },
): T[][] {
  const pages: T[][] = [];
  let left = 0;
  for (const item of items) {
    const length = lengthOf(item);
    left -= length;
    const open = pages.at(-1);
    if (open && left >= 0 && open.length < (most.items ?? Number.POSITIVE_INFINITY)) open.push(item);
    else {
      pages.push([item]);
      left = most.characters - length;
    }
  }
  return pages;
}

/** How many characters of a line are read. */
export function lengthOfLine(line: readonly (Span | string)[]): number {
  return line.reduce((sum, span) => sum + (typeof span === 'string' ? span : span.text).length, 0);
}

/**
 * Which part of how many is shown, and buttons for the others; nothing where there is but one.
 *
 * @param shown from 1
 */
export function partButtons(shown: number, of: number, t: Texts, buttonFor: (part: number) => ButtonSpec): Block[] {
  if (of <= 1) return [];
  const others = Array.from({ length: of }, (_, index) => index + 1).filter((part) => part !== shown);
  return [note(t.programme.part(shown, of)), buttons(...others.slice(0, mostButtons).map(buttonFor))];
}
