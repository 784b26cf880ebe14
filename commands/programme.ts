import { type Noun, type VisitContext, visitVerb } from '../src/command.ts';
import { isCoordinator } from '../src/db/coordinator.ts';
import { findPersonByUser } from '../src/db/person.ts';
import { findLatestReply } from '../src/db/reply.ts';
import type { Visit } from '../src/db/schema.ts';
import {
  draftProgramme,
  findPublishedProgramme,
  type PublishedProgramme,
  sessionsOn,
} from '../src/domain/programme.ts';
import { planPublication, publishProgramme } from '../src/domain/publication.ts';
import { type Day, dayOf } from '../src/domain/time.ts';
import { buttons, code, paragraph } from '../src/views/blocks.ts';
import { myVisit } from '../src/views/my-visit.ts';
import { publishedDay } from '../src/views/programme.ts';
import { publicationDone, publicationPreview } from '../src/views/publication.ts';
import { draftDay, draftDays } from '../src/views/whole-programme.ts';
import { day, number, oneOf } from './fields.ts';

export const programme: Noun = {
  name: 'programme',
  bare: true,
  alone: 'today',
  verbs: {
    draft: visitVerb({
      who: 'coordinator',
      words: 'day',
      fields: { day, part: number },
      async run(ctx, input) {
        const draft = await draftProgramme(ctx.deps.db, ctx.visit);
        if (draft.sessions.length + draft.outside.length === 0) {
          const examples = [ctx.t.verbs['agenda.move'].example, ctx.t.verbs['agenda.fix'].example];
          return {
            blocks: [
              paragraph(ctx.t.programme.emptyDraft),
              code(...examples.map((example) => `${ctx.command} ${example}`)),
            ],
          };
        }
        if (!input.day) return { blocks: draftDays(draft, ctx) };
        return { blocks: draftDay(draft, input.day, input.part ?? 1, ctx) };
      },
    }),

    publish: visitVerb({
      who: 'coordinator',
      words: 'now',
      fields: { now: oneOf('now') },
      async run(ctx, { now }) {
        if (!now) {
          const plan = await planPublication(ctx.deps, ctx.actor, ctx.visit.id);
          return { blocks: publicationPreview(plan, ctx), whole: [ctx.t.verbs['programme.draft'].example] };
        }
        const { invitations } = await planPublication(ctx.deps, ctx.actor, ctx.visit.id);
        const version = await publishProgramme(ctx.deps, ctx.actor, ctx.visit.id);
        return { blocks: publicationDone(version, invitations, ctx), replaces: true };
      },
    }),

    today: visitVerb({
      who: 'anyone',
      words: 'day',
      fields: { day, part: number },
      async run(ctx, input) {
        const { visit, t, language } = ctx;
        const published = await findPublishedProgramme(ctx.deps.db, visit);
        if (!published) return { blocks: await notPublished(ctx) };
        const on = input.day ?? dayOf(ctx.deps.now().toISOString(), visit.time_zone);
        if (isOutside(published, visit, on)) {
          return {
            blocks: [
              paragraph(t.programme.outsideVisit(visit, on, t.visit.period(visit))),
              buttons({ text: t.programme.firstDayButton, line: `programme today 1 in=${visit.code}` }),
            ],
          };
        }
        return { blocks: publishedDay(published, visit, on, language, input.part ?? 1) };
      },
    }),

    me: visitVerb({
      who: 'anyone',
      fields: {},
      async run(ctx) {
        const { visit, t } = ctx;
        const person = await findPersonByUser(ctx.deps.db, visit.id, ctx.actor.userId);
        if (!person) {
          return {
            blocks: [
              paragraph(t.programme.meNotRegistered),
              buttons({ text: t.member.add, line: `member add <@${ctx.actor.userId}> in=${visit.code}` }),
            ],
          };
        }
        const published = await findPublishedProgramme(ctx.deps.db, visit);
        const reply = await findLatestReply(ctx.deps.db, person.id);
        return { blocks: myVisit({ person, published, answer: reply?.answer }, ctx) };
      },
    }),
  },
};

/** Neither a day of the visit nor one with something on it. */
function isOutside(published: PublishedProgramme, visit: Visit, day: Day): boolean {
  if (day >= visit.first_day && day <= visit.last_day) return false;
  return sessionsOn(published, day, visit.time_zone).length === 0;
}

async function notPublished({ deps, actor, visit, t }: VisitContext) {
  if (!(await isCoordinator(deps.db, visit.id, actor.userId))) {
    return [
      paragraph(t.programme.notPublished),
      buttons({ text: t.agenda.showList, line: `agenda list in=${visit.code}` }),
    ];
  }
  return [
    paragraph(t.programme.notPublishedCoordinator),
    buttons({ text: t.programme.showDraft, line: `programme draft in=${visit.code}` }),
  ];
}
