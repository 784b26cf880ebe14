import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wantEffect } from '../../src/db/outbox.ts';
import { listTroubles } from '../../src/db/outbox-troubles.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { fault, queue, rowOf, runOutbox, testClock, testHandler } from './outbox-world.ts';

for (const engine of engines) {
  describe(`the outbox worker on ${engine}`, () => {
    it('sends the rows of one lane in order and different lanes side by side', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const clock = testClock();
      const open = Promise.withResolvers<void>();
      const bothSeen = Promise.withResolvers<void>();
      const handler = testHandler();
      const slowly = async () => {
        if (handler.seen.length === 2) bothSeen.resolve();
        await open.promise;
        return {};
      };
      handler.next = [slowly, slowly];
      await queue(
        db,
        clock,
        { key: 'a1', lane: 'a' },
        { key: 'a2', lane: 'a' },
        { key: 'a3', lane: 'a' },
        { key: 'b1', lane: 'b' },
      );
      await using outbox = runOutbox(db, clock, handler);
      await bothSeen.promise;
      assert.deepEqual(handler.seen.toSorted(), ['a1', 'b1']);
      open.resolve();
      await outbox.idle();
      assert.deepEqual(
        handler.seen.filter((key) => key.startsWith('a')),
        ['a1', 'a2', 'a3'],
      );
      assert.equal((await rowOf(db, 'a3')).status, 'sent');
      assert.deepEqual(outbox.lastRun, clock.now());
    });

    it('writes down where a message stands in the transaction that marks it as sent', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const clock = testClock();
      const handler = testHandler();
      handler.next = [
        async () => ({
          record: async (trx) => {
            const post = {
              key: 'card',
              team_id: 'T1',
              channel_id: 'C1',
              ts: '1.2',
              posted_at: clock.now().toISOString(),
            };
            await trx.insertInto('post').values(post).execute();
          },
        }),
      ];
      await queue(db, clock, { key: 'a1' });
      await using outbox = runOutbox(db, clock, handler);
      await outbox.idle();
      assert.equal((await db.selectFrom('post').select('ts').executeTakeFirst())?.ts, '1.2');
    });

    it('sends again what changed while it was being sent', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const clock = testClock();
      const handler = testHandler();
      const effect = { key: 'home', kind: 'card', teamId: 'T1', lane: 'a', payload: {}, now: clock.now() };
      const want = () => db.transaction().execute((trx) => wantEffect(trx, effect));
      handler.next = [
        async () => {
          await want();
          await want();
          return {};
        },
      ];
      await want();
      await using outbox = runOutbox(db, clock, handler);
      await outbox.idle();
      assert.deepEqual(handler.seen, ['home', 'home']);
    });

    it('waits longer after each failure and keeps the lane in order meanwhile', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const clock = testClock();
      const handler = testHandler();
      handler.next = [fault('transient'), fault('transient'), fault('transient')];
      await queue(db, clock, { key: 'a1' }, { key: 'a2' });
      await using outbox = runOutbox(db, clock, handler);
      await outbox.idle();
      const pauses = [];
      for (let pass = 0; handler.seen.length < 4; pass += 1) {
        const due = Date.parse((await rowOf(db, 'a1')).due_at) - clock.now().getTime();
        pauses.push(due / 1000);
        await outbox.pass(due / 1000 - 1);
        assert.equal(handler.seen.length, pass + 1);
        await outbox.pass(1);
      }
      assert.deepEqual(pauses, [5, 10, 20]);
      assert.deepEqual(handler.seen, ['a1', 'a1', 'a1', 'a1', 'a2']);
    });

    it('comes again when Slack says, without counting it as a try', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const clock = testClock();
      const handler = testHandler();
      handler.next = [fault('rate-limited', 'ratelimited', 7)];
      await queue(db, clock, { key: 'a1', lane: 'a' }, { key: 'b1', lane: 'b' });
      await using outbox = runOutbox(db, clock, handler);
      await outbox.idle();
      assert.equal((await rowOf(db, 'a1')).attempts, 0);
      assert.equal((await rowOf(db, 'b1')).status, 'sent');
      await outbox.pass(6);
      assert.deepEqual(handler.seen, ['a1', 'b1']);
      await outbox.pass(1);
      assert.deepEqual(handler.seen, ['a1', 'b1', 'a1']);
      assert.equal((await rowOf(db, 'a1')).status, 'sent');
    });

    it('never sends what has expired, even after waiting for another try', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const clock = testClock();
      const handler = testHandler();
      handler.next = [fault('transient')];
      const expiresAt = new Date(clock.now().getTime() + 5000).toISOString();
      await queue(db, clock, { key: 'a1', expiresAt }, { key: 'a2' });
      await using outbox = runOutbox(db, clock, handler);
      await outbox.idle();
      await outbox.pass(5);
      assert.deepEqual(handler.seen, ['a1', 'a2']);
      assert.equal((await rowOf(db, 'a1')).status, 'expired');
    });

    it('shows what Slack refuses for good, and what nobody knows how to send', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const clock = testClock();
      const handler = testHandler();
      handler.next = [fault('permanent', 'is_archived')];
      await queue(db, clock, { key: 'a1' }, { key: 'a2', kind: 'toString' }, { key: 'a3' });
      await using outbox = runOutbox(db, clock, handler);
      await outbox.idle();
      const troubles = await listTroubles(db, 'v1');
      assert.deepEqual(
        troubles.map(({ key, status, last_error }) => [key, status, last_error]),
        [
          ['a1', 'failed', 'is_archived'],
          ['a2', 'failed', 'unknown kind'],
        ],
      );
      assert.deepEqual(handler.seen, ['a1', 'a3']);
    });

    it('tries again after a bug of ours and names its code', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const clock = testClock();
      const handler = testHandler();
      handler.next = [new TypeError('Anna Meier is not a function')];
      await queue(db, clock, { key: 'a1' });
      await using outbox = runOutbox(db, clock, handler);
      await outbox.idle();
      assert.match((await rowOf(db, 'a1')).last_error ?? '', /^bug [0-9a-z]{6}$/);
      await outbox.pass(5);
      assert.equal((await rowOf(db, 'a1')).status, 'sent');
    });

    it('leaves a workspace alone for ten minutes that has thrown the app out', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const clock = testClock();
      const handler = testHandler();
      handler.next = [fault('team-stopped', 'token_revoked')];
      await queue(db, clock, { key: 'a1', lane: 'a' });
      await using outbox = runOutbox(db, clock, handler);
      await outbox.idle();
      await queue(db, clock, { key: 'b1', lane: 'b' }, { key: 'c1', lane: 'c', team: 'T2' });
      await outbox.pass(599);
      assert.deepEqual(handler.seen, ['a1', 'c1']);
      await outbox.pass(1);
      assert.deepEqual(handler.seen.toSorted(), ['a1', 'a1', 'b1', 'c1']);
    });

    it('sets its timer for the next due row, and for the poll when there is none', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const clock = testClock();
      const handler = testHandler();
      handler.next = [fault('transient')];
      const waits: number[] = [];
      const after = (milliseconds: number) => {
        waits.push(milliseconds);
        return () => undefined;
      };
      await using outbox = runOutbox(db, clock, handler, { after });
      await outbox.idle();
      assert.equal(waits.at(-1), 30_000);
      await queue(db, clock, { key: 'a1' });
      await outbox.idle();
      assert.equal(waits.at(-1), 5000);
    });
  });
}
