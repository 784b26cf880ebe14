import { visitVerb } from '../src/command.ts';
import { getInvitationStatus } from '../src/domain/invitation-status.ts';
import { invitationStatusList } from '../src/views/invite-status.ts';

export const statusVerbs = {
  status: visitVerb({
    who: 'coordinator',
    fields: {},
    async run(ctx) {
      const people = await getInvitationStatus(ctx.deps, ctx.actor, ctx.visit.id);
      return { blocks: invitationStatusList(people, ctx) };
    },
  }),
};
