import type { VisitContext } from '../command.ts';
import type { DraftedPlan } from '../domain/plan.ts';
import type { Block } from '../slack/block-kit.ts';
import { buttons } from './blocks.ts';

/** As many numbers, of three digits each, fit what `agenda defer` takes. */
const mostDeferred = 50;

/** What did not fit goes to the return visit, all of it at once. */
export function deferButton(
  { unplaced }: Pick<DraftedPlan, 'unplaced'>,
  { t, visit }: Pick<VisitContext, 't' | 'visit'>,
): Block[] {
  const named = unplaced.slice(0, mostDeferred).map(({ topic }) => topic.number);
  if (named.length === 0) return [];
  return [buttons({ text: t.plan.defer(named), line: `agenda defer ${named.join(' ')} in=${visit.code}` })];
}
