import { type Noun, visitVerb } from '../src/command.ts';
import { planInvitations, sendInvitations } from '../src/domain/invitation.ts';
import { getInvitationStatus } from '../src/domain/invitation-status.ts';
import { invitationPreview, invitationStatusList, invitationsSent } from '../src/views/invite.ts';
import { oneOf } from './fields.ts';

export const invite: Noun = {
  name: 'invite',
  alone: 'status',
  verbs: {
    send: visitVerb({
      who: 'coordinator',
      fields: { now: oneOf('now') },
      words: 'now',
      async run(ctx, { now }) {
        const { deps, actor, visit } = ctx;
        if (!now) return { blocks: invitationPreview(await planInvitations(deps, actor, visit.id), ctx) };
        return { blocks: invitationsSent(await sendInvitations(deps, actor, visit.id), ctx), replaces: true };
      },
    }),
    status: visitVerb({
      who: 'coordinator',
      fields: {},
      async run(ctx) {
        const people = await getInvitationStatus(ctx.deps, ctx.actor, ctx.visit.id);
        return { blocks: invitationStatusList(people, ctx) };
      },
    }),
  },
};
