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

/**
 * The same for what may be done again, but not within a moment: a click, of which a double one is meant as one. A mark of the
 * future, left by a clock that was put back, does not count.
 *
 * @param milliseconds how long the moment is
 * @returns false when it was done within the moment before
 */
export async function renewDelivery(trx: Trx, key: string, now: Date, milliseconds: number): Promise<boolean> {
  const since = new Date(now.getTime() - milliseconds).toISOString();
  const rows = await trx
    .insertInto('delivery')
    .values({ key, received_at: now.toISOString() })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet((is) => ({ received_at: is.ref('excluded.received_at') }))
        .where((is) =>
          is.or([is('delivery.received_at', '<=', since), is('delivery.received_at', '>', now.toISOString())]),
        ),
    )
    .returning('key')
    .execute();
  return rows.length === 1;
}

export async function deleteDeliveriesBefore(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('delivery').where('received_at', '<', before.toISOString()).execute();
}
