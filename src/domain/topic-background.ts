import { listMaterials } from '../db/material.ts';
import type { Db } from '../db/open.ts';
import type { Material, Topic, Visit } from '../db/schema.ts';
import { listSlackUsers } from '../db/slack-user.ts';
import { fullName } from './full-name.ts';
import { listNamedPeople } from './named-people.ts';

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
  const namesPeople = topic.audience === 'people' || topic.counterpart_id !== null;
  const { named, all } = namesPeople ? await listNamedPeople(db, visit.id, topic.number) : { named: [], all: [] };
  const counterpart = all.find(({ id }) => id === topic.counterpart_id);
  return {
    materials: await listMaterials(db, topic.id),
    counterpart: counterpart && fullName(counterpart),
    audience: named.map(fullName),
    proposer: nameOf(topic.proposed_by) ?? topic.proposed_by,
    author: nameOf(topic.source_author),
  };
}
