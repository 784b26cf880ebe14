import { sql } from 'kysely';
import type { Trx } from './open.ts';

export interface Effect {
  /** Says what the effect is, for ever: a second row with the same key is never made. */
  key: string;
  kind: string;
  teamId: string;
  visitId?: string;
  /** Effects of one lane leave in order: `slack:T1:C1`, `mail:person@lkos.de`. */
  lane: string;
  payload: Record<string, string | number>;
  now: Date;
  /** After this instant it is not worth sending. */
  expiresAt?: string;
}

/** Queues an effect that happens once; queued before, it is left as it is. */
export async function insertEffect(trx: Trx, effect: Effect): Promise<void> {
  await trx
    .insertInto('outbox')
    .values(outboxRow(effect))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute();
}

/**
 * Queues an effect that brings something outside up to date (a card, the App Home): wanted again while a row exists, that
 * row goes back to the queue, so that many changes cost one sending.
 */
export async function wantEffect(trx: Trx, effect: Effect): Promise<void> {
  await trx
    .insertInto('outbox')
    .values(outboxRow(effect))
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({
        revision: sql`outbox.revision + 1`,
        status: sql`case when outbox.status = 'sending' then 'sending' else 'pending' end`,
        attempts: sql`case when outbox.status in ('sending', 'pending') then outbox.attempts else 0 end`,
        due_at: sql`case when outbox.status in ('sending', 'pending') then outbox.due_at else excluded.due_at end`,
      }),
    )
    .execute();
}

function outboxRow(effect: Effect) {
  const now = effect.now.toISOString();
  return {
    key: effect.key,
    kind: effect.kind,
    team_id: effect.teamId,
    visit_id: effect.visitId ?? null,
    lane: effect.lane,
    payload: JSON.stringify(effect.payload),
    status: 'pending' as const,
    due_at: now,
    expires_at: effect.expiresAt ?? null,
    created_at: now,
  };
}
