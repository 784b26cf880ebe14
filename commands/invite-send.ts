import { visitVerb } from '../src/command.ts';
import { planInvitations, sendInvitations } from '../src/domain/invitation.ts';
import { invitationPreview, invitationsSent } from '../src/views/invite.ts';
import { oneOf } from './fields.ts';

export const sendVerbs = {
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
};
