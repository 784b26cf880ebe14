import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { claimEffects } from '../../src/db/outbox-claims.ts';
import type { EffectHandler } from '../../src/jobs/effect.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { fault, queue, rowOf, runOutbox, testClock, testHandler } from './outbox-world.ts';

for (const engine of engines) {
  describe(`the outbox worker on ${engine}, interrupted`, () => {
    const policies: [EffectHandler['whenUnknown'], string[], string][] = [
      ['resend', ['a1', 'a1', 'a1'], 'sent'],
      ['resend-once', ['a1', 'a1'], 'unknown'],
      ['ask', ['a1'], 'unknown'],
    ];
    for (const [whenUnknown, seen, status] of policies) {
      it(`does as "${whenUnknown}" says when two tries in a row got no answer`, async () => {
        await using database = await freshDatabase(engine);
        const { db } = database;
        const clock = testClock();
        const handler = testHandler({ whenUnknown });
        handler.next = [fault('unknown', 'timeout'), fault('unknown', 'timeout')];
        await queue(db, clock, { key: 'a1' });
        await using outbox = runOutbox(db, clock, handler);
        await outbox.idle();
        await outbox.pass(60);
        await outbox.pass(60);
        assert.deepEqual(handler.seen, seen);
        assert.equal((await rowOf(db, 'a1')).status, status);
      });

      it(`does as "${whenUnknown}" says with what a crash cut off`, async () => {
        await using database = await freshDatabase(engine);
        const { db } = database;
        const clock = testClock();
        const handler = testHandler({ whenUnknown });
        await queue(db, clock, { key: 'a1' }, { key: 'a2' });
        await claimEffects(db, { now: clock.now(), leaseSeconds: 180, most: 1, busyLanes: [] });
        clock.move(180);
        await using outbox = runOutbox(db, clock, handler);
        await outbox.idle();
        assert.equal((await rowOf(db, 'a1')).status, whenUnknown === 'ask' ? 'unknown' : 'sent');
        assert.deepEqual(handler.seen, whenUnknown === 'ask' ? ['a2'] : ['a1', 'a2']);
      });
    }

    it('finishes what is under way when it stops, and starts nothing more', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const clock = testClock();
      const begun = Promise.withResolvers<void>();
      const open = Promise.withResolvers<void>();
      const handler = testHandler();
      handler.next = [
        async () => {
          begun.resolve();
          await open.promise;
          return {};
        },
      ];
      await queue(db, clock, { key: 'a1' }, { key: 'a2' });
      const outbox = runOutbox(db, clock, handler);
      await begun.promise;
      const stopping = outbox.stop(10_000);
      open.resolve();
      await stopping;
      assert.equal((await rowOf(db, 'a1')).status, 'sent');
      assert.equal((await rowOf(db, 'a2')).status, 'pending');
      assert.deepEqual(handler.seen, ['a1']);
    });

    it('gives back what is not finished by the deadline', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const clock = testClock();
      const begun = Promise.withResolvers<void>();
      const handler = testHandler();
      handler.next = [
        () => {
          begun.resolve();
          return new Promise(() => undefined);
        },
      ];
      await queue(db, clock, { key: 'a1' });
      const outbox = runOutbox(db, clock, handler);
      await begun.promise;
      await outbox.stop(0);
      assert.equal((await rowOf(db, 'a1')).status, 'pending');
      await using next = runOutbox(db, clock, handler);
      await next.idle();
      assert.equal((await rowOf(db, 'a1')).status, 'sent');
    });

    it('does not wait out a pause that lies in the future only because the clock went back', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const clock = testClock();
      const handler = testHandler();
      handler.next = [fault('transient')];
      await queue(db, clock, { key: 'a1' });
      await using outbox = runOutbox(db, clock, handler);
      await outbox.idle();
      await outbox.pass(-3600);
      assert.equal((await rowOf(db, 'a1')).status, 'sent');
    });
  });
}

describe('two outbox workers on one PostgreSQL', () => {
  it('send every row once, in order, and never two of one lane at a time', async () => {
    await using database = await freshDatabase('postgres');
    const other = await database.openAgain();
    const clock = testClock();
    const lanes = ['a', 'b', 'c', 'd', 'e'];
    const effects = Array.from({ length: 100 }, (_, n) => ({ key: `${n}`, lane: lanes[n % lanes.length] ?? '' }));
    await queue(database.db, clock, ...effects);
    const sent: string[] = [];
    const underWay = new Set<string>();
    const handler = testHandler({
      async deliver(row) {
        assert.ok(!underWay.has(row.lane), `lane ${row.lane} is served twice at once`);
        underWay.add(row.lane);
        await new Promise((resolve) => setImmediate(resolve));
        sent.push(row.key);
        underWay.delete(row.lane);
        return {};
      },
    });
    await using one = runOutbox(database.db, clock, handler);
    await using two = runOutbox(other.db, clock, handler);
    for (let round = 0; round < 200 && sent.length < effects.length; round += 1) {
      await Promise.all([one.idle(), two.idle()]);
    }
    assert.equal(sent.length, effects.length);
    for (const lane of lanes) {
      const ofLane = effects.filter((effect) => effect.lane === lane).map((effect) => effect.key);
      assert.deepEqual(
        sent.filter((key) => ofLane.includes(key)),
        ofLane,
      );
    }
  });
});
