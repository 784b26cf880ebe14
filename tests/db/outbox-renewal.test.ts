import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Db } from '../../src/db/open.ts';
import { findEffectPayload, renewEffect } from '../../src/db/outbox.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { claim, claimOne, complete, effect, keysOf, later, queue, statusOf } from './outbox-rows.ts';

const renew = (db: Db, key: string) => db.transaction().execute((trx) => renewEffect(trx, key, later(10)));

for (const engine of engines) {
  describe(`renewing an effect on ${engine}`, () => {
    it('has it made once more, as it was wanted, when it was done', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await queue(db, effect('a1', 'a'));
      await complete(db, await claimOne(db));
      await renew(db, 'a1');
      const again = await claimOne(db, { now: later(10) });
      assert.deepEqual([again.attempts, JSON.parse(again.payload)], [1, { key: 'a1' }]);
      assert.deepEqual(await findEffectPayload(db, 'a1'), { key: 'a1' });
    });

    it('has it made once more when it was just being sent', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await queue(db, effect('a1', 'a'));
      const sending = await claimOne(db);
      await renew(db, 'a1');
      assert.equal(await statusOf(db, 'a1'), 'sending');
      await complete(db, sending);
      assert.equal(await statusOf(db, 'a1'), 'pending');
    });

    it('makes nothing that was never queued', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await renew(db, 'a1');
      assert.deepEqual(keysOf(await claim(db, { now: later(10) })), []);
      assert.equal(await findEffectPayload(db, 'a1'), undefined);
    });
  });
}
