import { type Noun, visitVerb } from '../src/command.ts';
import { isCoordinator } from '../src/db/coordinator.ts';
import { addCoordinator, removeCoordinator } from '../src/domain/coordinator.ts';
import { listCoordinatorNames } from '../src/domain/rights.ts';
import { code, paragraph } from '../src/views/blocks.ts';
import { required, user } from './fields.ts';

export const coordinator: Noun = {
  name: 'coordinator',
  alone: 'list',
  verbs: {
    list: visitVerb({
      who: 'anyone',
      fields: {},
      async run(ctx) {
        const names = await listCoordinatorNames(ctx.deps.db, ctx.visit);
        const coordinates = await isCoordinator(ctx.deps.db, ctx.visit.id, ctx.actor.userId);
        const lines = [ctx.t.verbs['coordinator.add'].example, ctx.t.verbs['coordinator.remove'].example];
        return {
          blocks: [
            paragraph(ctx.t.visit.coordinators(names)),
            ...(coordinates ? [code(...lines.map((line) => `${ctx.command} ${line}`))] : []),
          ],
        };
      },
    }),

    add: visitVerb({
      who: 'coordinator',
      words: 'user',
      fields: { user: required(user) },
      async run(ctx, input) {
        const { name, added } = await addCoordinator(ctx.deps, ctx.actor, ctx.visit.id, input.user);
        return {
          blocks: [paragraph(added ? ctx.t.visit.coordinatorAdded(name) : ctx.t.visit.coordinatorAlready(name))],
        };
      },
    }),

    remove: visitVerb({
      who: 'coordinator',
      words: 'user',
      fields: { user: required(user) },
      async run(ctx, input) {
        const { name, removed } = await removeCoordinator(ctx.deps, ctx.actor, ctx.visit.id, input.user);
        return {
          blocks: [paragraph(removed ? ctx.t.visit.coordinatorRemoved(name) : ctx.t.visit.coordinatorWasNone(name))],
        };
      },
    }),
  },
};
