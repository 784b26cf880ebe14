import { type Noun, type VisitContext, visitVerb } from '../src/command.ts';
import { isCoordinator } from '../src/db/coordinator.ts';
import { listPeople } from '../src/db/person.ts';
import { findSession } from '../src/db/session.ts';
import { findListedTopic, listRanks } from '../src/db/topic.ts';
import { draftProgramme } from '../src/domain/programme.ts';
import { unscheduleSession } from '../src/domain/session.ts';
import { noSuchTopic, proposeTopic, voteForTopic } from '../src/domain/topic.ts';
import { readBackground } from '../src/domain/topic-background.ts';
import { removeTopic } from '../src/domain/topic-edit.ts';
import { findProgrammeFor, findViewer, mayRead } from '../src/domain/visible-programme.ts';
import { draftButton, topicNext, topicsButton } from '../src/views/agenda-buttons.ts';
import { note, paragraph } from '../src/views/blocks.ts';
import { counterpartBlocks } from '../src/views/counterpart.ts';
import { fixedPointDetails, visiblePoint } from '../src/views/fixed-point.ts';
import { topicDetails, visibleTime } from '../src/views/topic.ts';
import { decisionVerbs } from './agenda-decisions.ts';
import { editVerbs, findFixedPoint } from './agenda-edit.ts';
import { fixVerbs } from './agenda-fix.ts';
import { title, topicFrom, usualGiven, whenProposing } from './agenda-inputs.ts';
import { listVerbs } from './agenda-list.ts';
import { planVerbs } from './agenda-plan.ts';
import { sessionVerbs } from './agenda-sessions.ts';
import { number, required } from './fields.ts';

export const agenda: Noun = {
  name: 'agenda',
  alone: 'list',
  verbs: {
    add: visitVerb({
      who: 'anyone',
      words: 'title',
      behindModal: ['audience', 'visibility', 'link', 'author'],
      fields: { title: required(title), ...whenProposing },
      current: async () => usualGiven,
      async run(ctx, input) {
        const topic = await proposeTopic(ctx.deps, ctx.actor, ctx.visit.id, {
          title: input.title,
          ...topicFrom(input),
          sourceLink: input.link,
          sourceAuthor: input.author,
          anyway: input.anyway,
        });
        const next = (await coordinates(ctx)) ? topicNext(topic, ctx) : [];
        return {
          blocks: [
            paragraph(ctx.t.agenda.added(topic)),
            note(topic.visibility === 'internal' ? ctx.t.proposal.addedInternal : ctx.t.agenda.addedNext),
            ...next,
          ],
        };
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
        const viewer = await findViewer(db, ctx.visit, ctx.actor);
        const published = await findProgrammeFor(db, ctx.visit, ctx.actor);
        const topic = await findListedTopic(db, ctx.visit.id, input.number);
        if (topic && !mayRead(topic, viewer)) throw noSuchTopic(input.number, ctx.visit);
        if (topic) {
          const ranked = (await listRanks(db, ctx.visit.id)).filter((each) => mayRead(each, viewer));
          const rank = ranked.findIndex((each) => each.number === topic.number) + 1;
          const background = await readBackground(db, ctx.visit, topic);
          const about = { ...background, rank, of: ranked.length };
          const time = visibleTime(topic, published, coordinate);
          const people = coordinate ? await listPeople(db, ctx.visit.id) : [];
          const counterpart = coordinate ? counterpartBlocks(topic, people, ctx) : [];
          return { blocks: [...topicDetails(topic, time, about, ctx, { coordinate }), ...counterpart] };
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

    ...planVerbs,

    ...fixVerbs,
  },
};

function coordinates({ deps: { db }, actor, visit }: VisitContext): Promise<boolean> {
  return isCoordinator(db, visit.id, actor.userId);
}
