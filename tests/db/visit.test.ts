import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { insertCoordinator } from '../../src/db/coordinator.ts';
import type { Db } from '../../src/db/open.ts';
import { upsertChannelMember } from '../../src/db/slack-user.ts';
import {
  findLastVisitOfChannel,
  findOpenVisitOfChannel,
  findVisit,
  findVisitByCode,
  listOpenVisits,
  listPublishedOpenVisits,
  listVisitsOfUser,
  takeNumber,
  updateVisit,
} from '../../src/db/visit.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { addPerson, addVisit, at, inTransaction } from './sample-rows.ts';

const ids = async (visits: Promise<{ id: string }[]>) => (await visits).map(({ id }) => id);
const closed = (minutes: number) => ({ status: 'closed', closed_at: at(minutes).toISOString() }) as const;

for (const engine of engines) {
  describe(`visits on ${engine}`, () => {
    it('are found by id and code, in their own workspace only', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addVisit(db, 'v2', { team_id: 'T2', code: 'CODE-V1' });
      assert.equal((await findVisit(db, 'T1', 'v1'))?.id, 'v1');
      assert.equal(await findVisit(db, 'T2', 'v1'), undefined);
      assert.equal((await findVisitByCode(db, 'T1', 'code-v1'))?.id, 'v1');
      assert.equal((await findVisitByCode(db, 'T2', 'CODE-V1'))?.id, 'v2');
      assert.equal((await findVisit(db, 'T2', 'v2'))?.team_id, 'T2');
      assert.equal(await findVisit(db, 'T1', 'v3'), undefined);
    });

    it('never share a code in one workspace, and never end before they begin', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await assert.rejects(addVisit(db, 'v2', { code: 'CODE-V1' }), /unique/i);
      await assert.rejects(addVisit(db, 'v2', { first_day: '2027-06-17' }), /visit_days|check/i);
      assert.deepEqual(await ids(listOpenVisits(db, 'T1')), ['v1']);
    });

    it('are open one at a time in a channel, however many are started at once', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const names = ['a', 'b', 'c', 'd', 'e', 'f'];
      const started = await Promise.allSettled(names.map((id) => addVisit(db, id, { channel_id: 'C1' })));
      assert.equal(started.filter(({ status }) => status === 'fulfilled').length, 1);
      const open = await findOpenVisitOfChannel(db, 'T1', 'C1');
      assert.deepEqual(await ids(listOpenVisits(db, 'T1')), [open?.id]);
      await addVisit(db, 'other', { team_id: 'T2', channel_id: 'C1' });
      await inTransaction(db, (trx) => updateVisit(trx, open?.id ?? '', closed(1)));
      assert.equal((await addVisit(db, 'next', { channel_id: 'C1' })).id, 'next');
    });

    it('give each of many at once a number of its own, without gaps', async () => {
      await using database = await freshDatabase(engine);
      await addVisit(database.db, 'v1');
      const databases = engine === 'postgres' ? [database, await database.openAgain()] : [database];
      const taking = databases.flatMap(({ db }) => Array.from({ length: 30 }, () => take(db)));
      const numbers = await Promise.all(taking);
      assert.deepEqual(
        numbers.sort((a, b) => a - b),
        numbers.map((_, index) => index + 1),
      );
    });

    it('take a number back when the transaction fails', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      const failed = inTransaction(db, async (trx) => {
        await takeNumber(trx, 'T1', 'v1');
        throw new Error('on purpose');
      });
      await assert.rejects(failed, /on purpose/);
      assert.equal(await take(db), 1);
    });

    it('are looked back on in the order in which they were closed', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const channel_id = 'C1';
      await addVisit(db, 'called-off', { channel_id, first_day: '2028-06-15', last_day: '2028-06-16', ...closed(1) });
      await addVisit(db, 'held', { channel_id, ...closed(2) });
      await addVisit(db, 'open', { channel_id });
      assert.equal((await findLastVisitOfChannel(db, 'T1', 'C1'))?.id, 'held');
      assert.equal((await findOpenVisitOfChannel(db, 'T1', 'C1'))?.id, 'open');
      assert.equal(await findLastVisitOfChannel(db, 'T2', 'C1'), undefined);
    });

    it('belong to who is in the channel, coordinates or is registered, newest first', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const days = (day: string) => ({ first_day: `2027-${day}`, last_day: `2027-${day}` });
      for (const [id, day] of [
        ['v1', '06-01'],
        ['v2', '08-01'],
        ['v3', '07-01'],
        ['stranger', '09-01'],
      ] as const) {
        await addVisit(db, id, days(day));
      }
      await addVisit(db, 'elsewhere', { team_id: 'T2', channel_id: 'C-v1' });
      await upsertChannelMember(db, 'T1', 'C-v1', 'U9');
      await inTransaction(db, (trx) => insertCoordinator(trx, 'v2', 'U9', at(0)));
      await addPerson(db, 'p3', { visit_id: 'v3', user_id: 'U9' });
      assert.deepEqual(await ids(listVisitsOfUser(db, 'T1', 'U9')), ['v2', 'v3', 'v1']);
      assert.deepEqual(await ids(listVisitsOfUser(db, 'T2', 'U9')), []);
    });

    it('are looked at by the clock once they are published, until they are closed', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'draft');
      await addVisit(db, 'published', { published_version: 1 });
      await addVisit(db, 'over', { published_version: 3, ...closed(1) });
      assert.deepEqual(await ids(listPublishedOpenVisits(db)), ['published']);
    });
  });
}

async function take(db: Db): Promise<number> {
  const taken = await inTransaction(db, (trx) => takeNumber(trx, 'T1', 'v1'));
  assert(taken);
  return taken.number;
}
