import { type Noun, type VisitContext, visitVerb } from '../src/command.ts';
import { isCoordinator } from '../src/db/coordinator.ts';
import { sessionKinds } from '../src/db/schema.ts';
import { findSession } from '../src/db/session.ts';
import { findListedTopic, findTopic, listTopics } from '../src/db/topic.ts';
import { findPublishedProgramme } from '../src/domain/programme.ts';
import { fixSession, isOutsideHours, moveSession, unscheduleSession } from '../src/domain/session.ts';
import { dayOf, minutesBetween, wallTimeOf } from '../src/domain/time.ts';
import { editTopic, noSuchTopic, proposeTopic, removeTopic, voteForTopic } from '../src/domain/topic.ts';
import { decideTopics } from '../src/domain/topic-decision.ts';
import type { Who } from '../src/domain/who.ts';
import { buttons, note, paragraph } from '../src/views/blocks.ts';
import { topicDetails, topicList, visibleTime } from '../src/views/topic.ts';
import { day, length, line, number, numbers, oneOf, people, prose, required, room, time } from './fields.ts';

const title = line(150);
const kind = oneOf(...sessionKinds);
const stance = oneOf('show', 'ask');

const about = { length, by: people, stance, day, at: time, room, kind, field: line(80) };

interface About {
  length?: number | null | undefined;
  by?: Who[] | null | undefined;
  stance?: 'show' | 'ask' | null | undefined;
  day?: string | null | undefined;
  at?: { time: string } | null | undefined;
  room?: string | null | undefined;
  kind?: (typeof sessionKinds)[number] | null | undefined;
  field?: string | null | undefined;
}

function topicFrom(input: About) {
  return {
    lengthMinutes: input.length,
    presenters: input.by,
    stance: input.stance,
    kind: input.kind,
    field: input.field,
    wishedDay: input.day,
    wishedTime: input.at === null ? null : input.at?.time,
    wishedRoom: input.room,
  };
}

