import { visitVerb } from '../src/command.ts';
import { planInvitations, sendInvitations } from '../src/domain/invitation.ts';
import { cancelInvitations, planCancellation } from '../src/domain/invitation-cancel.ts';
import { resendInvitations } from '../src/domain/invitation-resend.ts';
import { invitationPreview, invitationsSent } from '../src/views/invite.ts';
import { cancellationDone, cancellationPreview, invitationsResent } from '../src/views/invite-cancel.ts';
import { oneOf, required, who } from './fields.ts';

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

  resend: visitVerb({
    who: 'coordinator',
    fields: { who: required(who) },
    words: 'who',
    async run(ctx, input) {
      return { blocks: invitationsResent(await resendInvitations(ctx.deps, ctx.actor, ctx.visit.id, input.who), ctx) };
    },
  }),

  cancel: visitVerb({
    who: 'coordinator',
    fields: { now: oneOf('now') },
    words: 'now',
    async run(ctx, { now }) {
      const { deps, actor, visit } = ctx;
      if (!now) return { blocks: cancellationPreview(await planCancellation(deps, actor, visit.id), ctx) };
      return { blocks: cancellationDone(await cancelInvitations(deps, actor, visit.id), ctx), replaces: true };
    },
  }),
};
