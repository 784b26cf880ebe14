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

/** Of those that count. */
export function findLatestReply(db: Db, personId: string): Promise<Reply | undefined> {
  return db
    .selectFrom('reply')
    .selectAll()
    .where('person_id', '=', personId)
    .where('is_outdated', '=', 0)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The newest answer of each person of a visit. */
export async function listLatestReplies(db: Db, visitId: string): Promise<Reply[]> {
  const replies = await db
    .selectFrom('reply')
    .selectAll()
    .where('visit_id', '=', visitId)
    .where('is_outdated', '=', 0)
    .orderBy('created_at')
    .execute();
  return [...new Map(replies.map((reply) => [reply.person_id, reply])).values()];
}
