/** The verb of the agenda that sets fixed points. */

import { visitVerb } from '../src/command.ts';
import { fixSession } from '../src/domain/fixed-point.ts';
import { about, kind, title } from './agenda-inputs.ts';
import { day, hidden, length, required, room, time, yesNo } from './fields.ts';
import { pointAnswer } from './point-answer.ts';
import { kindInputs, pointFrom } from './point-inputs.ts';

const { pressAccess, ...transfer } = kindInputs;

export const fixVerbs = {
  fix: visitVerb({
    who: 'coordinator',
    words: 'title',
    fields: {
      kind,
      title,
      day: required(day),
      at: required(time),
      length,
      room,
      ...transfer,
      pressAccess,
      audience: about.audience,
      visibility: about.visibility,
      anyway: hidden(yesNo),
    },
    async run(ctx, input) {
      const { day, at, ...rest } = input;
      const point = { ...pointFrom({ ...rest, at }), day, time: at.time };
      const session = await fixSession(ctx.deps, ctx.actor, ctx.visit.id, point);
      return { blocks: await pointAnswer(session, ctx) };
    },
  }),
};
