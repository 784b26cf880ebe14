import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deleteDeliveriesBefore, insertDelivery, renewDelivery } from '../../src/db/delivery.ts';
import type { Db } from '../../src/db/open.ts';
import { deletePost, findPost, putPost } from '../../src/db/post.ts';
import {
  deleteChannelMember,
  findSlackUser,
  isChannelMember,
  listSlackUsers,
  replaceChannelMembers,
  upsertChannelMember,
  upsertSlackUser,
} from '../../src/db/slack-user.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { at, inTransaction, slackUserRow } from './sample-rows.ts';

const deliver = (db: Db, key: string, minutes = 0) => inTransaction(db, (trx) => insertDelivery(trx, key, at(minutes)));

for (const engine of engines) {
  describe(`requests that were delivered, on ${engine}`, () => {
    it('take effect once, however many of the same come at once', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const first = await Promise.all(Array.from({ length: 12 }, () => deliver(db, 'command:T1:1')));
      assert.equal(first.filter(Boolean).length, 1);
      assert.equal(await deliver(db, 'command:T1:1'), false);
      assert.equal(await deliver(db, 'command:T1:2'), true);
    });

    it('may be delivered again when the transaction failed', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const failed = inTransaction(db, async (trx) => {
        await insertDelivery(trx, 'command:T1:1', at(0));
        throw new Error('on purpose');
      });
      await assert.rejects(failed, /on purpose/);
      assert.equal(await deliver(db, 'command:T1:1'), true);
    });

    it('may come again after a moment, where only a double one is meant as one', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const click = (seconds: number, key = 'vote:t1:U1') =>
        inTransaction(db, (trx) => renewDelivery(trx, key, at(seconds / 60), 1000));
      const atOnce = await Promise.all(Array.from({ length: 12 }, () => click(0)));
      assert.equal(atOnce.filter(Boolean).length, 1);
      assert.deepEqual([await click(0.9), await click(0.9, 'vote:t1:U2')], [false, true]);
      assert.deepEqual([await click(1), await click(1.5), await click(2.1)], [true, false, true]);
      // The clock was put back.
      assert.deepEqual([await click(-60), await click(-59.5), await click(-58)], [true, false, true]);
    });

    it('are forgotten once they are old', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await deliver(db, 'old', 0);
      await deliver(db, 'new', 1);
      await deleteDeliveriesBefore(db, at(1));
      assert.deepEqual([await deliver(db, 'old'), await deliver(db, 'new')], [true, false]);
    });
  });

  describe(`what Slack says, on ${engine}`, () => {
    it('is kept of each user, the newest in place of the old', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await upsertSlackUser(db, slackUserRow('U1', { email: 'anna@example.org', language: 'de' }));
      await upsertSlackUser(db, slackUserRow('U1', { team_id: 'T2', name: 'Somebody else' }));
      await upsertSlackUser(db, slackUserRow('U2'));
      const anna = slackUserRow('U1', { name: 'Anna', language: 'en', time_zone: 'Europe/London', is_external: 1 });
      await upsertSlackUser(db, anna);
      assert.deepEqual(await findSlackUser(db, 'T1', 'U1'), anna);
      assert.equal((await findSlackUser(db, 'T2', 'U1'))?.name, 'Somebody else');
      assert.equal(await findSlackUser(db, 'T2', 'U2'), undefined);
      const users = await listSlackUsers(db, 'T1', ['U1', 'U2', 'U3']);
      assert.deepEqual(new Set(users.map(({ user_id }) => user_id)), new Set(['U1', 'U2']));
      assert.deepEqual(await listSlackUsers(db, 'T1', []), []);
    });

    it('is kept of a channel’s people, of whom one comes or goes, or all are told anew', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const known = (user: string) => isChannelMember(db, 'T1', 'C1', user);
      await upsertChannelMember(db, 'T1', 'C1', 'U1');
      await upsertChannelMember(db, 'T1', 'C1', 'U1');
      await upsertChannelMember(db, 'T1', 'C2', 'U1');
      assert.equal(await known('U1'), true);
      await deleteChannelMember(db, 'T1', 'C1', 'U1');
      assert.equal(await known('U1'), false);
      assert.equal(await isChannelMember(db, 'T1', 'C2', 'U1'), true);
      await upsertChannelMember(db, 'T1', 'C1', 'gone');
      const all = Array.from({ length: 450 }, (_, user) => `U${user}`);
      // As pages of a list say that changes between them.
      await replaceChannelMembers(db, 'T1', 'C1', [...all, 'U7', 'U449']);
      const stored = await db.selectFrom('channel_member').selectAll().where('channel_id', '=', 'C1').execute();
      assert.deepEqual(stored.map(({ user_id }) => user_id).sort(), all.sort());
      await replaceChannelMembers(db, 'T1', 'C1', []);
      assert.equal(await known('U1'), false);
      assert.equal(await isChannelMember(db, 'T1', 'C2', 'U1'), true);
    });
  });

  describe(`posted messages on ${engine}`, () => {
    it('are known by what they show, and the newest of two is the one', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      const post = (key: string, ts: string) =>
        inTransaction(db, (trx) =>
          putPost(trx, { key, team_id: 'T1', channel_id: 'C1', ts, posted_at: at(0).toISOString() }),
        );
      await post('topic-card:a', '1.1');
      await post('topic-card:b', '1.2');
      await post('topic-card:a', '2.1');
      assert.equal((await findPost(db, 'topic-card:a'))?.ts, '2.1');
      await inTransaction(db, (trx) => deletePost(trx, 'topic-card:a'));
      assert.equal(await findPost(db, 'topic-card:a'), undefined);
      assert.equal((await findPost(db, 'topic-card:b'))?.ts, '1.2');
    });
  });
}
