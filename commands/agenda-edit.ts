/** The verb of the agenda that changes topics and fixed points. */

import { type VisitContext, visitVerb } from '../src/command.ts';
import { findSession } from '../src/db/session.ts';
import { findListedTopic, findTopic } from '../src/db/topic.ts';
import { editFixedPoint } from '../src/domain/fixed-point.ts';
import { getVisitToCoordinate } from '../src/domain/rights.ts';
import { editTopic, noSuchTopic } from '../src/domain/topic.ts';
import { draftNext, topicsButton } from '../src/views/agenda-buttons.ts';
import { note, paragraph } from '../src/views/blocks.ts';
import { about, onlyOfTopics, placeGiven, placementFrom, title, topicFrom, wishGiven } from './agenda-inputs.ts';
import { number, required } from './fields.ts';

export const editVerbs = {
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
};

/** In the draft. */
export async function findFixedPoint({ deps: { db }, visit }: VisitContext, number: number) {
  const session = await findSession(db, visit.id, number);
  return session?.topic_id === null ? session : undefined;
}
