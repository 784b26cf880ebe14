/** The verbs of the agenda that give topics and fixed points their place in the programme. */

import { visitVerb } from '../src/command.ts';
import { findSession } from '../src/db/session.ts';
import { findTopic } from '../src/db/topic.ts';
import { fixSession } from '../src/domain/fixed-point.ts';
import { isOutsideHours, moveSession, unscheduleSession } from '../src/domain/session.ts';
import { draftButton, draftNext } from '../src/views/agenda-buttons.ts';
import { note, paragraph } from '../src/views/blocks.ts';
import { kind, placeGiven, placementFrom, title, wishGiven } from './agenda-inputs.ts';
import { day, length, number, required, room, time } from './fields.ts';

export const sessionVerbs = {
  move: visitVerb({
    who: 'coordinator',
    words: 'number',
    behindModal: ['number'],
    opensModal: (given) => Object.keys(given).every((name) => name === 'number'),
    fields: { number: required(number), day, at: time, length, room },
    async current(ctx, { number }) {
      const topic = await findTopic(ctx.deps.db, ctx.visit.id, number ?? 0);
      const session = await findSession(ctx.deps.db, ctx.visit.id, number ?? 0);
      if (session) return placeGiven(session, ctx);
      return topic ? wishGiven(topic, ctx) : {};
    },
    async run(ctx, { number, ...input }) {
      const session = await moveSession(ctx.deps, ctx.actor, ctx.visit.id, number, placementFrom(input));
      return {
        blocks: [
          paragraph(ctx.t.agenda.moved(session, ctx.visit)),
          ...(isOutsideHours(ctx.visit, session) ? [paragraph(ctx.t.agenda.outsideHours(ctx.visit))] : []),
          note(ctx.t.agenda.draftOnly),
          draftNext(ctx),
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
        blocks: [paragraph(ctx.t.agenda.moved(session, ctx.visit)), note(ctx.t.agenda.draftOnly), draftNext(ctx)],
      };
    },
  }),
};
