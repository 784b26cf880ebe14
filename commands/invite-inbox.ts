/** The verbs for mail that came in and needs a decision. */

import { type VisitContext, visitVerb } from '../src/command.ts';
import { countOpenMails } from '../src/db/incoming-mail.ts';
import { fullName } from '../src/domain/full-name.ts';
import { listInbox } from '../src/domain/inbox.ts';
import { agreeToTime, countMail, declineTime, settleMail } from '../src/domain/incoming-decide.ts';
import { listConflictsOf } from '../src/domain/session-conflicts.ts';
import type { Block } from '../src/slack/block-kit.ts';
import { draftNext } from '../src/views/agenda-buttons.ts';
import { divider, note, paragraph } from '../src/views/blocks.ts';
import { standingConflicts } from '../src/views/conflicts.ts';
import { agreedForDay, inboxButton, inboxList } from '../src/views/inbox.ts';
import { placed } from '../src/views/placed.ts';
import { hidden, number, oneOf, required, yesNo } from './fields.ts';

const mail = required(number);

export const inboxVerbs = {
  inbox: visitVerb({
    who: 'coordinator',
    fields: { part: hidden(number) },
    async run(ctx, { part }) {
      const mails = await listInbox(ctx.deps, ctx.actor, ctx.visit.id);
      return { blocks: inboxList(mails, ctx, part ?? 1), replaces: part != null };
    },
  }),

  settle: visitVerb({
    who: 'coordinator',
    words: 'mail',
    fields: { mail },
    async run(ctx, input) {
      await settleMail(ctx.deps, ctx.actor, ctx.visit.id, input.mail);
      return done(ctx, ctx.t.inbox.settled(input.mail));
    },
  }),

  count: visitVerb({
    who: 'coordinator',
    words: 'mail',
    fields: { mail, answer: oneOf('yes', 'maybe', 'no') },
    async run(ctx, input) {
      const { person, answer } = await countMail(
        ctx.deps,
        ctx.actor,
        ctx.visit.id,
        input.mail,
        input.answer ?? undefined,
      );
      return done(ctx, ctx.t.inbox.counted(fullName(person), answer));
    },
  }),

  agree: visitVerb({
    who: 'coordinator',
    words: 'mail',
    fields: { mail, anyway: hidden(yesNo) },
    async run(ctx, input) {
      const { deps, visit, t } = ctx;
      const agreed = await agreeToTime(deps, ctx.actor, visit.id, input.mail, { anyway: input.anyway });
      const others = inboxButton(await countOpenMails(deps.db, visit.id), ctx);
      if (agreed.kind === 'day') return { blocks: [...agreedForDay(agreed, ctx), ...others], replaces: true };
      const conflicts = await listConflictsOf(deps.db, visit, agreed.session.number);
      const now = [...placed(agreed.session, ctx), ...standingConflicts(conflicts, ctx)];
      return { blocks: [...now, note(t.agenda.draftOnly), draftNext(ctx), ...others], replaces: true };
    },
  }),

  disagree: visitVerb({
    who: 'coordinator',
    words: 'mail',
    fields: { mail },
    async run(ctx, input) {
      const { content } = await declineTime(ctx.deps, ctx.actor, ctx.visit.id, input.mail);
      return done(ctx, ctx.t.inbox.declined(content?.attendee.name ?? ''));
    },
  }),
};

/** What was done, and the mails that are left. */
async function done(ctx: VisitContext, said: string): Promise<{ blocks: Block[]; replaces: true }> {
  const rest = await listInbox(ctx.deps, ctx.actor, ctx.visit.id);
  return { blocks: [paragraph(said), divider, ...inboxList(rest, ctx)], replaces: true };
}
