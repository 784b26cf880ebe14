import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { rescheduleEffect } from '../../src/db/outbox-outcomes.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { claim, claimOne, complete, effect, keysOf, later, now, queue, statusOf } from './outbox-rows.ts';

for (const engine of engines) {
  describe(`the outbox table on ${engine}`, () => {
    it('gives out the first row of each lane, and the next one when that is done', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await queue(db, effect('a1', 'a'), effect('a2', 'a'), effect('b1', 'b'));
      const first = await claim(db);
      assert.deepEqual(keysOf(first), ['a1', 'b1']);
      assert.deepEqual(keysOf(await claim(db)), []);
      for (const row of first.rows) await complete(db, row);
      const second = await claimOne(db);
      assert.equal(second.key, 'a2');
      assert.equal(second.attempts, 1);
      assert.equal(second.lease_until, later(60).toISOString());
    });

    it('leaves a lane alone while its first row waits for its next try', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await queue(db, effect('a1', 'a'), effect('a2', 'a'));
      await rescheduleEffect(db, await claimOne(db), { dueAt: later(30), attempts: 1, reason: 'internal_error' });
      const { rows, nextDueAt } = await claim(db);
      assert.deepEqual(rows, []);
      assert.equal(nextDueAt, later(30).toISOString());
      assert.equal((await claimOne(db, { now: later(30) })).key, 'a1');
    });

    it('gives out no more than asked for, no busy lane, and no lane of a stopped workspace', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await queue(db, ...['a', 'b', 'c', 'd'].map((lane) => effect(`${lane}1`, lane)));
      assert.deepEqual(keysOf(await claim(db, { stoppedTeams: ['T1'] })), []);
      assert.deepEqual(keysOf(await claim(db, { busyLanes: ['a'], most: 2 })), ['b1', 'c1']);
    });

    it('begins after the lane that was served last, and keeps room at each door', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await queue(db, ...['mail:a', 'mail:b', 'mail:c', 'slack:a'].map((lane) => effect(lane, lane)));
      const roomAt = (door: string) => (door === 'mail' ? 2 : 9);
      const claimed = await claim(db, { afterLane: 'mail:a', roomAt });
      assert.deepEqual(
        claimed.rows.map((row) => row.key),
        ['mail:b', 'mail:c', 'slack:a'],
      );
    });

    it('never makes a second row with the same key', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await queue(db, effect('once', 'a'), effect('once', 'a'));
      await complete(db, await claimOne(db));
      await queue(db, effect('once', 'a'));
      assert.deepEqual(keysOf(await claim(db)), []);
    });

    it('marks as expired what is past its time, and goes on with the lane', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const expiresAt = later(10).toISOString();
      await queue(db, effect('old', 'a', { expiresAt }), effect('older', 'a', { expiresAt }), effect('good', 'a'));
      assert.equal((await claimOne(db, { now: later(10) })).key, 'good');
      assert.equal(await statusOf(db, 'old'), 'expired');
      assert.equal(await statusOf(db, 'older'), 'expired');
    });

    it('looks for work in 20,000 waiting rows of one lane about as fast as in 20', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const rows = Array.from({ length: 20_000 }, (_, n) => ({
        key: `row ${n}`,
        kind: 'card',
        team_id: 'T1',
        visit_id: null,
        lane: 'slack:T1:C1',
        payload: '{}',
        status: 'pending' as const,
        due_at: later(60).toISOString(),
        created_at: now.toISOString(),
      }));
      await db.insertInto('outbox').values(rows.slice(0, 20)).execute();
      const few = await fastest(() => claim(db));
      for (let from = 20; from < rows.length; from += 1000) {
        await db
          .insertInto('outbox')
          .values(rows.slice(from, from + 1000))
          .execute();
      }
      const many = await fastest(() => claim(db));
      // A scan would take about a thousand times as long.
      assert.ok(many < few * 10, `${many} ms against ${few} ms`);
      assert.equal((await claimOne(db, { now: later(60) })).key, 'row 0');
    });
  });
}

/** Milliseconds; the fastest of many runs is the one that nothing else disturbed. */
async function fastest(run: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 50; round += 1) {
    const start = performance.now();
    await run();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
