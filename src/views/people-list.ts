import type { VisitContext } from '../command.ts';
import type { Block } from '../slack/block-kit.ts';
import { list, type Span } from './blocks.ts';

/** Slack takes 3,000 characters a block and 50 blocks a message; a list of this length stays far below. */
const longestList = 15;

/** One line each, and how many are left out of a long list. */
export function peopleLines<T>(
  items: readonly T[],
  show: (item: T) => (Span | string)[],
  { t }: VisitContext,
): Block[] {
  const rest = items.length - longestList;
  const shown = rest > 0 ? items.slice(0, longestList) : items;
  return [list([...shown.map(show), ...(rest > 0 ? [[t.invite.more(rest)]] : [])])];
}
