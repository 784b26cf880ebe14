import { type Noun, verb } from '../src/command.ts';
import { dismissWelcome, findFirstSteps } from '../src/domain/welcome.ts';
import { paragraph } from '../src/views/blocks.ts';
import { firstSteps } from '../src/views/welcome.ts';

export const welcome: Noun = {
  name: 'welcome',
  alone: 'show',
  verbs: {
    show: verb({
      who: 'anyone',
      fields: {},
      async run(ctx) {
        const { teamId, channelId = '' } = ctx.actor;
        const steps = await findFirstSteps(ctx.deps.db, teamId, channelId);
        return { blocks: firstSteps(steps, ctx, { dismiss: false }) };
      },
    }),

    dismiss: verb({
      who: 'anyone',
      fields: {},
      async run(ctx) {
        await dismissWelcome(ctx.deps, ctx.actor);
        return { blocks: [paragraph(ctx.t.welcome.dismissed(ctx.command))], quietAfterClick: true };
      },
    }),
  },
};
