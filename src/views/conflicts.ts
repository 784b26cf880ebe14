/** What is in the way of what in the draft, for coordinators, with buttons to solve it. */

import type { VisitContext } from '../command.ts';
import type { Conflict } from '../domain/conflicts.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, list, paragraph, rich, type Span } from './blocks.ts';

/** More are solved one after the other, and the next ones are shown then. */
const mostShown = 8;
const mostButtons = 5;

/** How many conflicts the draft has, each with its facts, and a button for each that can be moved; nothing where there are none. */
export function conflictBlocks(conflicts: readonly Conflict[], ctx: VisitContext): Block[] {
  if (conflicts.length === 0) return [];
  return [
    rich({ text: ctx.t.conflict.title(conflicts.length), bold: true }),
    conflictList(conflicts, ctx),
    ...(ctx.visit.status === 'open' ? [moveButtons(conflicts, ctx)] : []),
  ];
}

/** After something was placed although something is in the way; nothing where nothing is. */
export function standingConflicts(conflicts: readonly Conflict[], ctx: VisitContext): Block[] {
  if (conflicts.length === 0) return [];
  return [paragraph(ctx.t.conflict.stays(conflicts.length)), conflictList(conflicts, ctx)];
}

function conflictList(conflicts: readonly Conflict[], { t, visit }: VisitContext): Block {
  const items = conflicts
    .slice(0, mostShown)
    .map((conflict): (Span | string)[] => [
      { text: t.conflict.about(conflict.session, visit), bold: true },
      `: ${t.conflict.said(conflict, visit)}`,
    ]);
  const rest = conflicts.length - items.length;
  return list(rest > 0 ? [...items, [t.conflict.more(rest)]] : items);
}

function moveButtons(conflicts: readonly Conflict[], { t, visit }: VisitContext): Block {
  const numbers = [...new Set(conflicts.slice(0, mostShown).map(({ session }) => session.number))];
  return buttons(
    ...numbers.slice(0, mostButtons).map((number) => ({
      text: t.conflict.moveButton(number),
      line: `agenda move ${number} in=${visit.code}`,
    })),
  );
}
