/** The verb that plans the whole programme. */

import { type Given, type Reply, type VisitContext, visitVerb } from '../src/command.ts';
import { fold } from '../src/domain/nearest.ts';
import { draftPlan } from '../src/domain/plan.ts';
import { applyPlan } from '../src/domain/plan-apply.ts';
import type { PlanWords } from '../src/domain/plan-wishes.ts';
import { listDraftConflicts } from '../src/domain/session-conflicts.ts';
import { sendPicture } from '../src/domain/timetable-picture.ts';
import { choiceWords } from '../src/i18n/vocabulary.ts';
import { paragraph } from '../src/views/blocks.ts';
import { planPreview } from '../src/views/plan.ts';
import { planApplied } from '../src/views/plan-applied.ts';
import { day, hidden, length, line, number, oneOf, yesNo } from './fields.ts';

const steps = oneOf('apply', 'discard', 'change', 'picture');
const oneOrTwo = { ...number, read: (text: string) => ([1, 2] as const).find((tracks) => `${tracks}` === text.trim()) };

export const planVerbs = {
  plan: visitVerb({
    who: 'coordinator',
    words: 'step',
    opensModal: ({ step }) => means(step, 'change'),
    fields: {
      breaks: length,
      earlier: length,
      first: number,
      tracks: oneOrTwo,
      keep: yesNo,
      step: hidden(steps),
      seen: hidden(line(40)),
      day: hidden(day),
      part: hidden(number),
    },
    async run(ctx, { step, seen, day: shown, part, ...input }) {
      const wishes = wishesFrom(input);
      if (step === 'discard') return { blocks: [paragraph(ctx.t.plan.discarded)], replaces: true };
      if (step === 'apply') return apply(ctx, wishes, seen);
      if (step === 'picture') return picture(ctx, wishes);
      const drafted = await draftPlan(ctx.deps, ctx.actor, ctx.visit.id, wishes);
      const conflicts = await listDraftConflicts(ctx.deps.db, ctx.visit, drafted.programme);
      const page = { day: shown ?? undefined, part: part ?? undefined, conflicts };
      return { blocks: planPreview(drafted, ctx, page), replaces: true };
    },
  }),
};

/** Planned once before, so that impossible wishes are answered at once. */
async function picture(ctx: VisitContext, wishes: PlanWords): Promise<Reply> {
  const { programme } = await draftPlan(ctx.deps, ctx.actor, ctx.visit.id, wishes);
  if (programme.sessions.length === 0) return { blocks: [paragraph(ctx.t.timetable.nothingToDraw)] };
  await sendPicture(ctx.deps, ctx.actor, ctx.visit.id, { of: 'plan', wishes });
  return { blocks: [paragraph(ctx.t.timetable.onItsWay)] };
}

interface WishesGiven {
  breaks?: number | null | undefined;
  earlier?: number | null | undefined;
  first?: number | null | undefined;
  tracks?: 1 | 2 | null | undefined;
  keep?: boolean | null | undefined;
}

function wishesFrom({ breaks, earlier, first, tracks, keep }: WishesGiven): PlanWords {
  return {
    ...(breaks == null ? {} : { breakMinutes: breaks }),
    ...(earlier == null ? {} : { endEarlierBy: earlier }),
    ...(first == null ? {} : { first }),
    ...(tracks == null ? {} : { tracks }),
    ...(keep == null ? {} : { keep }),
  };
}

function means(text: Given['step'], choice: 'change'): boolean {
  const { en, de } = choiceWords[choice];
  return text !== undefined && [...en, ...de].some((word) => fold(word) === fold(text.trim()));
}

async function apply(ctx: VisitContext, wishes: PlanWords, seen: string | null | undefined): Promise<Reply> {
  const applied = await applyPlan(ctx.deps, ctx.actor, ctx.visit.id, wishes, seen);
  if (applied.kind === 'applied') return { blocks: planApplied(applied, ctx), replaces: true };
  const changed = paragraph(ctx.t.plan.changedMeanwhile(applied.changes));
  return { blocks: [changed, ...planPreview(applied.drafted, ctx)], replaces: true };
}
