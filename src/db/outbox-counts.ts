import { sql } from 'kysely';
import type { Db } from './open.ts';
import { isWaiting } from './outbox-claims.ts';
import type { OutboxStatus } from './schema.ts';

export interface EffectCount {
  kind: string;
  status: OutboxStatus;
  count: number;
}

/**
 * How many effects wait or went wrong, by kind. What is sent is not counted: it stays out of both indexes, so that this costs
 * as much as there is to do, not as much as was ever done.
 */
export async function countOpenEffects(db: Db): Promise<EffectCount[]> {
  const counted = (condition: ReturnType<typeof sql<boolean>>) =>
    db
      .selectFrom('outbox')
      .select(['kind', 'status'])
      .select((is) => is.fn.countAll<number>().as('count'))
      .where(condition)
      .groupBy(['kind', 'status'])
      .execute();
  // In the words of the indexes outbox_waiting and outbox_trouble, which serve only then.
  const [waiting, troubled] = [await counted(isWaiting), await counted(sql<boolean>`status in ('failed', 'unknown')`)];
  return [...waiting, ...troubled];
}
