import type { Db, Trx } from './open.ts';
import { prepared } from './prepared.ts';

const deliveryInserted = prepared<{ key: string; receivedAt: string }, { key: string }>((db, param) =>
  db
    .insertInto('delivery')
    .values({ key: param('key'), received_at: param('receivedAt') })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key'),
);

/** @returns false when this request was delivered, and took effect, before */
export async function insertDelivery(trx: Trx, key: string, now: Date): Promise<boolean> {
  return (await deliveryInserted(trx, { key, receivedAt: now.toISOString() })).length === 1;
}

export async function deleteDeliveriesBefore(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('delivery').where('received_at', '<', before.toISOString()).execute();
}
