/** The verbs of the agenda that decide on topics. */

import { visitVerb } from '../src/command.ts';
import { decideTopics } from '../src/domain/topic-decision.ts';
import { topicsButton } from '../src/views/agenda-buttons.ts';
import { buttons, paragraph } from '../src/views/blocks.ts';
import { number, numbers, prose, required } from './fields.ts';

export const decisionVerbs = {
  accept: visitVerb({
    who: 'coordinator',
    words: 'numbers',
    fields: { numbers: required(numbers) },
    async run(ctx, input) {
      const topics = await decideTopics(ctx.deps, ctx.actor, ctx.visit.id, input.numbers, 'accepted');
      const place = topics.slice(0, 5).map((topic) => ({
        text: `${ctx.t.agenda.place}: #${topic.number}`,
        line: `agenda move ${topic.number} in=${ctx.visit.code}`,
      }));
      return {
        blocks: [
          paragraph(ctx.t.agenda.decided(topics, 'accepted')),
          paragraph(ctx.t.agenda.acceptedNext),
          buttons(...place),
        ],
      };
    },
  }),

  decline: visitVerb({
    who: 'coordinator',
    words: 'number',
    behindModal: ['number'],
    fields: { number: required(number), reason: required(prose(300)) },
    async run(ctx, { number, reason }) {
      const topics = await decideTopics(ctx.deps, ctx.actor, ctx.visit.id, [number], 'declined', reason);
      return { blocks: [paragraph(ctx.t.agenda.decided(topics, 'declined')), topicsButton(ctx)] };
    },
  }),

  defer: visitVerb({
    who: 'coordinator',
    words: 'numbers',
    fields: { numbers: required(numbers) },
    async run(ctx, input) {
      const topics = await decideTopics(ctx.deps, ctx.actor, ctx.visit.id, input.numbers, 'deferred');
      return { blocks: [paragraph(ctx.t.agenda.decided(topics, 'deferred')), topicsButton(ctx)] };
    },
  }),
};
