import type { Updateable } from 'kysely';
import { fullName } from '../domain/full-name.ts';
import type { Db, Trx } from './open.ts';
import { prepared } from './prepared.ts';
import type { TimeQualifier, Topic, TopicTable } from './schema.ts';

/** A topic as it is shown: with its votes, its presenters' names with their titles, and whether it has a time. */
export interface ListedTopic extends Topic {
  votes: number;
  presenters: string[];
  starts_at: string | null;
  ends_at: string | null;
  time_qualifier: TimeQualifier | null;
  room: string | null;
}

export function findTopic(db: Db, visitId: string, number: number): Promise<Topic | undefined> {
  return db
    .selectFrom('topic')
    .selectAll()
    .where('visit_id', '=', visitId)
    .where('number', '=', number)
    .executeTakeFirst();
}

const topicInserted = prepared<{ [column in keyof Topic]: Topic[column] }, never>((db, param) =>
  db.insertInto('topic').values({
    id: param('id'),
    visit_id: param('visit_id'),
    number: param('number'),
    title: param('title'),
    status: param('status'),
    decline_reason: param('decline_reason'),
    length_minutes: param('length_minutes'),
    side: param('side'),
    stance: param('stance'),
    kind: param('kind'),
    field: param('field'),
    wished_day: param('wished_day'),
    wished_time: param('wished_time'),
    wished_qualifier: param('wished_qualifier'),
    wished_room: param('wished_room'),
    proposed_by: param('proposed_by'),
    created_at: param('created_at'),
    note: param('note'),
    counterpart_id: param('counterpart_id'),
    source_link: param('source_link'),
    source_author: param('source_author'),
    audience: param('audience'),
    visibility: param('visibility'),
  }),
);

export async function insertTopic(trx: Trx, topic: Topic): Promise<void> {
  await topicInserted(trx, topic);
}

export async function updateTopic(trx: Trx, id: string, change: Updateable<TopicTable>): Promise<void> {
  await trx.updateTable('topic').set(change).where('id', '=', id).execute();
}

export async function deleteTopic(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('topic').where('id', '=', id).execute();
}

export async function replacePresenters(trx: Trx, topicId: string, personIds: string[]): Promise<void> {
  await trx.deleteFrom('presenter').where('topic_id', '=', topicId).execute();
  if (personIds.length === 0) return;
  await trx
    .insertInto('presenter')
    .values(personIds.map((person_id, position) => ({ topic_id: topicId, person_id, position })))
    .execute();
}

/** By rank: most votes first, the older proposal first among equals. */
export async function listTopics(db: Db, visitId: string): Promise<ListedTopic[]> {
  return withPresenters(db, await listed(db).where('topic.visit_id', '=', visitId).execute());
}

export async function findListedTopic(db: Db, visitId: string, number: number): Promise<ListedTopic | undefined> {
  const found = listed(db).where('topic.visit_id', '=', visitId).where('topic.number', '=', number);
  return (await withPresenters(db, await found.execute()))[0];
}

export async function findListedTopicById(db: Db, topicId: string): Promise<ListedTopic | undefined> {
  return (await withPresenters(db, await listed(db).where('topic.id', '=', topicId).execute()))[0];
}

/** The numbers by rank of the topics that are not declined. */
export async function listRanks(db: Db, visitId: string): Promise<Pick<Topic, 'number' | 'visibility'>[]> {
  const ranked = listed(db).where('topic.visit_id', '=', visitId).where('topic.status', '!=', 'declined');
  return ranked.execute();
}

/** Of the topics with a higher number, in the order of their numbers. */
export const listTitlesAfter = prepared<{ visitId: string; number: number }, Pick<Topic, 'number' | 'title'>>(
  (db, param) =>
    db
      .selectFrom('topic')
      .select(['number', 'title'])
      .where('visit_id', '=', param('visitId'))
      .where('number', '>', param('number'))
      .orderBy('number'),
);

export function findTopics(db: Db, visitId: string, numbers: readonly number[]): Promise<Topic[]> {
  return db.selectFrom('topic').selectAll().where('visit_id', '=', visitId).where('number', 'in', numbers).execute();
}

function listed(db: Db) {
  return db
    .selectFrom('topic')
    .leftJoin('session', 'session.topic_id', 'topic.id')
    .selectAll('topic')
    .select(['session.starts_at', 'session.ends_at', 'session.time_qualifier', 'session.room'])
    .select((eb) =>
      eb
        .selectFrom('vote')
        .whereRef('vote.topic_id', '=', 'topic.id')
        .select((votes) => votes.fn.countAll<number>().as('count'))
        .as('vote_count'),
    )
    .orderBy('vote_count', 'desc')
    .orderBy('topic.number');
}

type Row = Omit<ListedTopic, 'votes' | 'presenters'> & { vote_count: number | null };

async function withPresenters(db: Db, rows: readonly Row[]): Promise<ListedTopic[]> {
  const ids = rows.map((row) => row.id);
  const presenters = await listPresenters(db, ids);
  return rows.map(({ vote_count, ...row }) => ({
    ...row,
    votes: vote_count ?? 0,
    presenters: presenters.filter((presenter) => presenter.topic_id === row.id).map(fullName),
  }));
}

/** The people who present these topics, in their order within each. */
export async function listPresenters(db: Db, topicIds: string[]) {
  if (topicIds.length === 0) return [];
  return db
    .selectFrom('presenter')
    .innerJoin('person', 'person.id', 'presenter.person_id')
    .select(['presenter.topic_id', 'person.id as person_id', 'person.name', 'person.academic_title', 'person.function'])
    .where('presenter.topic_id', 'in', topicIds)
    .orderBy('presenter.position')
    .execute();
}
