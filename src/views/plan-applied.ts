import type { VisitContext } from '../command.ts';
import type { AppliedPlan } from '../domain/plan-apply.ts';
import type { Block } from '../slack/block-kit.ts';
import { draftNext } from './agenda-buttons.ts';
import { note, paragraph } from './blocks.ts';
import { deferButton } from './plan-defer.ts';
import { unplacedBlocks } from './plan-unplaced.ts';

/** What has its place now, what has none and why, and how to go on. */
export function planApplied(
  { drafted, hasChanged }: Extract<AppliedPlan, { kind: 'applied' }>,
  ctx: VisitContext,
): Block[] {
  const { plan, agenda } = ctx.t;
  return [
    paragraph(hasChanged ? plan.applied(drafted.plan.placements.length + drafted.kept.length) : plan.appliedAlready),
    ...unplacedBlocks(drafted, ctx, 1),
    ...deferButton(drafted, ctx),
    note(agenda.draftOnly),
    draftNext(ctx),
  ];
}
