import type { Insertable } from 'kysely';
import type { Db, Trx } from './open.ts';
import type { Reply, ReplyTable } from './schema.ts';

export async function insertReply(trx: Trx, reply: Insertable<ReplyTable>): Promise<void> {
  await trx.insertInto('reply').values(reply).execute();
}

export function findLatestReply(db: Db, personId: string): Promise<Reply | undefined> {
  return db
    .selectFrom('reply')
    .selectAll()
    .where('person_id', '=', personId)
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
    .orderBy('created_at')
    .execute();
  return [...new Map(replies.map((reply) => [reply.person_id, reply])).values()];
}
