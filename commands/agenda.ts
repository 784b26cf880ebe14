import { type Noun, type VisitContext, visitVerb } from '../src/command.ts';
import { isCoordinator } from '../src/db/coordinator.ts';
import { findSession } from '../src/db/session.ts';
import { findListedTopic, findTopic } from '../src/db/topic.ts';
import { editFixedPoint } from '../src/domain/fixed-point.ts';
import { draftProgramme, findPublishedProgramme } from '../src/domain/programme.ts';
import { getVisitToCoordinate } from '../src/domain/rights.ts';
import { unscheduleSession } from '../src/domain/session.ts';
import { editTopic, noSuchTopic, proposeTopic, removeTopic, voteForTopic } from '../src/domain/topic.ts';
import { draftButton, draftNext, topicNext, topicsButton } from '../src/views/agenda-buttons.ts';
import { note, paragraph } from '../src/views/blocks.ts';
import { fixedPointDetails, visiblePoint } from '../src/views/fixed-point.ts';
import { topicDetails, visibleTime } from '../src/views/topic.ts';
import { decisionVerbs } from './agenda-decisions.ts';
import {
  about,
  onlyOfTopics,
  placeGiven,
  placementFrom,
  title,
  topicFrom,
  usualGiven,
  wishGiven,
} from './agenda-inputs.ts';
import { listVerbs } from './agenda-list.ts';
import { sessionVerbs } from './agenda-sessions.ts';
import { number, required } from './fields.ts';

export const agenda: Noun = {
  name: 'agenda',
  alone: 'list',
  verbs: {
    add: visitVerb({
      who: 'anyone',
      words: 'title',
      fields: { title: required(title), ...about },
      current: async () => usualGiven,
      async run(ctx, input) {
        const topic = await proposeTopic(ctx.deps, ctx.actor, ctx.visit.id, {
          title: input.title,
          ...topicFrom(input),
        });
        const next = (await coordinates(ctx)) ? topicNext(topic, ctx) : [];
        return { blocks: [paragraph(ctx.t.agenda.added(topic)), note(ctx.t.agenda.addedNext), ...next] };
      },
    }),

    ...listVerbs,

    show: visitVerb({
      who: 'anyone',
      words: 'number',
      fields: { number: required(number) },
      async run(ctx, input) {
        const { db } = ctx.deps;
        const coordinate = await coordinates(ctx);
        const published = await findPublishedProgramme(db, ctx.visit);
        const topic = await findTopic(db, ctx.visit.id, input.number);
        const listed = topic && (await findListedTopic(db, topic.id));
        if (listed) {
          return { blocks: topicDetails(listed, visibleTime(listed, published, coordinate), ctx, { coordinate }) };
        }
        const draft = coordinate ? await draftProgramme(db, ctx.visit) : undefined;
        const point = visiblePoint(input.number, published, draft);
        if (!point) throw noSuchTopic(input.number, ctx.visit);
        return { blocks: fixedPointDetails(point, ctx, { coordinate }) };
      },
    }),

    vote: visitVerb({
      who: 'anyone',
      words: 'number',
      fields: { number: required(number) },
      async run(ctx, input) {
        const { topic, given } = await voteForTopic(ctx.deps, ctx.actor, ctx.visit.id, input.number);
        const said = given ? ctx.t.agenda.voted(topic) : ctx.t.agenda.voteTakenBack(topic);
        const isNext =
          given && (await coordinates(ctx)) && !(await findSession(ctx.deps.db, ctx.visit.id, topic.number));
        return { blocks: [paragraph(said), ...(isNext ? topicNext(topic, ctx) : [])], quietAfterClick: true };
      },
    }),

    ...decisionVerbs,

    edit: visitVerb({
      who: 'anyone',
      words: 'number',
      behindModal: ['number'],
      opensModal: (given) => Object.keys(given).every((name) => name === 'number'),
      fields: { number: required(number), title, ...about },
      async current(ctx, { number }) {
        const { db } = ctx.deps;
        const point = await findFixedPoint(ctx, number ?? 0);
        if (point) {
          // The draft is for coordinators only.
          await getVisitToCoordinate(db, ctx.actor, ctx.visit.id);
          return { title: point.title, kind: point.kind, ...placeGiven(point, ctx) };
        }
        const topic = await findTopic(db, ctx.visit.id, number ?? 0);
        const listed = topic && (await findListedTopic(db, topic.id));
        if (!listed) throw noSuchTopic(number ?? 0, ctx.visit);
        const { title, stance, kind, presenters, field } = listed;
        return { title, stance, kind, by: presenters.join(', '), field: field ?? '', ...wishGiven(listed, ctx) };
      },
      async run(ctx, { number, title, ...input }) {
        if (await findFixedPoint(ctx, number)) {
          const session = await editFixedPoint(ctx.deps, ctx.actor, ctx.visit.id, number, {
            title,
            kind: input.kind,
            onlyOfTopics: onlyOfTopics(input),
            ...placementFrom(input),
          });
          return {
            blocks: [
              paragraph(ctx.t.agenda.edited(session)),
              paragraph(ctx.t.agenda.moved(session, ctx.visit)),
              note(ctx.t.agenda.draftOnly),
              draftNext(ctx),
            ],
          };
        }
        const edit = { title, ...topicFrom(input) };
        const topic = await editTopic(ctx.deps, ctx.actor, ctx.visit.id, number, edit);
        return { blocks: [paragraph(ctx.t.agenda.edited(topic)), topicsButton(ctx)] };
      },
    }),

    remove: visitVerb({
      who: 'anyone',
      words: 'number',
      fields: { number: required(number) },
      async run(ctx, input) {
        if (await findFixedPoint(ctx, input.number)) {
          const session = await unscheduleSession(ctx.deps, ctx.actor, ctx.visit.id, input.number);
          return { blocks: [paragraph(ctx.t.agenda.fixedRemoved(session)), draftButton(ctx)] };
        }
        const topic = await removeTopic(ctx.deps, ctx.actor, ctx.visit.id, input.number);
        return { blocks: [paragraph(ctx.t.agenda.removed(topic)), topicsButton(ctx)] };
      },
    }),

    ...sessionVerbs,
  },
};

function coordinates({ deps: { db }, actor, visit }: VisitContext): Promise<boolean> {
  return isCoordinator(db, visit.id, actor.userId);
}

/** In the draft. */
async function findFixedPoint({ deps: { db }, visit }: VisitContext, number: number) {
  const session = await findSession(db, visit.id, number);
  return session?.topic_id === null ? session : undefined;
}
