import { PostgresAdapter, sql } from 'kysely';
import type { Db, Trx } from './open.ts';
import { mainLane } from './outbox-lanes.ts';
import { choose, type Head, type Wish } from './outbox-turns.ts';
import type { OutboxRow } from './schema.ts';

export interface Claim {
  /** In the order of their turns. */
  rows: OutboxRow[];
  /** ISO, UTC: when the next lane that may be served comes due. */
  nextDueAt: string | undefined;
}

/** Any number that no one else locks; claims of all processes queue up here. */
const claimLock = 704_118_201;

/** The condition of the index outbox_waiting, in its own words: SQLite uses the index only where it finds them. */
export const isWaiting = sql<boolean>`status in ('pending', 'sending')`;

/**
 * Takes the first waiting row of each lane that is due, leases it to the caller and counts the try. Costs a step per lane,
 * however many rows wait in it. On SQLite there is only this process, and `busyLanes` says all; on PostgreSQL claims of
 * several processes follow one another, so that a lane is never served by two at once.
 */
export async function claimEffects(db: Db, wish: Wish): Promise<Claim> {
  const seen = choose(await listHeads(db), wish);
  if (seen.expired.length === 0 && seen.chosen.length === 0) return { rows: [], nextDueAt: seen.nextDueAt };
  return db.transaction().execute(async (trx) => {
    const onPostgres = isPostgres(trx);
    if (onPostgres) await sql`select pg_advisory_xact_lock(${sql.lit(claimLock)})`.execute(trx);
    let choice = onPostgres ? choose(await listHeads(trx), wish) : seen;
    if (choice.expired.length > 0) {
      await expireEffects(trx, wish.now, choice.expired);
      choice = choose(await listHeads(trx), wish);
    }
    const served = onPostgres ? await listServedPlaces(trx) : new Set<string>();
    const ids = choice.chosen.filter((head) => !served.has(mainLane(head.lane))).map((head) => head.id);
    return { rows: await leaseRows(trx, ids, wish), nextDueAt: choice.nextDueAt };
  });
}

/** Marks what waits in these lanes and is no longer worth sending. */
export async function expireEffects(db: Db, now: Date, lanes: string[]): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ status: 'expired', lease_until: null })
    .where(isWaiting)
    .where('status', '=', 'pending')
    .where('lane', 'in', lanes)
    .where('expires_at', '<=', now.toISOString())
    .execute();
}

/**
 * The first waiting row of each lane, by a loose index scan (https://wiki.postgresql.org/wiki/Loose_indexscan): neither engine
 * skips from lane to lane by itself. The conditions repeat those of the index outbox_waiting, so that it serves. There is no
 * join, because PostgreSQL would hash the whole table for it while its statistics are old.
 */
async function listHeads(db: Db): Promise<Head[]> {
  const found = sql`select id from heads where id is not null`;
  const { rows } = await sql<Head>`
    with recursive heads (id) as (
      select id from (
        select id from outbox where status in ('pending', 'sending') order by lane, id limit 1
      ) as first_head
      union all
      select (
        select o.id from outbox as o
        where o.status in ('pending', 'sending') and o.lane > (select l.lane from outbox as l where l.id = heads.id)
        order by o.lane, o.id limit 1
      ) from heads where heads.id is not null
    )
    select id, lane, team_id, status, due_at, expires_at from outbox
    where id ${isPostgres(db) ? sql`= any(array(${found}))` : sql`in (${found})`}`.execute(db);
  return rows.sort((a, b) => (a.lane < b.lane ? -1 : 1));
}

/** A row that is wanted again may stand before the one that is being sent; the head alone does not tell. */
async function listServedPlaces(trx: Trx): Promise<Set<string>> {
  const rows = await trx.selectFrom('outbox').select('lane').where(sql<boolean>`status = 'sending'`).execute();
  return new Set(rows.map((row) => mainLane(row.lane)));
}

async function leaseRows(trx: Trx, ids: number[], wish: Wish): Promise<OutboxRow[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .updateTable('outbox')
    .set({
      status: 'sending',
      attempts: sql`attempts + 1`,
      lease_until: new Date(wish.now.getTime() + wish.leaseSeconds * 1000).toISOString(),
    })
    .where('id', 'in', (from) => {
      const free = from.selectFrom('outbox').select('id').where('id', 'in', ids).where('status', '=', 'pending');
      return isPostgres(trx) ? free.forUpdate().skipLocked() : free;
    })
    .returningAll()
    .execute();
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

export function isPostgres(db: Db): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}
