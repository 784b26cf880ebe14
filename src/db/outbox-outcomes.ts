import { sql } from 'kysely';
import type { Db, Trx } from './open.ts';
import { isWaiting } from './outbox-claims.ts';
import { laneAside, mainLane } from './outbox-lanes.ts';
import type { OutboxRow } from './schema.ts';

/**
 * Marks a row as sent, or puts it back at once when it was wanted again meanwhile. Right even when the lease was lost: what
 * happened, happened.
 */
export async function completeEffect(trx: Trx, row: OutboxRow, now: Date): Promise<void> {
  const at = now.toISOString();
  const wanted = sql<boolean>`revision > ${row.revision}`;
  await trx
    .updateTable('outbox')
    .set({
      status: sql`case when ${wanted} then 'pending' else 'sent' end`,
      due_at: sql`case when ${wanted} then ${at} else due_at end`,
      attempts: sql`case when ${wanted} then 0 else attempts end`,
      lane: mainLane(row.lane),
      lease_until: null,
      last_error: null,
      sent_at: at,
    })
    .where('id', '=', row.id)
    .where('status', 'in', ['sending', 'pending', 'unknown'])
    .execute();
}

/**
 * Puts a row back to its place in the lane, or beside it.
 *
 * @param next.attempts what counts as tried so far
 * @param next.aside whether those behind it go first
 */
export async function rescheduleEffect(
  db: Db,
  row: OutboxRow,
  next: { dueAt: Date; attempts: number; reason: string; aside?: boolean },
): Promise<void> {
  await leased(db, row)
    .set({
      status: 'pending',
      due_at: next.dueAt.toISOString(),
      attempts: Math.max(0, next.attempts),
      last_error: next.reason,
      lane: next.aside ? laneAside(row) : mainLane(row.lane),
      lease_until: null,
    })
    .execute();
}

/** Ends a row; when it was wanted again meanwhile, it is tried anew instead. */
export async function failEffect(db: Db, row: OutboxRow, reason: string, now: Date): Promise<void> {
  await endEffect(db, row, 'failed', reason, now);
}

/** As failEffect, for what may have happened. */
export async function markUnknown(db: Db, row: OutboxRow, reason: string, now: Date): Promise<void> {
  await endEffect(db, row, 'unknown', reason, now);
}

/**
 * Rows that someone began to send and did not finish: the lease has run out, or ends so late that a wrong clock must have
 * given it.
 *
 * @param wish.all also those whose lease still runs: true when no other process can hold one
 * @param wish.except ids of rows that are being sent by this process
 */
export async function listExpiredLeases(
  db: Db,
  wish: { now: Date; leaseSeconds: number; all: boolean; except: number[] },
): Promise<OutboxRow[]> {
  let query = db
    .selectFrom('outbox')
    .selectAll()
    .where(isWaiting)
    .where('status', '=', 'sending')
    .orderBy('lane')
    .orderBy('id');
  if (wish.except.length > 0) query = query.where('id', 'not in', wish.except);
  if (!wish.all) {
    const tooLate = new Date(wish.now.getTime() + 2 * wish.leaseSeconds * 1000).toISOString();
    query = query.where((is) =>
      is.or([is('lease_until', '<=', wish.now.toISOString()), is('lease_until', '>', tooLate)]),
    );
  }
  return query.execute();
}

/** Makes due now what would come due only after `latest`: no pause is so long, so the clock has gone back. */
export async function hastenEffects(db: Db, now: Date, latest: Date): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ due_at: now.toISOString() })
    .where(isWaiting)
    .where('due_at', '>', latest.toISOString())
    .execute();
}

async function endEffect(db: Db, row: OutboxRow, status: 'failed' | 'unknown', reason: string, now: Date) {
  const wanted = sql<boolean>`revision > ${row.revision}`;
  await leased(db, row)
    .set({
      status: sql`case when ${wanted} then 'pending' else ${sql.lit(status)} end`,
      due_at: sql`case when ${wanted} then ${now.toISOString()} else due_at end`,
      attempts: sql`case when ${wanted} then 0 else attempts end`,
      last_error: sql`case when ${wanted} then null else ${reason} end`,
      lane: mainLane(row.lane),
      lease_until: null,
    })
    .execute();
}

/** Only while the caller's lease is the row's: after it ran out, someone else may be sending. */
function leased(db: Db, row: OutboxRow) {
  return db
    .updateTable('outbox')
    .where('id', '=', row.id)
    .where('status', '=', 'sending')
    .where('attempts', '=', row.attempts)
    .where('lease_until', '=', row.lease_until);
}
