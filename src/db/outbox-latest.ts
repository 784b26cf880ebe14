import { sql } from 'kysely';
import type { Db } from './open.ts';
import { isWaiting } from './outbox-claims.ts';
import type { OutboxRow } from './schema.ts';

export type LatestEffect = Pick<
  OutboxRow,
  'id' | 'kind' | 'lane' | 'status' | 'attempts' | 'due_at' | 'sent_at' | 'last_error'
>;

/**
 * What waits, in the order in which it comes due, and after that what was sent or ended last. Reads the whole table: for the
 * sandbox's small one.
 *
 * @param most of each of the two
 */
export async function listLatestEffects(db: Db, most: number): Promise<LatestEffect[]> {
  const rows = db
    .selectFrom('outbox')
    .select(['id', 'kind', 'lane', 'status', 'attempts', 'due_at', 'sent_at', 'last_error'])
    .limit(most);
  const waiting = await rows.where(isWaiting).orderBy('due_at').orderBy('id').execute();
  const over = await rows
    .where('status', 'not in', ['pending', 'sending'])
    .orderBy(sql`coalesce(sent_at, due_at) desc`)
    .orderBy('id', 'desc')
    .execute();
  return [...waiting, ...over];
}
