/** The verb of the agenda that changes topics and fixed points. */

import { type VisitContext, visitVerb } from '../src/command.ts';
import { isCoordinator } from '../src/db/coordinator.ts';
import { findSession } from '../src/db/session.ts';
import { findListedTopic } from '../src/db/topic.ts';
import { editFixedPoint, refusePointFields } from '../src/domain/fixed-point.ts';
import { getVisitToCoordinate } from '../src/domain/rights.ts';
import { listConflictsOf } from '../src/domain/session-conflicts.ts';
import { noSuchTopic } from '../src/domain/topic.ts';
import { editTopic } from '../src/domain/topic-edit.ts';
import { findProgrammeFor, findViewer, mayRead } from '../src/domain/visible-programme.ts';
import type { Block } from '../src/slack/block-kit.ts';
import { topicsButton } from '../src/views/agenda-buttons.ts';
import { paragraph } from '../src/views/blocks.ts';
import { standingConflicts } from '../src/views/conflicts.ts';
import { about, onlyOfTopics, title, topicFrom } from './agenda-inputs.ts';
import { hidden, number, required, yesNo } from './fields.ts';
import { pointAnswer } from './point-answer.ts';
import { kindInputs, ofTopics, onlyOfPoints, pointFrom, pointGiven } from './point-inputs.ts';
import { topicGiven } from './topic-given.ts';

const { audience, visibility, ...ofBoth } = about;
const { stance, by, field, materials, counterpart, note: remark } = about;

export const editVerbs = {
  edit: visitVerb({
    who: 'anyone',
    words: 'number',
    behindModal: ['number'],
    opensModal: (given) => Object.keys(given).every((name) => name === 'number'),
    fields: {
      number: required(number),
      title,
      ...ofBoth,
      ...ofTopics({ stance, by, field, materials, counterpart, note: remark }),
      ...kindInputs,
      audience,
      visibility,
      anyway: hidden(yesNo),
    },
    async current(ctx, { number }) {
      const { db } = ctx.deps;
      const point = await findFixedPoint(ctx, number ?? 0);
      if (point) {
        // The draft is for coordinators only.
        await getVisitToCoordinate(db, ctx.actor, ctx.visit.id);
        return pointGiven(point, ctx);
      }
      const topic = await findListedTopic(db, ctx.visit.id, number ?? 0);
      const isHidden = topic && !mayRead(topic, await findViewer(db, ctx.visit, ctx.actor));
      if (!topic || isHidden) throw noSuchTopic(number ?? 0, ctx.visit);
      return topicGiven(topic, ctx);
    },
    async run(ctx, { number, ...input }) {
      if (await findFixedPoint(ctx, number)) {
        const edit = { ...pointFrom(input), onlyOfTopics: onlyOfTopics(input) };
        const session = await editFixedPoint(ctx.deps, ctx.actor, ctx.visit.id, number, edit);
        return { blocks: [paragraph(ctx.t.agenda.edited(session)), ...(await pointAnswer(session, ctx))] };
      }
      await refusePointFields(ctx.deps, ctx.actor, ctx.visit.id, number, onlyOfPoints(input));
      const edit = { title: input.title, ...topicFrom(input), anyway: input.anyway };
      const topic = await editTopic(ctx.deps, ctx.actor, ctx.visit.id, number, edit);
      return { blocks: [paragraph(ctx.t.agenda.edited(topic)), ...(await inDraft(ctx, number)), topicsButton(ctx)] };
    },
  }),
};

/** For coordinators: where a topic stands in the draft now that it was changed, and what is in its way. */
async function inDraft(ctx: VisitContext, number: number): Promise<Block[]> {
  const { db } = ctx.deps;
  const session = await findSession(db, ctx.visit.id, number);
  if (!session || !(await isCoordinator(db, ctx.visit.id, ctx.actor.userId))) return [];
  const conflicts = await listConflictsOf(db, ctx.visit, number);
  return [paragraph(ctx.t.agenda.moved(session, ctx.visit)), ...standingConflicts(conflicts, ctx)];
}

/** In the draft; of what is not published, others than coordinators do not learn that it is there. */
export async function findFixedPoint({ deps: { db }, visit, actor }: VisitContext, number: number) {
  const session = await findSession(db, visit.id, number);
  if (session?.topic_id !== null) return undefined;
  if (await isCoordinator(db, visit.id, actor.userId)) return session;
  const published = await findProgrammeFor(db, visit, actor);
  return published?.sessions.some((each) => each.number === number) ? session : undefined;
}
