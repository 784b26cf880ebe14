import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { failEffect, listExpiredLeases, markUnknown, rescheduleEffect } from '../../src/db/outbox-outcomes.ts';
import {
  countTroubles,
  deleteDone,
  listTroubles,
  oldestWaiting,
  updateTroubleToPending,
} from '../../src/db/outbox-troubles.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { claim, claimOne, complete, effect, later, now, queue, statusOf, want } from './outbox-rows.ts';

for (const engine of engines) {
  describe(`what came of outbox rows on ${engine}`, () => {
    it('sends many changes of one thing once, and again only what changed while it was being sent', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      for (let change = 0; change < 5; change += 1) await want(db, effect('home', 'a'));
      const row = await claimOne(db);
      await want(db, effect('home', 'a'));
      await complete(db, row);
      const again = await claimOne(db);
      assert.equal(again.attempts, 1);
      await complete(db, again);
      assert.equal(await statusOf(db, 'home'), 'sent');
      await want(db, effect('home', 'a'));
      assert.equal(await statusOf(db, 'home'), 'pending');
    });

    for (const state of ['waits', 'is being sent', 'is sent', 'has expired', 'stands aside']) {
      it(`sends what is wanted last when it ${state} as it is wanted again`, async () => {
        await using database = await freshDatabase(engine);
        const { db } = database;
        const first = { ...effect('card', 'a'), payload: { key: 'first' }, expiresAt: later(10).toISOString() };
        await want(db, first);
        if (state !== 'waits' && state !== 'has expired') {
          const row = await claimOne(db);
          if (state === 'is sent') await complete(db, row);
          const next = { dueAt: now, attempts: 2, reason: 'bug', aside: true };
          if (state === 'stands aside') await rescheduleEffect(db, row, next);
          await want(db, { ...effect('card', 'a'), payload: { key: 'last' } });
          if (state === 'is being sent') await complete(db, row);
        } else {
          if (state === 'has expired') assert.deepEqual((await claim(db, { now: later(10) })).rows, []);
          await want(db, { ...effect('card', 'a'), payload: { key: 'last' } });
        }
        const { payload, expires_at } = await claimOne(db, { now: later(20) });
        assert.deepEqual([payload, expires_at], ['{"key":"last"}', null]);
      });
    }

    it('tries anew what failed when it was changed while it was being sent', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await want(db, effect('home', 'a'));
      const row = await claimOne(db);
      await want(db, effect('home', 'a'));
      await failEffect(db, row, 'invalid_blocks', now);
      assert.equal(await statusOf(db, 'home'), 'pending');
    });

    it('finds rows whose lease has run out or was given by a wrong clock, except those under way', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await queue(db, effect('a1', 'a'), effect('b1', 'b'));
      const { rows } = await claim(db);
      const find = async (more: { now: Date; all?: boolean; except?: number[] }) =>
        (await listExpiredLeases(db, { leaseSeconds: 60, all: false, except: [], ...more })).map((row) => row.key);
      assert.deepEqual(await find({ now: later(59) }), []);
      assert.deepEqual(await find({ now: later(60) }), ['a1', 'b1']);
      assert.deepEqual(await find({ now: later(-3600) }), ['a1', 'b1']);
      assert.deepEqual(await find({ now, all: true }), ['a1', 'b1']);
      const a1 = rows.find((row) => row.key === 'a1');
      assert.ok(a1);
      assert.deepEqual(await find({ now: later(60), except: [a1.id] }), ['b1']);
    });

    it('takes no word from who has lost the lease, unless it is that the effect happened', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await queue(db, effect('a1', 'a'));
      const lost = await claimOne(db);
      await rescheduleEffect(db, lost, { dueAt: now, attempts: 1, reason: 'interrupted' });
      const current = await claimOne(db, { now: later(1) });
      await failEffect(db, lost, 'channel_not_found', now);
      assert.equal(await statusOf(db, 'a1'), 'sending');
      assert.equal(current.attempts, 2);
      await complete(db, lost);
      assert.equal(await statusOf(db, 'a1'), 'sent');
    });

    it('shows a visit its troubles and tries one anew when asked', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const visitId = 'v1';
      await queue(
        db,
        effect('a1', 'a', { visitId }),
        effect('b1', 'b', { visitId }),
        effect('c1', 'c', { visitId: 'v2' }),
      );
      for (const row of (await claim(db)).rows) {
        if (row.key === 'b1') await markUnknown(db, row, 'timeout', now);
        else await failEffect(db, row, 'is_archived', now);
      }
      assert.equal(await countTroubles(db, visitId), 2);
      const troubles = await listTroubles(db, visitId);
      assert.deepEqual(
        troubles.map(({ key, status, last_error, attempts }) => [key, status, last_error, attempts]),
        [
          ['a1', 'failed', 'is_archived', 1],
          ['b1', 'unknown', 'timeout', 1],
        ],
      );
      const again = (ofVisit: string) =>
        db.transaction().execute((trx) => updateTroubleToPending(trx, ofVisit, troubles[0]?.id ?? 0, later(5)));
      assert.equal(await again('v2'), false);
      assert.equal(await again(visitId), true);
      assert.equal(await again(visitId), false);
      assert.equal(await countTroubles(db, visitId), 1);
      assert.equal((await claimOne(db, { now: later(5) })).key, 'a1');
    });

    it('tells since when the oldest effect waits and forgets what is done', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      assert.equal(await oldestWaiting(db), undefined);
      await queue(db, effect('a1', 'a', { now: later(-100) }), effect('a2', 'a'));
      assert.equal(await oldestWaiting(db), later(-100).toISOString());
      await complete(db, await claimOne(db));
      assert.equal(await oldestWaiting(db), now.toISOString());
      assert.equal(await deleteDone(db, later(-100)), 0);
      assert.equal(await deleteDone(db, later(100)), 1);
      assert.equal((await claimOne(db)).key, 'a2');
    });
  });
}
