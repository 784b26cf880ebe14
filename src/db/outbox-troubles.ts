import { sql } from 'kysely';
import type { Db, Trx } from './open.ts';
import { isWaiting } from './outbox-claims.ts';
import type { OutboxRow } from './schema.ts';

/** An effect that did not happen (`failed`) or may have happened (`unknown`). */
export type Trouble = Pick<OutboxRow, 'id' | 'kind' | 'key' | 'status' | 'payload' | 'last_error' | 'attempts'>;

export async function countTroubles(db: Db, visitId: string): Promise<number> {
  const row = await troublesOf(db, visitId)
    .select((is) => is.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Oldest first. */
export async function listTroubles(db: Db, visitId: string): Promise<Trouble[]> {
  return troublesOf(db, visitId)
    .select(['id', 'kind', 'key', 'status', 'payload', 'last_error', 'attempts'])
    .orderBy('id')
    .execute();
}

/** Has a trouble of the visit tried anew. @returns whether there was one */
export async function updateTroubleToPending(trx: Trx, visitId: string, id: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('outbox')
    .set({ status: 'pending', attempts: 0, due_at: now.toISOString(), last_error: null })
    .where('id', '=', id)
    .where('visit_id', '=', visitId)
    .where((is) => is.or([is('status', '=', 'failed'), is('status', '=', 'unknown')]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Forgets troubles that something newer has taken the place of: tried anew, they would undo that. */
export async function updateTroublesToExpired(trx: Trx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await trx
    .updateTable('outbox')
    .set({ status: 'expired' })
    .where('key', 'in', keys)
    .where((is) => is.or([is('status', '=', 'failed'), is('status', '=', 'unknown')]))
    .execute();
}

/** For /readyz. @returns ISO, UTC: since when the longest waiting effect has been waiting */
export async function oldestWaiting(db: Db): Promise<string | undefined> {
  const row = await db
    .selectFrom('outbox')
    // A row that was sent and is wanted again has been waiting since it came due, not since it was made.
    .select(sql<string | null>`min(case when sent_at is null then created_at else due_at end)`.as('since'))
    .where(isWaiting)
    .executeTakeFirst();
  return row?.since ?? undefined;
}

/**
 * Retention: deletes what is over and was last due before then, failures included, as lanes hold mail addresses. The key is
 * forgotten with the row.
 *
 * @returns how many
 */
export async function deleteDone(db: Db, before: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('outbox')
    .where('status', 'not in', ['pending', 'sending'])
    .where('due_at', '<', before.toISOString())
    .executeTakeFirst();
  return Number(numDeletedRows);
}

function troublesOf(db: Db, visitId: string) {
  // Written out as in the index outbox_trouble, which serves only then.
  return db.selectFrom('outbox').where('visit_id', '=', visitId).where(sql<boolean>`status in ('failed', 'unknown')`);
}
