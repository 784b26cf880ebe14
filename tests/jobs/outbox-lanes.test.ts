import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimEffects } from '../../src/db/outbox-claims.ts';
import { completeEffect } from '../../src/db/outbox-outcomes.ts';
import type { DeliveryError } from '../../src/jobs/effect.ts';
import { triesWithin } from '../../src/jobs/outcome.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import {
  fault,
  queue,
  rowOf,
  runOutbox,
  type TestClock,
  type TestHandler,
  testClock,
  testHandler,
} from './outbox-world.ts';

/** Has `error` come of each delivery of the row with this key. */
function failing(handler: TestHandler, key: string, error: () => DeliveryError | Error): TestHandler {
  const { deliver } = handler;
  handler.deliver = async (row) => {
    const done = await deliver(row);
    if (row.key === key) throw error();
    return done;
  };
  return handler;
}

const hours = (clock: TestClock, many: number) => new Date(clock.now().getTime() + many * 3_600_000).toISOString();

for (const engine of engines) {
  describe(`a lane of the outbox on ${engine}`, () => {
    it('goes on behind a row that fails a second time by its own fault, which is tried again beside it', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const clock = testClock();
      let broken = true;
      const handler = testHandler({ backOff: { first: 600, most: 3600 } });
      const { deliver } = handler;
      handler.deliver = async (row) => {
        const done = await deliver(row);
        if (broken && row.key === 'card') throw new TypeError('no such field');
        return done;
      };
      await queue(db, clock, { key: 'card' }, { key: 'day post', expiresAt: hours(clock, 1) });
      await using outbox = runOutbox(db, clock, handler);
      await outbox.idle();
      assert.deepEqual(handler.seen, ['card']);
      await outbox.pass(300);
      assert.deepEqual(handler.seen, ['card', 'card', 'day post']);
      assert.equal((await rowOf(db, 'day post')).status, 'sent');
      broken = false;
      await outbox.pass(600);
      const card = await rowOf(db, 'card');
      assert.deepEqual([card.status, card.lane], ['sent', 'slack:T1:C1']);
    });

    for (const [what, error] of [
      ['limits the rate', () => fault('rate-limited', 'ratelimited', 30)],
      ['is out of order', () => fault('unknown', 'HTTP 503')],
      ['is out of reach', () => fault('transient', 'ECONNREFUSED')],
    ] as const) {
      it(`waits while Slack ${what}, and keeps its order`, async () => {
        await using database = await freshDatabase(engine);
        const { db } = database;
        const clock = testClock();
        const handler = testHandler();
        handler.next = Array.from({ length: 10 }, error);
        await queue(db, clock, { key: 'a1' }, { key: 'a2' }, { key: 'a3' });
        await using outbox = runOutbox(db, clock, handler);
        await outbox.idle();
        for (let minute = 0; minute < 20; minute += 1) await outbox.pass(60);
        assert.deepEqual(handler.seen, [...Array.from({ length: 11 }, () => 'a1'), 'a2', 'a3']);
      });
    }

    it('lets those aside wait as well while the rate is limited, and serves one at a time', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const clock = testClock();
      const underWay = new Set<string>();
      const handler = failing(testHandler({ backOff: { first: 2, most: 4 } }), 'card', () => new TypeError('bug'));
      const { deliver } = handler;
      handler.deliver = async (row) => {
        underWay.add(row.key);
        assert.equal(underWay.size, 1);
        await new Promise((resolve) => setImmediate(resolve));
        try {
          return await deliver(row);
        } finally {
          underWay.delete(row.key);
        }
      };
      await queue(db, clock, { key: 'card' });
      await using outbox = runOutbox(db, clock, handler);
      await outbox.idle();
      await outbox.pass(2);
      handler.seen = [];
      handler.next = [fault('rate-limited', 'ratelimited', 600)];
      await queue(db, clock, { key: 'a1' });
      await outbox.pass(0);
      await outbox.pass(500);
      assert.deepEqual(handler.seen, ['a1']);
      await queue(db, clock, { key: 'a2' });
      await outbox.pass(100);
      assert.deepEqual(handler.seen, ['a1', 'a1', 'a2', 'card']);
    });

    it('never lets mails overtake each other', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const clock = testClock();
      const handler = failing(testHandler({ keepsOrder: true }), 'invited', () => new TypeError('bug'));
      const lane = 'mail:anna@example.org';
      await queue(db, clock, { key: 'invited', lane }, { key: 'uninvited', lane });
      await using outbox = runOutbox(db, clock, handler);
      await outbox.idle();
      for (let minute = 0; minute < 20; minute += 1) await outbox.pass(60);
      assert.ok(handler.seen.length > 10);
      assert.ok(!handler.seen.includes('uninvited'));
    });

    it('takes a crash for no try, and a row for failed only when the process ends over it five times in a row', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const clock = testClock();
      await queue(db, clock, { key: 'poison' }, { key: 'a2' });
      const lives: string[] = [];
      for (let life = 0; life < 8; life += 1) {
        // This process dies of the poison, and is no more when the lease runs out.
        const { rows } = await claimEffects(db, { now: clock.now(), leaseSeconds: 180, most: 1, busyLanes: [] });
        for (const row of rows) {
          if (row.key !== 'poison') await db.transaction().execute((trx) => completeEffect(trx, row, clock.now()));
        }
        clock.move(200);
        await using next = runOutbox(db, clock, testHandler(), { most: 0 });
        await next.idle();
        const { status, attempts } = await rowOf(db, 'poison');
        lives.push(`${rows.map(({ key }) => key).join()}: ${status} ${attempts}`);
        clock.move(60);
      }
      const died = 'poison: pending 0';
      assert.deepEqual(lives.slice(0, 6), [died, died, 'a2: pending 0', died, died, 'poison: failed 1']);
      assert.equal((await rowOf(db, 'poison')).last_error, 'interrupted 5 times');
    });

    it('keeps all tries of a row through crashes', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const clock = testClock();
      await queue(db, clock, { key: 'a1' });
      const tries = triesWithin(24, { first: 10, most: 40 });
      await db
        .updateTable('outbox')
        .set({ attempts: tries, created_at: hours(clock, -100) })
        .execute();
      await claimEffects(db, { now: clock.now(), leaseSeconds: 180, most: 1, busyLanes: [] });
      clock.move(200);
      await using outbox = runOutbox(db, clock, testHandler());
      await outbox.idle();
      assert.equal((await rowOf(db, 'a1')).status, 'sent');
    });
  });
}
