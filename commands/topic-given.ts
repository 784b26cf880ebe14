import type { Given, VisitContext } from '../src/command.ts';
import { isCoordinator } from '../src/db/coordinator.ts';
import type { ListedTopic } from '../src/db/topic.ts';
import { readBackground } from '../src/domain/topic-background.ts';
import { choiceWords } from '../src/i18n/vocabulary.ts';
import { wishGiven } from './agenda-inputs.ts';

/** What the modal that changes a topic shows at first. The note is for coordinators only. */
export async function topicGiven(topic: ListedTopic, ctx: VisitContext): Promise<Given> {
  const { db } = ctx.deps;
  const { counterpart, materials, audience } = await readBackground(db, ctx.visit, topic);
  const mayRead = await isCoordinator(db, ctx.visit.id, ctx.actor.userId);
  const audienceText = {
    all: ctx.t.proposal.everyone,
    host: choiceWords.host[ctx.language][0],
    guest: choiceWords.guest[ctx.language][0],
    people: audience.join(', '),
  };
  return {
    title: topic.title,
    stance: topic.stance,
    kind: topic.kind,
    by: topic.presenters.join(', '),
    field: topic.field ?? '',
    ...wishGiven(topic, ctx),
    materials: materials.map(({ url }) => url).join('\n'),
    counterpart: counterpart ?? '',
    note: (mayRead && topic.note) || '',
    audience: audienceText[topic.audience],
    visibility: topic.visibility,
  };
}
