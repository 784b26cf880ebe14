import type { Db, Trx } from './open.ts';

export async function hasVoted(db: Db, topicId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('vote')
    .select('user_id')
    .where('topic_id', '=', topicId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Gives the vote, or takes it back when it was given. @returns whether it stands now */
export async function toggleVote(trx: Trx, topicId: string, userId: string, now: Date): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('vote')
    .where('topic_id', '=', topicId)
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  if (numDeletedRows > 0n) return false;
  await trx
    .insertInto('vote')
    .values({ topic_id: topicId, user_id: userId, created_at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return true;
}
