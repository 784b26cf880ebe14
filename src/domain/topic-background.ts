import { listAudiencePeople } from '../db/audience.ts';
import { listMaterials } from '../db/material.ts';
import type { Db } from '../db/open.ts';
import { listPeople } from '../db/person.ts';
import type { Material, Topic, Visit } from '../db/schema.ts';
import { listSlackUsers } from '../db/slack-user.ts';
import { fullName } from './full-name.ts';

/** What stands behind a topic: what its card and its details say, but no list. */
export interface TopicBackground {
  materials: Material[];
  /** Names with their titles. */
  counterpart: string | undefined;
  /** Of those for whom it is, if it is for named people. */
  audience: string[];
  proposer: string;
  /** Of the message that was made into this topic, if Slack told who that is. */
  author: string | undefined;
}

export async function readBackground(db: Db, visit: Visit, topic: Topic): Promise<TopicBackground> {
  const users = await listSlackUsers(
    db,
    visit.team_id,
    [topic.proposed_by, topic.source_author].filter((id) => id !== null),
  );
  const nameOf = (id: string | null) => users.find((user) => user.user_id === id)?.name;
  const forPeople = topic.audience === 'people';
  const people = forPeople || topic.counterpart_id !== null ? await listPeople(db, visit.id) : [];
  const invited = forPeople ? await listAudiencePeople(db, visit.id) : [];
  const ids = new Set(invited.filter(({ number }) => number === topic.number).map(({ person_id }) => person_id));
  const counterpart = people.find(({ id }) => id === topic.counterpart_id);
  return {
    materials: await listMaterials(db, topic.id),
    counterpart: counterpart && fullName(counterpart),
    audience: people.filter(({ id }) => ids.has(id)).map(fullName),
    proposer: nameOf(topic.proposed_by) ?? topic.proposed_by,
    author: nameOf(topic.source_author),
  };
}
