import type { Updateable } from 'kysely';
import type { Db, Trx } from './open.ts';
import { isPostgres } from './outbox-claims.ts';
import type { Decision, DecisionTable, OutboxStatus, Topic } from './schema.ts';

export async function insertDecision(trx: Trx, decision: Decision): Promise<void> {
  await trx.insertInto('decision').values(decision).execute();
}

/** @param change `changes` is JSON, see src/domain/decision.ts */
export async function updateDecision(
  trx: Trx,
  id: string,
  change: Pick<Updateable<DecisionTable>, 'undone_at' | 'changes'>,
): Promise<void> {
  await trx.updateTable('decision').set(change).where('id', '=', id).execute();
}

export function findDecision(db: Db, visitId: string, id: string): Promise<Decision | undefined> {
  return db.selectFrom('decision').selectAll().where('visit_id', '=', visitId).where('id', '=', id).executeTakeFirst();
}

/** For a transaction that writes anew what it has read: on PostgreSQL the row is locked until the commit. */
export function findDecisionToChange(trx: Trx, visitId: string, id: string): Promise<Decision | undefined> {
  if (!isPostgres(trx)) return findDecision(trx, visitId, id);
  return trx
    .selectFrom('decision')
    .selectAll()
    .where('visit_id', '=', visitId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The last one of the visit, whether undone or not. @param madeBy a user's id, for that person's last one */
export function findLastDecision(db: Db, visitId: string, madeBy?: string): Promise<Decision | undefined> {
  let query = db.selectFrom('decision').selectAll().where('visit_id', '=', visitId);
  if (madeBy !== undefined) query = query.where('made_by', '=', madeBy);
  return query.orderBy('made_at', 'desc').limit(1).executeTakeFirst();
}

/** Those that stand, made after this instant (ISO, UTC); the oldest first. */
export function listDecisionsAfter(db: Db, visitId: string, madeAt: string): Promise<Decision[]> {
  return db
    .selectFrom('decision')
    .selectAll()
    .where('visit_id', '=', visitId)
    .where('made_at', '>', madeAt)
    .where('undone_at', 'is', null)
    .orderBy('made_at')
    .execute();
}

/** Those of these topics that are still there, by number. */
export async function listDecidedTopics(db: Db, ids: readonly string[]): Promise<Topic[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('topic').selectAll().where('id', 'in', ids).orderBy('number').execute();
}

/** How far the message with this outbox key has come; undefined where none was queued. */
export async function findNoteStatus(db: Db, key: string): Promise<OutboxStatus | undefined> {
  return (await db.selectFrom('outbox').select('status').where('key', '=', key).executeTakeFirst())?.status;
}

/** Retention: decisions are kept to be undone and told, not as a register of who decided what. */
export async function deleteDecisionsBefore(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('decision').where('made_at', '<', before.toISOString()).execute();
}
