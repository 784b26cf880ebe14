import { PostgresAdapter, sql } from 'kysely';
import type { Db, Trx } from './open.ts';
import type { OutboxRow } from './schema.ts';

export interface Wish {
  now: Date;
  leaseSeconds: number;
  most: number;
  /** Lanes in which this process is sending. */
  busyLanes: Iterable<string>;
  /** Workspaces to leave alone for now. */
  stoppedTeams?: Iterable<string>;
  /** By door, the part of a lane before its first colon: how many more rows may go there. So slow mail never holds up Slack. */
  roomAt?: (door: string) => number;
  /** Lanes that follow this one come first, so that each has its turn. */
  afterLane?: string;
}

export interface Claim {
  /** In the order of their turns. */
  rows: OutboxRow[];
  /** ISO, UTC: when the next lane that may be served comes due. */
  nextDueAt: string | undefined;
}

interface Head {
  id: number;
  lane: string;
  team_id: string;
  status: 'pending' | 'sending';
  due_at: string;
  expires_at: string | null;
}

/** Any number that no one else locks; claims of all processes queue up here. */
const claimLock = 704_118_201;

/** The condition of the index outbox_waiting, in its own words: SQLite uses the index only where it finds them. */
export const isWaiting = sql<boolean>`status in ('pending', 'sending')`;

/** Up to the first colon. */
export function doorOf(lane: string): string {
  const colon = lane.indexOf(':');
  return colon < 0 ? lane : lane.slice(0, colon);
}

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
    const served = onPostgres ? await listServedLanes(trx, choice.chosen) : new Set<string>();
    const ids = choice.chosen.filter((head) => !served.has(head.lane)).map((head) => head.id);
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

function choose(heads: Head[], wish: Wish): { chosen: Head[]; expired: string[]; nextDueAt: string | undefined } {
  const now = wish.now.toISOString();
  const busy = new Set(wish.busyLanes);
  const stopped = new Set(wish.stoppedTeams ?? []);
  const free = heads.filter((h) => h.status === 'pending' && !busy.has(h.lane) && !stopped.has(h.team_id));
  const expired = free.filter((head) => head.expires_at !== null && head.expires_at <= now).map((head) => head.lane);
  const later = free.map((head) => head.due_at).filter((dueAt) => dueAt > now);
  const chosen: Head[] = [];
  const taken = new Map<string, number>();
  const turn = free.findIndex((head) => head.lane > (wish.afterLane ?? ''));
  for (const head of turn < 0 ? free : [...free.slice(turn), ...free.slice(0, turn)]) {
    if (chosen.length >= wish.most) break;
    if (head.due_at > now) continue;
    const door = doorOf(head.lane);
    const inUse = taken.get(door) ?? 0;
    if (wish.roomAt && inUse >= wish.roomAt(door)) continue;
    taken.set(door, inUse + 1);
    chosen.push(head);
  }
  return { chosen, expired, nextDueAt: later.sort()[0] };
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
async function listServedLanes(trx: Trx, heads: Head[]): Promise<Set<string>> {
  if (heads.length === 0) return new Set();
  const rows = await trx
    .selectFrom('outbox')
    .select('lane')
    .where('status', '=', 'sending')
    .where(
      'lane',
      'in',
      heads.map((head) => head.lane),
    )
    .execute();
  return new Set(rows.map((row) => row.lane));
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
