import type { Given, VisitContext } from '../src/command.ts';
import { isCoordinator } from '../src/db/coordinator.ts';
import { listMaterials } from '../src/db/material.ts';
import type { Person } from '../src/db/schema.ts';
import { type ListedTopic, listPresenters } from '../src/db/topic.ts';
import { fullName } from '../src/domain/full-name.ts';
import { listNamedPeople, typedPerson } from '../src/domain/named-people.ts';
import { audienceGiven, wishGiven } from './agenda-inputs.ts';

/** What the modal that changes a topic shows at first. The note is for coordinators only, and so are addresses. */
export async function topicGiven(topic: ListedTopic, ctx: VisitContext): Promise<Given> {
  const { db } = ctx.deps;
  const mayRead = await isCoordinator(db, ctx.visit.id, ctx.actor.userId);
  const { named, all } = await listNamedPeople(db, ctx.visit.id, topic.number);
  const typed = (people: readonly Person[]) =>
    people.map((person) => (mayRead ? typedPerson(person, all) : fullName(person))).join(', ');
  const withId = (id: string | null) => all.filter((person) => person.id === id);
  const presenters = await listPresenters(db, [topic.id]);
  const materials = await listMaterials(db, topic.id);
  return {
    title: topic.title,
    stance: topic.stance,
    kind: topic.kind,
    by: typed(presenters.flatMap(({ person_id }) => withId(person_id))),
    field: topic.field ?? '',
    ...wishGiven(topic, ctx),
    materials: materials.map(({ url }) => url).join('\n'),
    counterpart: typed(withId(topic.counterpart_id)),
    note: (mayRead && topic.note) || '',
    audience: audienceGiven(topic, typed(named), ctx),
    visibility: topic.visibility,
  };
}
