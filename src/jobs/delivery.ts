import { setTimeout as wait } from 'node:timers/promises';
import type { Db } from '../db/open.ts';
import { completeEffect, failEffect, markUnknown, rescheduleEffect } from '../db/outbox-outcomes.ts';
import type { OutboxRow } from '../db/schema.ts';
import type { Log } from '../log.ts';
import { type Delivered, DeliveryError, type EffectHandler, type EffectHandlers } from './effect.ts';
import { decideOutcome, interrupted, type Outcome } from './outcome.ts';

export interface DeliveryParts {
  db: Db;
  now: () => Date;
  log: Log;
  handlers: EffectHandlers;
  /** From 0 to below 1. */
  random: () => number;
  /** Told when Slack refuses the app in this workspace. */
  stopTeam: (teamId: string, reason: string) => void;
}

/** Between tries to write down what happened, milliseconds: a lost note costs a second sending. */
const pausesOfNotes = [100, 1000, 5000];

/** Sends one claimed row and writes down what came of it. Never throws. */
export async function deliverRow(parts: DeliveryParts, row: OutboxRow, isAbandoned: () => boolean): Promise<void> {
  const handler = handlerOf(parts.handlers, row.kind);
  if (!handler) {
    parts.log.error({ outbox: row.id, kind: row.kind }, 'nobody knows how to send this kind of effect');
    await note(parts, row, () => failEffect(parts.db, row, 'unknown kind', parts.now()));
    return;
  }
  let delivered: Delivered;
  try {
    delivered = await handler.deliver(row);
  } catch (error) {
    if (!isAbandoned()) await settleFault(parts, row, handler, asDeliveryError(parts, row, error));
    return;
  }
  if (isAbandoned()) return;
  const done = await note(parts, row, () => complete(parts, row, delivered));
  // What was sent must not be sent again because we cannot write down where it stands.
  if (!done && delivered.record) await note(parts, row, () => complete(parts, row, {}));
}

/** For a row whose sending was cut off, by a crash or by the orderly end of the process. */
export async function settleInterrupted(
  parts: DeliveryParts,
  row: OutboxRow,
  how: 'crashed' | 'stopped',
): Promise<void> {
  const handler = handlerOf(parts.handlers, row.kind);
  const error = new DeliveryError(how, how === 'crashed' ? interrupted : 'stopped');
  if (handler) await settleFault(parts, row, handler, error);
  else await note(parts, row, () => markUnknown(parts.db, row, error.reason, parts.now()));
}

function handlerOf(handlers: EffectHandlers, kind: string): EffectHandler | undefined {
  return Object.hasOwn(handlers, kind) ? handlers[kind] : undefined;
}

async function complete(parts: DeliveryParts, row: OutboxRow, delivered: Delivered): Promise<void> {
  await parts.db.transaction().execute(async (trx) => {
    await delivered.record?.(trx);
    await completeEffect(trx, row, parts.now());
  });
}

function asDeliveryError(parts: DeliveryParts, row: OutboxRow, error: unknown): DeliveryError {
  if (error instanceof DeliveryError) return error;
  const code = Math.floor(parts.random() * 36 ** 6)
    .toString(36)
    .padStart(6, '0');
  parts.log.error({ code, outbox: row.id, kind: row.kind, err: error }, 'a bug stopped an effect');
  return new DeliveryError('bug', `bug ${code}`);
}

async function settleFault(parts: DeliveryParts, row: OutboxRow, handler: EffectHandler, error: DeliveryError) {
  const outcome = decideOutcome(row, handler, error, parts.now(), parts.random());
  if (error.kind === 'team-stopped') parts.stopTeam(row.team_id, error.reason);
  const about = { outbox: row.id, kind: row.kind, attempts: row.attempts, fault: error.kind, reason: error.reason };
  if (outcome.status === 'pending') parts.log.info(about, 'an effect waits for another try');
  else parts.log.warn({ ...about, status: outcome.status }, 'an effect needs a look by a person');
  await note(parts, row, () => writeOutcome(parts, row, outcome));
}

function writeOutcome(parts: DeliveryParts, row: OutboxRow, outcome: Outcome): Promise<void> {
  if (outcome.status === 'pending') return rescheduleEffect(parts.db, row, outcome);
  if (outcome.status === 'failed') return failEffect(parts.db, row, outcome.reason, parts.now());
  return markUnknown(parts.db, row, outcome.reason, parts.now());
}

/** @returns whether it could be written; if not, the row stays leased and is settled when the lease runs out */
async function note(parts: DeliveryParts, row: OutboxRow, write: () => Promise<void>): Promise<boolean> {
  for (const pause of [...pausesOfNotes, undefined]) {
    try {
      await write();
      return true;
    } catch (error) {
      parts.log.error({ outbox: row.id, kind: row.kind, err: error }, 'cannot write down what came of an effect');
      if (pause !== undefined) await wait(pause);
    }
  }
  return false;
}
