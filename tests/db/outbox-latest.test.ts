import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listLatestEffects } from '../../src/db/outbox-latest.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { claimOne, complete, effect, later, queue, want } from './outbox-rows.ts';

for (const engine of engines) {
  describe(`the latest outbox rows on ${engine}`, () => {
    it('are first what waits, as it comes due, then what was sent last, and at most so many of each', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      for (const [seconds, lane] of [...'abc'].entries()) {
        await queue(db, effect(lane, lane));
        await complete(db, await claimOne(db), later(seconds));
      }
      await queue(db, effect('late', 'd', { now: later(50) }), effect('soon', 'e', { now: later(40) }));
      const lanes = async (most: number) => (await listLatestEffects(db, most)).map((row) => row.lane);
      assert.deepEqual(await lanes(9), ['e', 'd', 'c', 'b', 'a']);
      assert.deepEqual(await lanes(1), ['e', 'c']);
      await want(db, effect('a', 'a', { now: later(60) }));
      assert.deepEqual(await lanes(9), ['e', 'd', 'a', 'c', 'b']);
    });
  });
}
