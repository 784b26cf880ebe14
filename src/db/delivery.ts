import type { Db, Trx } from './open.ts';

/** @returns false when this request was delivered, and took effect, before */
export async function insertDelivery(trx: Trx, key: string, now: Date): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('delivery')
    .values({ key, received_at: now.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return numInsertedOrUpdatedRows === 1n;
}

export async function deleteDeliveriesBefore(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('delivery').where('received_at', '<', before.toISOString()).execute();
}
