import { type Noun, type VisitContext, verb, visitVerb } from '../src/command.ts';
import { isCoordinator } from '../src/db/coordinator.ts';
import { listTroubles } from '../src/db/outbox-troubles.ts';
import { listPeople } from '../src/db/person.ts';
import type { Visit } from '../src/db/schema.ts';
import { listTopics } from '../src/db/topic.ts';
import { listVisitsOfUser } from '../src/db/visit.ts';
import { closeVisit } from '../src/domain/close-visit.ts';
import { retryDeliveries } from '../src/domain/delivery.ts';
import { listHolidays } from '../src/domain/holidays.ts';
import { type Draft, draftProgramme, findPublishedProgramme } from '../src/domain/programme.ts';
import { compareProgrammes, isEmptyDifference } from '../src/domain/programme-difference.ts';
import { listCoordinatorNames } from '../src/domain/rights.ts';
import { listDraftConflicts } from '../src/domain/session-conflicts.ts';
import { createVisit, editVisit } from '../src/domain/visit.ts';
import { buttons, paragraph } from '../src/views/blocks.ts';
import { outsideDays } from '../src/views/outside-days.ts';
import { nextLines, visitList, visitOverview } from '../src/views/visit.ts';
import { day, hours, line, oneOf, required, zone } from './fields.ts';

const usualHours = { start: '09:00', end: '17:00' };
const language = oneOf('de', 'en');

export const visit: Noun = {
  name: 'visit',
  bare: true,
  alone: 'show',
  verbs: {
    new: verb({
      who: 'anyone',
      words: 'title',
      fields: {
        title: required(line(120)),
        host: required(line(80)),
        guest: required(line(80)),
        from: required(day),
        to: required(day),
        place: required(line(120)),
        hours,
        zone,
        language,
      },
      async run(ctx, input) {
        const created = await createVisit(ctx.deps, ctx.actor, {
          title: input.title,
          host: input.host,
          guest: input.guest,
          place: input.place,
          firstDay: input.from,
          lastDay: input.to,
          hours: input.hours ?? usualHours,
          timeZone: input.zone ?? ctx.deps.config.defaultTimeZone,
          language: input.language ?? ctx.deps.config.defaultLanguage,
        });
        const holidays = await listHolidays(created.first_day, created.last_day, ctx.language);
        return {
          blocks: [
            paragraph(ctx.t.visit.created(created)),
            ...(holidays.length > 0 ? [paragraph(ctx.t.visit.holidays(holidays))] : []),
            paragraph(ctx.t.visit.createdNext),
            nextLines(ctx.command, [ctx.t.verbs['agenda.add'].example, ctx.t.verbs['member.add'].example]),
            buttons(
              { text: ctx.t.agenda.propose, line: `agenda add in=${created.code}`, style: 'primary' },
              { text: ctx.t.visit.registerMember, line: `member add in=${created.code}` },
            ),
          ],
        };
      },
    }),

    show: visitVerb({
      who: 'anyone',
      fields: {},
      async run(ctx) {
        return { blocks: visitOverview(await overviewOf(ctx), ctx) };
      },
    }),

    list: verb({
      who: 'anyone',
      fields: {},
      async run(ctx) {
        const visits = await listVisitsOfUser(ctx.deps.db, ctx.actor.teamId, ctx.actor.userId);
        return { blocks: visitList(visits, ctx) };
      },
    }),

    edit: visitVerb({
      who: 'coordinator',
      words: 'title',
      opensModal: (given) => Object.keys(given).length === 0,
      fields: {
        title: line(120),
        host: line(80),
        guest: line(80),
        from: day,
        to: day,
        place: line(120),
        hours,
        zone,
        language,
      },
      async current({ visit }) {
        return {
          title: visit.title,
          host: visit.host,
          guest: visit.guest,
          from: visit.first_day,
          to: visit.last_day,
          place: visit.place,
          hours: `${visit.day_start}-${visit.day_end}`,
          zone: visit.time_zone,
          language: visit.language,
        };
      },
      async run(ctx, input) {
        const edited = await editVisit(ctx.deps, ctx.actor, ctx.visit.id, {
          title: input.title ?? undefined,
          host: input.host ?? undefined,
          guest: input.guest ?? undefined,
          firstDay: input.from ?? undefined,
          lastDay: input.to ?? undefined,
          place: input.place ?? undefined,
          hours: input.hours ?? undefined,
          timeZone: input.zone ?? undefined,
          language: input.language ?? undefined,
        });
        const draft = await draftProgramme(ctx.deps.db, edited);
        return {
          blocks: [
            paragraph(ctx.t.visit.edited(edited)),
            ...outsideDays(draft, edited, ctx.language),
            ...(await publishNext(ctx, edited, draft)),
          ],
        };
      },
    }),

    close: visitVerb({
      who: 'coordinator',
      words: 'now',
      fields: { now: oneOf('now') },
      async run(ctx, { now }) {
        if (!now) {
          return {
            blocks: [
              paragraph(ctx.t.visit.closeFirst(ctx.visit)),
              buttons({ text: ctx.t.visit.closeButton, line: `visit close now in=${ctx.visit.code}`, style: 'danger' }),
            ],
          };
        }
        const closed = await closeVisit(ctx.deps, ctx.actor, ctx.visit.id);
        return { blocks: [paragraph(ctx.t.visit.closed(closed))], replaces: true };
      },
    }),

    retry: visitVerb({
      who: 'coordinator',
      fields: {},
      async run(ctx) {
        const retried = await retryDeliveries(ctx.deps, ctx.actor, ctx.visit.id);
        return { blocks: [paragraph(retried > 0 ? ctx.t.trouble.retried(retried) : ctx.t.trouble.noneLeft)] };
      },
    }),
  },
};

/** What is published holds until it is published anew: who was invited to a day that is gone does not know yet. */
async function publishNext({ deps, t }: VisitContext, edited: Visit, draft: Draft) {
  const published = await findPublishedProgramme(deps.db, edited);
  const announced = new Set(published?.sessions.map(({ id }) => id));
  if (!draft.outside.some(({ id }) => announced.has(id))) return [];
  return [
    paragraph(t.visit.outsideStillPublished),
    buttons(
      { text: t.visit.publish, line: `programme publish in=${edited.code}`, style: 'primary' },
      { text: t.programme.showDraft, line: `programme draft in=${edited.code}` },
    ),
  ];
}

async function overviewOf({ deps, actor, visit }: VisitContext) {
  const { db } = deps;
  const published = await findPublishedProgramme(db, visit);
  const draft = await draftProgramme(db, visit);
  const difference = compareProgrammes(published ?? { sessions: [] }, draft);
  const coordinates = await isCoordinator(db, visit.id, actor.userId);
  return {
    coordinators: await listCoordinatorNames(db, visit),
    topics: await listTopics(db, visit.id),
    people: await listPeople(db, visit.id),
    publishedAt: published?.publishedAt,
    hasUnpublishedChanges: !isEmptyDifference(difference),
    outside: draft.outside.length,
    conflicts: coordinates ? await listDraftConflicts(db, visit, draft) : [],
    coordinates,
    troubles: coordinates ? await listTroubles(db, visit.id) : [],
  };
}
