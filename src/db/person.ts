import { type Insertable, sql, type Updateable } from 'kysely';
import type { Db, Trx } from './open.ts';
import { prepared } from './prepared.ts';
import type { Person, PersonTable, Topic } from './schema.ts';

/** Delegation members and presenters: heads first, then in the order in which they were registered. */
export function listPeople(db: Db, visitId: string): Promise<Person[]> {
  return db
    .selectFrom('person')
    .selectAll()
    .where('visit_id', '=', visitId)
    .orderBy('side', 'desc')
    .orderBy(sql`case role when 'head' then 0 when 'member' then 1 else 2 end`)
    .orderBy('created_at')
    .orderBy('name')
    .execute();
}

export function findPerson(db: Db, id: string): Promise<Person | undefined> {
  return db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst();
}

const personByUser = prepared<{ visitId: string; userId: string }, Person>((db, param) =>
  db.selectFrom('person').selectAll().where('visit_id', '=', param('visitId')).where('user_id', '=', param('userId')),
);

export async function findPersonByUser(db: Db, visitId: string, userId: string): Promise<Person | undefined> {
  return (await personByUser(db, { visitId, userId }))[0];
}

export function findPersonByEmail(db: Db, visitId: string, email: string): Promise<Person | undefined> {
  return db
    .selectFrom('person')
    .selectAll()
    .where('visit_id', '=', visitId)
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .executeTakeFirst();
}

export async function insertPerson(trx: Trx, person: Insertable<PersonTable>): Promise<Person> {
  return trx.insertInto('person').values(person).returningAll().executeTakeFirstOrThrow();
}

export async function updatePerson(trx: Trx, id: string, change: Updateable<PersonTable>): Promise<Person> {
  return trx.updateTable('person').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

/** A delegation has one head: whoever was it becomes a member. */
export async function demoteHead(trx: Trx, visitId: string, side: 'host' | 'guest', exceptId: string): Promise<void> {
  await trx
    .updateTable('person')
    .set({ role: 'member' })
    .where('visit_id', '=', visitId)
    .where('side', '=', side)
    .where('role', '=', 'head')
    .where('id', '!=', exceptId)
    .execute();
}

export async function deletePerson(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('person').where('id', '=', id).execute();
}

/** Which topics someone presents. */
export async function listTopicsPresentedBy(
  db: Db,
  personId: string,
): Promise<Pick<Topic, 'id' | 'number' | 'visibility'>[]> {
  return db
    .selectFrom('presenter')
    .innerJoin('topic', 'topic.id', 'presenter.topic_id')
    .select(['topic.id', 'topic.number', 'topic.visibility'])
    .where('presenter.person_id', '=', personId)
    .orderBy('topic.number')
    .execute();
}

/** Which topics name someone: as a presenter, as the counterpart, or among those for whom they are. */
export function listTopicsNaming(
  db: Db,
  { id, visit_id }: Pick<Person, 'id' | 'visit_id'>,
): Promise<Pick<Topic, 'id'>[]> {
  const presented = db.selectFrom('presenter').select('topic_id').where('person_id', '=', id);
  const attended = db.selectFrom('audience_person').select('number').where('person_id', '=', id);
  return db
    .selectFrom('topic')
    .select('id')
    .where('visit_id', '=', visit_id)
    .where(({ eb, or }) => or([eb('counterpart_id', '=', id), eb('id', 'in', presented), eb('number', 'in', attended)]))
    .orderBy('number')
    .execute();
}
