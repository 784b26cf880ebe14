import type { Db, Trx } from './open.ts';

export async function isCoordinator(db: Db, visitId: string, userId: string): Promise<boolean> {
  const row = await db
    .selectFrom('coordinator')
    .select('user_id')
    .where('visit_id', '=', visitId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row !== undefined;
}

/** In the order in which they were added. */
export async function listCoordinators(db: Db, visitId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('coordinator')
    .select('user_id')
    .where('visit_id', '=', visitId)
    .orderBy('created_at')
    .orderBy('user_id')
    .execute();
  return rows.map((row) => row.user_id);
}

/** @returns false when the user was a coordinator before */
export async function insertCoordinator(trx: Trx, visitId: string, userId: string, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('coordinator')
    .values({ visit_id: visitId, user_id: userId, created_at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

/** @returns false when the user was none */
export async function deleteCoordinator(trx: Trx, visitId: string, userId: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('coordinator')
    .where('visit_id', '=', visitId)
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow();
  return numDeletedRows === 1n;
}
