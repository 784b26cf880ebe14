/** The verbs of the agenda that decide on topics, and the one that takes a decision back. */

import { visitVerb } from '../src/command.ts';
import { undoDecision } from '../src/domain/decision-undo.ts';
import { decideTopics } from '../src/domain/topic-decision.ts';
import { decided, takenBack } from '../src/views/decision.ts';
import { hidden, line, numbers, prose, required } from './fields.ts';

export const decisionVerbs = {
  accept: visitVerb({
    who: 'coordinator',
    words: 'numbers',
    fields: { numbers: required(numbers) },
    async run(ctx, { numbers }) {
      const all = await decideTopics(ctx.deps, ctx.actor, ctx.visit.id, numbers, 'accepted');
      return { blocks: decided(all, 'accepted', ctx) };
    },
  }),

  decline: visitVerb({
    who: 'coordinator',
    words: 'numbers',
    behindModal: ['numbers'],
    fields: { numbers: required(numbers), reason: required(prose(300)) },
    async run(ctx, { numbers, reason }) {
      const all = await decideTopics(ctx.deps, ctx.actor, ctx.visit.id, numbers, 'declined', reason);
      return { blocks: decided(all, 'declined', ctx) };
    },
  }),

  defer: visitVerb({
    who: 'coordinator',
    words: 'numbers',
    fields: { numbers: required(numbers) },
    async run(ctx, { numbers }) {
      const all = await decideTopics(ctx.deps, ctx.actor, ctx.visit.id, numbers, 'deferred');
      return { blocks: decided(all, 'deferred', ctx) };
    },
  }),

  undo: visitVerb({
    who: 'coordinator',
    words: 'decision',
    fields: { decision: hidden(line(60)) },
    async run(ctx, { decision }) {
      const undone = await undoDecision(ctx.deps, ctx.actor, ctx.visit.id, decision ?? undefined);
      return { blocks: takenBack(undone, ctx), replaces: true };
    },
  }),
};
