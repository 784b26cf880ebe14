import { sql } from 'kysely';
import type { Db, Trx } from './open.ts';
import { type Param, prepared } from './prepared.ts';

export interface Effect {
  /** Says what the effect is, for ever: a second row with the same key is never made. */
  key: string;
  kind: string;
  teamId: string;
  visitId?: string;
  /** Effects of one lane leave in order: `slack:T1:C1`, `mail:person@lkos.de`. See src/db/outbox-lanes.ts for the exceptions. */
  lane: string;
  payload: Record<string, string | number>;
  now: Date;
  /** After this instant it is not worth sending. */
  expiresAt?: string;
}

interface Row {
  key: string;
  kind: string;
  teamId: string;
  visitId: string | null;
  lane: string;
  payload: string;
  now: string;
  expiresAt: string | null;
}

function insertion(db: Db, param: Param<{ [column in keyof Row]: Row[column] }>) {
  return db.insertInto('outbox').values({
    key: param('key'),
    kind: param('kind'),
    team_id: param('teamId'),
    visit_id: param('visitId'),
    lane: param('lane'),
    payload: param('payload'),
    status: sql.lit('pending'),
    due_at: param('now'),
    expires_at: param('expiresAt'),
    created_at: param('now'),
  });
}

const effectInserted = prepared<{ [column in keyof Row]: Row[column] }, never>((db, param) =>
  insertion(db, param).onConflict((conflict) => conflict.column('key').doNothing()),
);

const effectWanted = prepared<{ [column in keyof Row]: Row[column] }, never>((db, param) =>
  insertion(db, param).onConflict((conflict) =>
    conflict.column('key').doUpdateSet({
      revision: sql`outbox.revision + 1`,
      payload: sql`excluded.payload`,
      expires_at: sql`excluded.expires_at`,
      status: sql`case when outbox.status = 'sending' then 'sending' else 'pending' end`,
      attempts: sql`case when outbox.status in ('sending', 'pending') then outbox.attempts else 0 end`,
      last_error: sql`case when outbox.status in ('sending', 'pending') then outbox.last_error end`,
      due_at: sql`case when outbox.status in ('sending', 'pending') then outbox.due_at else excluded.due_at end`,
      lane: sql`case when outbox.status in ('sending', 'pending') then outbox.lane else excluded.lane end`,
    }),
  ),
);

/** Queues an effect that happens once; queued before, it is left as it is. */
export async function insertEffect(trx: Trx, effect: Effect): Promise<void> {
  await effectInserted(trx, rowOf(effect));
}

/**
 * Queues an effect that brings something outside up to date (a card, the App Home): wanted again while a row exists, that
 * row goes back to the queue with what is wanted last, so that many changes cost one sending. What is being sent just now is
 * sent again.
 */
export async function wantEffect(trx: Trx, effect: Effect): Promise<void> {
  await effectWanted(trx, rowOf(effect));
}

/**
 * Has an effect made once more, as it was wanted last: what it shows has changed. What is being sent just now is sent again; what
 * was never queued is not made.
 */
export async function renewEffect(trx: Trx, key: string, now: Date): Promise<void> {
  await trx
    .updateTable('outbox')
    .set({
      revision: sql`revision + 1`,
      attempts: sql`case when status in ('sending', 'pending') then attempts else 0 end`,
      last_error: sql`case when status in ('sending', 'pending') then last_error end`,
      due_at: sql`case when status in ('sending', 'pending') then due_at else ${now.toISOString()} end`,
      status: sql`case when status = 'sending' then 'sending' else 'pending' end`,
    })
    .where('key', '=', key)
    .execute();
}

/** What was wanted last under this key, parsed; undefined where nothing ever was. */
export async function findEffectPayload(db: Db, key: string): Promise<unknown> {
  const row = await db.selectFrom('outbox').select('payload').where('key', '=', key).executeTakeFirst();
  return row && JSON.parse(row.payload);
}

function rowOf({ key, kind, teamId, visitId, lane, payload, now, expiresAt }: Effect): Row {
  return {
    key,
    kind,
    teamId,
    visitId: visitId ?? null,
    lane,
    payload: JSON.stringify(payload),
    now: now.toISOString(),
    expiresAt: expiresAt ?? null,
  };
}
