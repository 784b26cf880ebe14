import assert from 'node:assert/strict';
import type { Db } from '../../src/db/open.ts';
import { insertEffect, wantEffect } from '../../src/db/outbox.ts';
import { type Claim, claimEffects } from '../../src/db/outbox-claims.ts';
import { completeEffect } from '../../src/db/outbox-outcomes.ts';
import type { Wish } from '../../src/db/outbox-turns.ts';
import type { OutboxRow } from '../../src/db/schema.ts';

export const now = new Date('2027-06-14T08:00:00.000Z');
export const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
export const wish: Wish = { now, leaseSeconds: 60, most: 20, busyLanes: [] };

export function effect(key: string, lane: string, more: { expiresAt?: string; visitId?: string; now?: Date } = {}) {
  return { key, kind: 'card', teamId: 'T1', lane, payload: { key }, now, ...more };
}

export async function queue(db: Db, ...effects: ReturnType<typeof effect>[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const one of effects) await insertEffect(trx, one);
  });
}

export async function want(db: Db, one: ReturnType<typeof effect>): Promise<void> {
  await db.transaction().execute((trx) => wantEffect(trx, one));
}

export const complete = (db: Db, row: OutboxRow, at = now) =>
  db.transaction().execute((trx) => completeEffect(trx, row, at));
export const keysOf = ({ rows }: Claim) => rows.map((row) => row.key).sort();
export const claim = async (db: Db, more: Partial<Wish> = {}) => claimEffects(db, { ...wish, ...more });

export async function claimOne(db: Db, more: Partial<Wish> = {}): Promise<OutboxRow> {
  const [row, ...others] = (await claim(db, more)).rows;
  assert.ok(row);
  assert.equal(others.length, 0);
  return row;
}

export const statusOf = async (db: Db, key: string) =>
  (await db.selectFrom('outbox').select('status').where('key', '=', key).executeTakeFirstOrThrow()).status;
