import { type Noun, type VisitContext, visitVerb } from '../src/command.ts';
import { listAbsencesOf } from '../src/db/absence.ts';
import { isCoordinator } from '../src/db/coordinator.ts';
import { findPersonByUser } from '../src/db/person.ts';
import type { Visit } from '../src/db/schema.ts';
import { numbersInConflict } from '../src/domain/conflicts.ts';
import { attendedDays } from '../src/domain/invitation-events.ts';
import {
  draftProgramme,
  findPublishedProgramme,
  type PublishedProgramme,
  sessionsOn,
} from '../src/domain/programme.ts';
import { getProgrammeUrl } from '../src/domain/programme-page.ts';
import { planPublication, publishProgramme } from '../src/domain/publication.ts';
import { findAnswers } from '../src/domain/reply-answers.ts';
import { listDraftConflicts } from '../src/domain/session-conflicts.ts';
import { type Day, dayOf } from '../src/domain/time.ts';
import { sendPicture } from '../src/domain/timetable-picture.ts';
import { findProgrammeFor } from '../src/domain/visible-programme.ts';
import { isVisitDay } from '../src/domain/visit-day.ts';
import { buttons, code, paragraph } from '../src/views/blocks.ts';
import { conflictBlocks } from '../src/views/conflicts.ts';
import { myVisit } from '../src/views/my-visit.ts';
import { publishedDay } from '../src/views/programme.ts';
import { publicationDone, publicationPreview } from '../src/views/publication.ts';
import { draftDay, draftDays } from '../src/views/whole-programme.ts';
import { day, hidden, line, number, oneOf } from './fields.ts';

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
        const conflicts = await listDraftConflicts(ctx.deps.db, ctx.visit, draft);
        const inConflict = numbersInConflict(conflicts);
        const { day, part } = input;
        const days = day
          ? draftDay(draft, { day, part: part ?? 1 }, ctx, inConflict)
          : draftDays(draft, ctx, inConflict);
        // Before the last buttons, which publish it.
        return { blocks: days.toSpliced(-1, 0, ...conflictBlocks(conflicts, ctx)) };
      },
    }),

    publish: visitVerb({
      who: 'coordinator',
      words: 'now',
      fields: { now: oneOf('now'), seen: hidden(line(20)) },
      async run(ctx, { now, seen }) {
        const publication = now && (await publishProgramme(ctx.deps, ctx.actor, ctx.visit.id, seen));
        if (publication) {
          const page = await getProgrammeUrl(ctx.deps, ctx.visit, null);
          return { blocks: publicationDone(publication, page, ctx), replaces: true };
        }
        const plan = await planPublication(ctx.deps, ctx.actor, ctx.visit.id);
        return {
          blocks: [...(now ? [paragraph(ctx.t.conflict.changedSince)] : []), ...publicationPreview(plan, ctx)],
          whole: [ctx.t.verbs['programme.draft'].example],
        };
      },
    }),

    today: visitVerb({
      who: 'anyone',
      words: 'day',
      fields: { day, part: number },
      async run(ctx, input) {
        const { visit, t, language } = ctx;
        const published = await findProgrammeFor(ctx.deps.db, visit, ctx.actor);
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

    picture: visitVerb({
      who: 'anyone',
      fields: {},
      async run(ctx) {
        const { deps, actor, visit, t } = ctx;
        const of = (await isCoordinator(deps.db, visit.id, actor.userId)) ? 'draft' : 'published';
        const drawn =
          of === 'draft' ? await draftProgramme(deps.db, visit) : await findProgrammeFor(deps.db, visit, actor);
        if (!drawn) return { blocks: await notPublished(ctx) };
        if (drawn.sessions.length === 0) return { blocks: [paragraph(t.timetable.nothingToDraw)] };
        await sendPicture(deps, actor, visit.id, { of });
        return { blocks: [paragraph(t.timetable.onItsWay)] };
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
        const answers = await findAnswers(ctx.deps.db, visit, ctx.deps.now(), person.id);
        const away = await listAbsencesOf(ctx.deps.db, person.id);
        const days = published ? attendedDays(visit, published, person, away) : [];
        return {
          blocks: myVisit(
            { person, published, days, answers, page: await getProgrammeUrl(ctx.deps, visit, person.id) },
            ctx,
          ),
          whole: [ctx.t.verbs['programme.today'].example],
        };
      },
    }),
  },
};

/** Neither a day of the visit nor one with something on it. */
function isOutside(published: PublishedProgramme, visit: Visit, day: Day): boolean {
  return !isVisitDay(visit, day) && sessionsOn(published, day, visit.time_zone).length === 0;
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
