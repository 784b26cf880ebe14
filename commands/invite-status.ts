import { visitVerb } from '../src/command.ts';
import { getInvitationStatus, getPersonStatus } from '../src/domain/invitation-status.ts';
import { planReminders, sendReminders } from '../src/domain/reminder.ts';
import { invitationStatusList } from '../src/views/invite-status.ts';
import { personStatus } from '../src/views/invite-status-person.ts';
import { reminderPreview, remindersSent } from '../src/views/reminder.ts';
import { oneOf, who } from './fields.ts';

export const statusVerbs = {
  status: visitVerb({
    who: 'coordinator',
    fields: { who },
    words: 'who',
    async run(ctx, input) {
      const { deps, actor, visit } = ctx;
      if (input.who) return { blocks: personStatus(await getPersonStatus(deps, actor, visit.id, input.who), ctx) };
      return { blocks: invitationStatusList(await getInvitationStatus(deps, actor, visit.id), ctx) };
    },
  }),

  remind: visitVerb({
    who: 'coordinator',
    fields: { now: oneOf('now') },
    words: 'now',
    async run(ctx, { now }) {
      const { deps, actor, visit } = ctx;
      if (!now) return { blocks: reminderPreview(await planReminders(deps, actor, visit.id), ctx) };
      return { blocks: remindersSent(await sendReminders(deps, actor, visit.id), ctx), replaces: true };
    },
  }),
};
