/** What can be done with a proposed programme. */

import type { VisitContext } from '../command.ts';
import type { DraftedPlan } from '../domain/plan.ts';
import { type PlanWords, wishesLine } from '../domain/plan-wishes.ts';
import type { ActionsBlock, Block } from '../slack/block-kit.ts';
import { type ButtonSpec, buttons, note } from './blocks.ts';

/** Who reads it, and of which visit. */
export type Reader = Pick<VisitContext, 't' | 'visit' | 'language'>;

const longestBreak = 45;
const mostEarlier = 180;

/** The line that says `agenda plan` again with the same wishes. @param words what else it says, such as `day=2027-06-15` */
export function planLine(words: string, { wishes }: Pick<DraftedPlan, 'wishes'>, { visit }: Reader): string {
  return ['agenda plan', words, wishesLine(wishes), `in=${visit.code}`].filter(Boolean).join(' ');
}

export function decisionButtons(drafted: DraftedPlan, ctx: Reader): ActionsBlock {
  const { t, visit } = ctx;
  return buttons(
    { text: t.timetable.apply, line: planLine(`apply seen=${drafted.fingerprint}`, drafted, ctx), style: 'primary' },
    { text: t.timetable.changeWishes, line: planLine('change', drafted, ctx) },
    { text: t.timetable.pictureButton, line: planLine('picture', drafted, ctx) },
    { text: t.timetable.discard, line: `agenda plan discard in=${visit.code}` },
  );
}

/** Wishes that one click makes. */
export function wishButtons(drafted: DraftedPlan, ctx: Reader): Block[] {
  const { input, wishes, plan } = drafted;
  const { longerBreaks, endEarlier, topicFirst, otherWishes } = ctx.t.timetable;
  const wished = (text: string, more: PlanWords): ButtonSpec => ({
    text,
    line: planLine('', { wishes: { ...wishes, ...more } }, ctx),
  });
  const minutes = (wishes.breakMinutes ?? input.breaks.minutes) + 15;
  const earlier = (wishes.endEarlierBy ?? 0) + 60;
  // Whoever is first by votes and does not open the programme anyway.
  const best = input.topics.toSorted((a, b) => a.rank - b.rank || a.number - b.number)[0];
  const [opening] = plan.placements.toSorted((a, b) => order(a.day, b.day) || a.start - b.start);
  const isOther = best && best.number !== opening?.topic && wishes.first === undefined;
  const specs = [
    ...(minutes <= longestBreak ? [wished(longerBreaks(minutes), { breakMinutes: minutes })] : []),
    ...(earlier <= mostEarlier ? [wished(endEarlier(earlier), { endEarlierBy: earlier })] : []),
    ...(isOther ? [wished(topicFirst(best.number), { first: best.number })] : []),
  ];
  return plan.placements.length === 0 || specs.length === 0 ? [] : [note(otherWishes), buttons(...specs)];
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
