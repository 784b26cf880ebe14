/** The verb of the agenda that lists the topics. */

import { visitVerb } from '../src/command.ts';
import { isCoordinator } from '../src/db/coordinator.ts';
import { listTopics } from '../src/db/topic.ts';
import { findPublishedProgramme } from '../src/domain/programme.ts';
import { proposeButton } from '../src/views/agenda-buttons.ts';
import { paragraph } from '../src/views/blocks.ts';
import { topicList, visibleTime } from '../src/views/topic.ts';
import { oneOf } from './fields.ts';

export const listVerbs = {
  list: visitVerb({
    who: 'anyone',
    words: 'status',
    fields: { status: oneOf('proposed', 'accepted', 'scheduled', 'declined', 'deferred') },
    async run(ctx, { status }) {
      const { db } = ctx.deps;
      const published = await findPublishedProgramme(db, ctx.visit);
      const mayDraft = await isCoordinator(db, ctx.visit.id, ctx.actor.userId);
      const all = (await listTopics(db, ctx.visit.id)).map((topic) => ({
        topic,
        time: visibleTime(topic, published, mayDraft),
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
};
