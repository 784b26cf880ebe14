/** Writes words and options as they can be typed, so that what was said can be said again with one thing changed. */

import type { Given } from '../command.ts';
import { shorten } from '../views/blocks.ts';
import { showEntities } from './entities.ts';
import type { Token } from './words.ts';

/** What was typed is said back, but not pages of it. */
const longestQuote = 80;

export function quote(text: string): string {
  return shorten(showEntities(text), longestQuote);
}

/** An address or a mention is typed as it reads, not as Slack escapes it. */
export function asTyped(given: Given): Given {
  return Object.fromEntries(Object.entries(given).map(([name, text]) => [name, showEntities(text)]));
}

/** In quotes where it would not be read as one word without them. */
export function quoted(text: string): string {
  return /^(?:[^\s"„“”'=:]+|\d{1,2}:\d{2})$/u.test(text) ? text : `"${text.replace(/["„“”]/g, "'")}"`;
}

/** The same words and options; mentions and addresses as they read, not as Slack escapes them. */
export function typedAgain(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.kind === 'option') return showEntities(token.raw);
      return token.quoted ? quoted(showEntities(token.text)) : showEntities(token.text);
    })
    .join(' ');
}

const SHOWN_ID = /(?<![^\s,;])@([UW](?=[A-Z]*\d)[A-Z0-9]{5,20})(?![^\s,;])/g;

/** Slack often sends no name with a mention: it reads `@U0KATJA` in a line to type, and is the same mention when it comes back. */
export function readShownIds(text: string): string {
  return text.replace(SHOWN_ID, '<@$1>');
}
