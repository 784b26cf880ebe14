/** The topics that did not fit, each with why. */

import type { DraftedPlan } from '../domain/plan.ts';
import { reasonsOf } from '../domain/plan-reasons.ts';
import type { Block } from '../slack/block-kit.ts';
import { list, rich, type Span, shorten } from './blocks.ts';
import { inPages, lengthOfLine, partButtons } from './pages.ts';
import { planLine, type Reader } from './plan-buttons.ts';

/** Beside a day's table. */
const longestPage = 2500;
const longestReason = 600;

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
  const pages = inPages(lines, lengthOfLine, { characters: longestPage, items: 40 });
  const shown = Math.min(page, pages.length);
  return [
    rich({ text: t.plan.notPlacedTitle, bold: true }),
    list(pages[shown - 1] ?? []),
    ...partButtons(shown, pages.length, t, (part) => ({
      text: part === 1 ? t.timetable.overview : t.timetable.more(part),
      line: planLine(part === 1 ? '' : `part=${part}`, drafted, ctx),
    })),
  ];
}