export const agenda: Noun = {
  name: 'agenda',
  alone: 'list',
  verbs: {
    add: visitVerb({
      who: 'anyone',
      words: 'title',
      fields: { title: required(title), ...about },
      async run(ctx, input) {
        const topic = await proposeTopic(ctx.deps, ctx.actor, ctx.visit.id, {
          title: input.title,
          ...topicFrom(input),
        });
        return { blocks: [paragraph(ctx.t.agenda.added(topic)), note(ctx.t.agenda.addedNext)] };
      },
    }),

    list: visitVerb({
      who: 'anyone',
      words: 'status',
      fields: { status: oneOf('proposed', 'accepted', 'scheduled', 'declined', 'deferred') },
      async run(ctx, { status }) {
        const { db } = ctx.deps;
        const published = await findPublishedProgramme(db, ctx.visit);
        const coordinates = await isCoordinator(db, ctx.visit.id, ctx.actor.userId);
        const all = (await listTopics(db, ctx.visit.id)).map((topic) => ({
          topic,
          time: visibleTime(topic, published, coordinates),
        }));
        const topics = all.filter(({ topic, time }) => {
          if (status === 'scheduled') return time !== undefined;
          return !status || topic.status === status;
        });
        if (topics.length > 0) return { blocks: [...topicList(topics, ctx), proposeButton(ctx)] };
        const nothing = status ? ctx.t.agenda.listEmptyFor(ctx.t.choices[status]) : ctx.t.agenda.listEmpty;
        return { blocks: [paragraph(nothing), proposeButton(ctx)] };
      },
    }),

    show: visitVerb({
      who: 'anyone',
      words: 'number',
      fields: { number: required(number) },
      async run(ctx, input) {
        const coordinate = await isCoordinator(ctx.deps.db, ctx.visit.id, ctx.actor.userId);
        const topic = await getListedTopic(ctx, input.number);
        const published = await findPublishedProgramme(ctx.deps.db, ctx.visit);
        return { blocks: topicDetails(topic, visibleTime(topic, published, coordinate), ctx, { coordinate }) };
      },
    }),

    vote: visitVerb({
      who: 'anyone',
      words: 'number',
      fields: { number: required(number) },
      async run(ctx, input) {
        const { topic, given } = await voteForTopic(ctx.deps, ctx.actor, ctx.visit.id, input.number);
        const said = given ? ctx.t.agenda.voted(topic) : ctx.t.agenda.voteTakenBack(topic);
        return { blocks: [paragraph(said)], quietAfterClick: true };
      },
    }),

    accept: visitVerb({
      who: 'coordinator',
      words: 'numbers',
      fields: { numbers: required(numbers) },
      async run(ctx, input) {
        const topics = await decideTopics(ctx.deps, ctx.actor, ctx.visit.id, input.numbers, 'accepted');
        const place = topics.slice(0, 5).map((topic) => ({
          text: `${ctx.t.agenda.place}: #${topic.number}`,
          line: `agenda move ${topic.number} in=${ctx.visit.code}`,
        }));
        return {
          blocks: [
            paragraph(ctx.t.agenda.decided(topics, 'accepted')),
            paragraph(ctx.t.agenda.acceptedNext),
            buttons(...place),
          ],
        };
      },
    }),

    decline: visitVerb({
      who: 'coordinator',
      words: 'number',
      behindModal: ['number'],
      fields: { number: required(number), reason: required(prose(300)) },
      async run(ctx, { number, reason }) {
        const topics = await decideTopics(ctx.deps, ctx.actor, ctx.visit.id, [number], 'declined', reason);
        return { blocks: [paragraph(ctx.t.agenda.decided(topics, 'declined')), listButton(ctx)] };
      },
    }),

    defer: visitVerb({
      who: 'coordinator',
      words: 'numbers',
      fields: { numbers: required(numbers) },
      async run(ctx, input) {
        const topics = await decideTopics(ctx.deps, ctx.actor, ctx.visit.id, input.numbers, 'deferred');
        return { blocks: [paragraph(ctx.t.agenda.decided(topics, 'deferred')), listButton(ctx)] };
      },
    }),

    edit: visitVerb({
      who: 'anyone',
      words: 'number',
      behindModal: ['number'],
      opensModal: (given) => Object.keys(given).every((name) => name === 'number'),
      fields: { number: required(number), title, ...about },
      async current(ctx, { number }) {
        const topic = await getListedTopic(ctx, number ?? 0);
        return {
          title: topic.title,
          length: `${topic.length_minutes}m`,
          by: topic.presenters.join(', '),
          stance: topic.stance,
          day: topic.wished_day ?? '',
          at: topic.wished_time ?? '',
          room: topic.wished_room ?? '',
          kind: topic.kind,
          field: topic.field ?? '',
        };
      },
      async run(ctx, { number, title, ...input }) {
        const edit = { title, ...topicFrom(input) };
        const topic = await editTopic(ctx.deps, ctx.actor, ctx.visit.id, number, edit);
        return { blocks: [paragraph(ctx.t.agenda.edited(topic)), listButton(ctx)] };
      },
    }),

    remove: visitVerb({
      who: 'anyone',
      words: 'number',
      fields: { number: required(number) },
      async run(ctx, input) {
        const isTopic = await findTopic(ctx.deps.db, ctx.visit.id, input.number);
        if (!isTopic && (await findSession(ctx.deps.db, ctx.visit.id, input.number))) {
          const session = await unscheduleSession(ctx.deps, ctx.actor, ctx.visit.id, input.number);
          return { blocks: [paragraph(ctx.t.agenda.fixedRemoved(session)), draftButton(ctx)] };
        }
        const topic = await removeTopic(ctx.deps, ctx.actor, ctx.visit.id, input.number);
        return { blocks: [paragraph(ctx.t.agenda.removed(topic)), listButton(ctx)] };
      },
    }),

    move: visitVerb({
      who: 'coordinator',
      words: 'number',
      behindModal: ['number'],
      opensModal: (given) => Object.keys(given).every((name) => name === 'number'),
      fields: { number: required(number), day, at: time, length, room },
      async current(ctx, { number }) {
        const topic = await findTopic(ctx.deps.db, ctx.visit.id, number ?? 0);
        const session = await findSession(ctx.deps.db, ctx.visit.id, number ?? 0);
        if (!session) {
          return {
            day: topic?.wished_day ?? '',
            at: topic?.wished_time ?? '',
            room: topic?.wished_room ?? '',
            length: topic ? `${topic.length_minutes}m` : '',
          };
        }
        return {
          day: dayOf(session.starts_at, ctx.visit.time_zone),
          at: wallTimeOf(session.starts_at, ctx.visit.time_zone),
          length: `${minutesBetween(session.starts_at, session.ends_at)}m`,
          room: session.room ?? '',
        };
      },
      async run(ctx, { number, ...input }) {
        const session = await moveSession(ctx.deps, ctx.actor, ctx.visit.id, number, {
          day: input.day,
          time: input.at?.time,
          qualifier: input.at?.qualifier,
          lengthMinutes: input.length,
          room: input.room,
        });
        return {
          blocks: [
            paragraph(ctx.t.agenda.moved(session, ctx.visit)),
            ...(isOutsideHours(ctx.visit, session) ? [paragraph(ctx.t.agenda.outsideHours(ctx.visit))] : []),
            note(ctx.t.agenda.draftOnly),
            draftButton(ctx),
          ],
        };
      },
    }),

    unschedule: visitVerb({
      who: 'coordinator',
      words: 'number',
      fields: { number: required(number) },
      async run(ctx, input) {
        const session = await unscheduleSession(ctx.deps, ctx.actor, ctx.visit.id, input.number);
        return { blocks: [paragraph(ctx.t.agenda.unscheduled(session)), draftButton(ctx)] };
      },
    }),

    fix: visitVerb({
      who: 'coordinator',
      words: 'title',
      fields: {
        title: required(title),
        day: required(day),
        at: required(time),
        length: required(length),
        kind,
        room,
      },
      async run(ctx, input) {
        const session = await fixSession(ctx.deps, ctx.actor, ctx.visit.id, {
          title: input.title,
          day: input.day,
          time: input.at.time,
          qualifier: input.at.qualifier,
          lengthMinutes: input.length,
          kind: input.kind ?? 'other',
          room: input.room,
        });
        return {
          blocks: [paragraph(ctx.t.agenda.moved(session, ctx.visit)), note(ctx.t.agenda.draftOnly), draftButton(ctx)],
        };
      },
    }),
  },
};

async function getListedTopic(ctx: VisitContext, number: number) {
  const topic = await findTopic(ctx.deps.db, ctx.visit.id, number);
  const listed = topic && (await findListedTopic(ctx.deps.db, topic.id));
  if (!listed) throw noSuchTopic(number, ctx.visit);
  return listed;
}

function proposeButton(ctx: VisitContext) {
  return buttons({ text: ctx.t.agenda.propose, line: `agenda add in=${ctx.visit.code}`, style: 'primary' });
}

function listButton(ctx: VisitContext) {
  return buttons({ text: ctx.t.agenda.showList, line: `agenda list in=${ctx.visit.code}` });
}

function draftButton(ctx: VisitContext) {
  return buttons({ text: ctx.t.programme.showDraft, line: `programme draft in=${ctx.visit.code}` });
}
