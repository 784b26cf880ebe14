import { type Noun, type VisitContext, visitVerb } from '../src/command.ts';
import { isCoordinator } from '../src/db/coordinator.ts';
import { findSession } from '../src/db/session.ts';
import { findListedTopic, findTopic } from '../src/db/topic.ts';
import { draftProgramme, findPublishedProgramme } from '../src/domain/programme.ts';
import { unscheduleSession } from '../src/domain/session.ts';
import { noSuchTopic, proposeTopic, removeTopic, voteForTopic } from '../src/domain/topic.ts';
import { draftButton, topicNext, topicsButton } from '../src/views/agenda-buttons.ts';
import { note, paragraph } from '../src/views/blocks.ts';
import { fixedPointDetails, visiblePoint } from '../src/views/fixed-point.ts';
import { topicDetails, visibleTime } from '../src/views/topic.ts';
import { decisionVerbs } from './agenda-decisions.ts';
import { editVerbs, findFixedPoint } from './agenda-edit.ts';
import { about, title, topicFrom, usualGiven } from './agenda-inputs.ts';
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

    ...editVerbs,

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
