import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deleteCoordinator, insertCoordinator, isCoordinator, listCoordinators } from '../../src/db/coordinator.ts';
import { deleteDeliveriesBefore, insertDelivery } from '../../src/db/delivery.ts';
import { deletePost, findPost, putPost } from '../../src/db/post.ts';
import { findPublication, insertPublication } from '../../src/db/publication.ts';
import {
  deleteChannelMember,
  findSlackUser,
  isChannelMember,
  listSlackUsers,
  replaceChannelMembers,
  upsertChannelMember,
  upsertSlackUser,
} from '../../src/db/slack-user.ts';
import {
  findLastVisitOfChannel,
  findOpenVisitOfChannel,
  findVisit,
  findVisitByCode,
  getVisit,
  listPublishedOpenVisits,
  listVisitsOfUser,
  takeNumber,
  updateVisit,
} from '../../src/db/visit.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { addPerson, addVisit, inTransaction, now } from './rows.ts';

const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

for (const engine of engines) {
  describe(`visits and those around them on ${engine}`, () => {
    it('are found by id, code and channel, in their own workspace only', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const visit = await addVisit(db);
      assert.deepEqual(await findVisit(db, 'T1', 'v1'), visit);
      assert.equal(await findVisit(db, 'T2', 'v1'), undefined);
      assert.equal((await findVisitByCode(db, 'T1', 'code-v1'))?.id, 'v1');
      assert.equal(await findVisitByCode(db, 'T2', 'CODE-V1'), undefined);
      assert.equal((await findOpenVisitOfChannel(db, 'T1', 'C-v1'))?.id, 'v1');
      await assert.rejects(getVisit(db, 'v9'));
    });

    it('are open once in a channel, and read there when they are closed', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db);
      await assert.rejects(addVisit(db, { id: 'v2', channel_id: 'C-v1' }));
      await inTransaction(db, (trx) => updateVisit(trx, 'v1', { status: 'closed' }));
      assert.equal(await findOpenVisitOfChannel(db, 'T1', 'C-v1'), undefined);
      await addVisit(db, { id: 'v2', channel_id: 'C-v1', status: 'closed', last_day: '2028-06-16' });
      assert.equal((await findLastVisitOfChannel(db, 'T1', 'C-v1'))?.id, 'v2');
    });

    it('belong to who is in the channel, coordinates or is a member, each once, the newest first', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db);
      await addVisit(db, { id: 'v2', first_day: '2027-09-14', last_day: '2027-09-15' });
      await addVisit(db, { id: 'v3' });
      await upsertChannelMember(db, 'T1', 'C-v1', 'U1');
      await inTransaction(db, (trx) => insertCoordinator(trx, 'v1', 'U1', now));
      await addPerson(db, 'p1', { visit_id: 'v2', user_id: 'U1' });
      assert.deepEqual(
        (await listVisitsOfUser(db, 'T1', 'U1')).map(({ id }) => id),
        ['v2', 'v1'],
      );
      assert.deepEqual(await listVisitsOfUser(db, 'T2', 'U1'), []);
    });

    it('give each number once, also to those who ask at the same time', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db);
      const asking = Array.from({ length: 8 }, () => inTransaction(db, (trx) => takeNumber(trx, 'v1')));
      assert.deepEqual(
        (await Promise.all(asking)).sort((one, other) => one - other),
        [1, 2, 3, 4, 5, 6, 7, 8],
      );
    });

    it('are looked at by the clock when they are open and published', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db);
      await addVisit(db, { id: 'v2', published_version: 1 });
      await addVisit(db, { id: 'v3', published_version: 1, status: 'closed' });
      assert.deepEqual(
        (await listPublishedOpenVisits(db)).map(({ id }) => id),
        ['v2'],
      );
      const publication = {
        visit_id: 'v2',
        version: 1,
        programme: '{}',
        published_by: 'U1',
        published_at: now.toISOString(),
      };
      await inTransaction(db, (trx) => insertPublication(trx, publication));
      assert.deepEqual(await findPublication(db, 'v2', 1), publication);
      assert.equal(await findPublication(db, 'v2', 2), undefined);
    });

    it('have coordinators in the order in which they were added, each once', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db);
      const add = (user: string, seconds: number) =>
        inTransaction(db, (trx) => insertCoordinator(trx, 'v1', user, later(seconds)));
      assert.deepEqual([await add('U2', 0), await add('U1', 1), await add('U2', 2)], [true, true, false]);
      assert.deepEqual(await listCoordinators(db, 'v1'), ['U2', 'U1']);
      const remove = () => inTransaction(db, (trx) => deleteCoordinator(trx, 'v1', 'U2'));
      assert.deepEqual([await remove(), await remove()], [true, false]);
      assert.equal(await isCoordinator(db, 'v1', 'U2'), false);
    });
  });

  describe(`what is known of Slack on ${engine}`, () => {
    const user = {
      team_id: 'T1',
      user_id: 'U1',
      name: 'Heike',
      language: 'de',
      time_zone: null,
      email: null,
      is_external: 0,
      fetched_at: now.toISOString(),
    } as const;

    it('is the newest of each user', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await upsertSlackUser(db, user);
      await upsertSlackUser(db, { ...user, name: 'Heike Brandt', is_external: 1 });
      assert.deepEqual(await findSlackUser(db, 'T1', 'U1'), { ...user, name: 'Heike Brandt', is_external: 1 });
      assert.equal(await findSlackUser(db, 'T2', 'U1'), undefined);
      assert.deepEqual(await listSlackUsers(db, 'T1', []), []);
      assert.equal((await listSlackUsers(db, 'T1', ['U1', 'U2'])).length, 1);
    });

    it('is who is in a channel; a new list takes the place of the old one, however long', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await upsertChannelMember(db, 'T1', 'C1', 'U1');
      await upsertChannelMember(db, 'T1', 'C1', 'U1');
      await replaceChannelMembers(
        db,
        'T1',
        'C1',
        Array.from({ length: 450 }, (_, index) => `U${index + 2}`),
      );
      assert.deepEqual(
        [await isChannelMember(db, 'T1', 'C1', 'U1'), await isChannelMember(db, 'T1', 'C1', 'U451')],
        [false, true],
      );
      await deleteChannelMember(db, 'T1', 'C1', 'U451');
      assert.equal(await isChannelMember(db, 'T1', 'C1', 'U451'), false);
    });

    it('is where the newest post of a key stands', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const post = { key: 'card:1', team_id: 'T1', channel_id: 'C1', ts: '1.0', posted_at: now.toISOString() };
      await inTransaction(db, (trx) => putPost(trx, post));
      await inTransaction(db, (trx) => putPost(trx, { ...post, ts: '2.0' }));
      assert.equal((await findPost(db, 'card:1'))?.ts, '2.0');
      await inTransaction(db, (trx) => deletePost(trx, 'card:1'));
      assert.equal(await findPost(db, 'card:1'), undefined);
    });

    it('is which requests were served, until they are old', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const serve = () => inTransaction(db, (trx) => insertDelivery(trx, 'k', now));
      assert.deepEqual([await serve(), await serve()], [true, false]);
      await deleteDeliveriesBefore(db, now);
      assert.equal(await serve(), false);
      await deleteDeliveriesBefore(db, later(1));
      assert.equal(await serve(), true);
    });
  });
}
