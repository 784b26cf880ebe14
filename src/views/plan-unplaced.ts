/** The topics that did not fit, each with why. */

import type { DraftedPlan } from '../domain/plan.ts';
import { reasonsOf } from '../domain/plan-reasons.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons, list, note, rich, type Span, shorten } from './blocks.ts';
import { inPages } from './pages.ts';
import { planLine, type Reader } from './plan-buttons.ts';

/** Beside a day's table. */
const longestPage = 2500;
const longestReason = 600;
const mostButtons = 25;

/** @param page from 1 */
export function unplacedBlocks(drafted: DraftedPlan, ctx: Reader, page: number): Block[] {
  const { t } = ctx;
  const { input, names } = drafted;
  const words = { names, days: input.days.length };
  if (drafted.unplaced.length === 0) return [];
  const lines = drafted.unplaced.map(({ topic, why }): (Span | string)[] => [
    { text: topic.title, bold: true },
    `  ${shorten(t.plan.notPlaced(topic, reasonsOf(why, input.days), words), longestReason)}`,
  ]);
  const pages = inPages(lines, (line) => lengthOf(line), { characters: longestPage, items: 40 });
  const shown = Math.min(page, pages.length);
  const others = pages.map((_, index) => index + 1).filter((each) => each !== shown);
  const specs = others.slice(0, mostButtons).map((each) => ({
    text: each === 1 ? t.timetable.overview : t.timetable.more(each),
    line: planLine(each === 1 ? '' : `part=${each}`, drafted, ctx),
  }));
  return [
    rich({ text: t.plan.notPlacedTitle, bold: true }),
    list(pages[shown - 1] ?? []),
    ...(pages.length > 1 ? [note(t.programme.part(shown, pages.length)), buttons(...specs)] : []),
  ];
}

function lengthOf(line: (Span | string)[]): number {
  return line.reduce((sum, span) => sum + (typeof span === 'string' ? span : span.text).length, 0);
}
