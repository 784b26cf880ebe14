import type { Db } from '../../src/db/open.ts';
import { insertEffect } from '../../src/db/outbox.ts';
import type { OutboxRow } from '../../src/db/schema.ts';
import { type Delivered, DeliveryError, type DeliveryFault, type EffectHandler } from '../../src/jobs/effect.ts';
import { type Outbox, type OutboxOptions, startOutbox } from '../../src/jobs/outbox.ts';
import { createLog } from '../../src/log.ts';

/** A clock that moves when told. */
export interface TestClock {
  now: () => Date;
  move(seconds: number): void;
}

export function testClock(): TestClock {
  let at = Date.parse('2027-06-14T08:00:00.000Z');
  return {
    now: () => new Date(at),
    move(seconds) {
      at += seconds * 1000;
    },
  };
}

export interface TestHandler extends EffectHandler {
  /** Keys of the rows that were handed over, in order. */
  seen: string[];
  /** What comes of the next deliveries; when empty, they succeed. */
  next: (DeliveryError | Error | (() => Promise<Delivered>))[];
}

export function testHandler(more: Partial<EffectHandler> = {}): TestHandler {
  const handler: TestHandler = {
    seen: [],
    next: [],
    whenUnknown: 'resend',
    backOff: { first: 10, most: 40 },
    giveUpAfterHours: 24,
    async deliver(row) {
      handler.seen.push(row.key);
      const step = handler.next.shift();
      if (step instanceof Error) throw step;
      return step ? step() : {};
    },
    ...more,
  };
  return handler;
}

export const fault = (kind: DeliveryFault, reason = kind as string, retryAfterSeconds?: number) =>
  new DeliveryError(kind, reason, retryAfterSeconds);

export interface TestOutbox extends Outbox, AsyncDisposable {
  /** Moves the clock and has the worker do all that is due then. */
  pass(seconds: number): Promise<void>;
}

export function runOutbox(
  db: Db,
  clock: TestClock,
  handler: EffectHandler,
  more: Partial<OutboxOptions> = {},
): TestOutbox {
  const outbox = startOutbox({
    db,
    now: clock.now,
    log: createLog('silent'),
    handlers: { card: handler },
    random: () => 0.5,
    pollSeconds: 30,
    ...more,
  });
  return {
    wake: () => outbox.wake(),
    idle: () => outbox.idle(),
    stop: (deadline) => outbox.stop(deadline),
    get lastRun() {
      return outbox.lastRun;
    },
    async pass(seconds) {
      clock.move(seconds);
      await outbox.idle();
    },
    [Symbol.asyncDispose]: () => outbox.stop(1000),
  };
}

export interface TestEffect {
  key: string;
  lane?: string;
  kind?: string;
  team?: string;
  expiresAt?: string;
}

export async function queue(db: Db, clock: TestClock, ...effects: TestEffect[]): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const { key, lane = 'slack:T1:C1', kind = 'card', team = 'T1', expiresAt } of effects) {
      const more = expiresAt === undefined ? {} : { expiresAt };
      await insertEffect(trx, { key, kind, lane, teamId: team, visitId: 'v1', payload: {}, now: clock.now(), ...more });
    }
  });
}

export function rowOf(db: Db, key: string): Promise<OutboxRow> {
  return db.selectFrom('outbox').selectAll().where('key', '=', key).executeTakeFirstOrThrow();
}
