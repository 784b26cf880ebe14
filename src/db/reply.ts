import type { Insertable } from 'kysely';
import type { Db, Trx } from './open.ts';
import type { Reply, ReplyTable } from './schema.ts';

/** Of replies of one person in the same millisecond, each that is written down counts as later than the ones before. */
export async function insertReply(trx: Trx, reply: Insertable<ReplyTable>): Promise<void> {
  const rows = await trx
    .selectFrom('reply')
    .select('created_at')
    .where('person_id', '=', reply.person_id)
    .where('created_at', '>=', reply.created_at)
    .execute();
  const taken = new Set(rows.map((row) => row.created_at));
  let created_at = reply.created_at;
  while (taken.has(created_at)) created_at = new Date(Date.parse(created_at) + 1).toISOString();
  await trx
    .insertInto('reply')
    .values({ ...reply, created_at })
    .execute();
}

export function findReply(db: Db, id: string): Promise<Reply | undefined> {
  return db.selectFrom('reply').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Every answer of a visit, or of one of its people, oldest first; those that do not count included. */
export function listReplies(db: Db, visitId: string, { personId }: { personId?: string } = {}): Promise<Reply[]> {
  return db
    .selectFrom('reply')
    .selectAll()
    .where('visit_id', '=', visitId)
    .$if(personId !== undefined, (query) => query.where('person_id', '=', personId ?? ''))
    .orderBy('created_at')
    .execute();
}
