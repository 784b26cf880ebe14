import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Db } from '../../src/db/open.ts';
import { deletePerson, listTopicsPresentedBy } from '../../src/db/person.ts';
import { findSession, putSession } from '../../src/db/session.ts';
import {
  deleteTopic,
  findListedTopicById,
  findTopic,
  listPresenters,
  listTopics,
  replacePresenters,
  updateTopic,
} from '../../src/db/topic.ts';
import { toggleVote } from '../../src/db/vote.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { addPerson, addTopic, addVisit, at, inTransaction, sessionRow } from './sample-rows.ts';

const vote = (db: Db, topic: string, user: string) => inTransaction(db, (trx) => toggleVote(trx, topic, user, at(0)));
const ranked = async (db: Db) => (await listTopics(db, 'v1')).map(({ number, votes }) => [number, votes]);
const present = (db: Db, topic: string, ...people: string[]) =>
  inTransaction(db, (trx) => replacePresenters(trx, topic, people));

for (const engine of engines) {
  describe(`topics on ${engine}`, () => {
    it('are numbered once in each visit', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addVisit(db, 'v2');
      await addTopic(db, 'a', 1);
      await assert.rejects(addTopic(db, 'b', 1), /unique/i);
      await addTopic(db, 'b', 1, { visit_id: 'v2' });
      assert.equal((await findTopic(db, 'v2', 1))?.id, 'b');
      assert.equal(await findTopic(db, 'v1', 2), undefined);
      await assert.rejects(addTopic(db, 'c', 3, { visit_id: 'nowhere' }), /foreign key/i);
    });

    it('take a vote, and the same one back', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addTopic(db, 'a', 1);
      assert.equal(await vote(db, 'a', 'U1'), true);
      assert.equal(await vote(db, 'a', 'U2'), true);
      assert.deepEqual(await ranked(db), [[1, 2]]);
      assert.equal(await vote(db, 'a', 'U1'), false);
      assert.deepEqual(await ranked(db), [[1, 1]]);
    });

    it('count each of many votes at once, and one person’s once at most', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addTopic(db, 'a', 1);
      await addTopic(db, 'b', 2);
      await Promise.all(Array.from({ length: 25 }, (_, user) => vote(db, 'a', `U${user}`)));
      assert.equal((await findListedTopicById(db, 'a'))?.votes, 25);
      await Promise.all(Array.from({ length: 9 }, () => vote(db, 'b', 'U1')));
      assert.ok(((await findListedTopicById(db, 'b'))?.votes ?? 2) <= 1);
    });

    it('are listed by votes, the older one first among equals, with time and presenters in their order', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addVisit(db, 'v2');
      for (const [id, number] of [
        ['c', 3],
        ['a', 1],
        ['d', 10],
        ['b', 2],
      ] as const)
        await addTopic(db, id, number);
      await addTopic(db, 'x', 1, { visit_id: 'v2' });
      for (const user of ['U1', 'U2']) await vote(db, 'd', user);
      await vote(db, 'b', 'U1');
      await addPerson(db, 'p1', { name: 'Anna' });
      await addPerson(db, 'p2', { name: 'Bernd' });
      await present(db, 'a', 'p2', 'p1');
      const { starts_at, ends_at } = sessionRow('s', 2);
      await inTransaction(db, (trx) => putSession(trx, sessionRow('s', 2, { topic_id: 'b', room: '2050' })));
      const topics = await listTopics(db, 'v1');
      assert.deepEqual(
        topics.map(({ number, votes, presenters, starts_at: from, ends_at: to, room }) => {
          return { number, votes, presenters, from, to, room };
        }),
        [
          { number: 10, votes: 2, presenters: [], from: null, to: null, room: null },
          { number: 2, votes: 1, presenters: [], from: starts_at, to: ends_at, room: '2050' },
          { number: 1, votes: 0, presenters: ['Bernd', 'Anna'], from: null, to: null, room: null },
          { number: 3, votes: 0, presenters: [], from: null, to: null, room: null },
        ],
      );
      assert.deepEqual(await findListedTopicById(db, 'a'), topics[2]);
      assert.equal(await findListedTopicById(db, 'nothing'), undefined);
    });

    it('have their presenters replaced as a whole', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      for (const [id, number] of [
        ['b', 2],
        ['a', 1],
      ] as const)
        await addTopic(db, id, number);
      for (const id of ['p1', 'p2', 'p3']) await addPerson(db, id);
      await present(db, 'a', 'p1', 'p2');
      await present(db, 'b', 'p2');
      await present(db, 'a', 'p3', 'p2');
      const presenters = await listPresenters(db, ['a']);
      assert.deepEqual(
        presenters.map((each) => each.person_id),
        ['p3', 'p2'],
      );
      assert.deepEqual(
        (await listTopicsPresentedBy(db, 'p2')).map(({ number }) => number),
        [1, 2],
      );
      await inTransaction(db, (trx) => deletePerson(trx, 'p2'));
      assert.deepEqual((await findListedTopicById(db, 'a'))?.presenters, ['Person p3']);
      await present(db, 'a');
      assert.deepEqual(await listPresenters(db, ['a', 'b']), []);
      assert.deepEqual(await listPresenters(db, []), []);
    });

    it('take votes, presenters and their time with them', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addTopic(db, 'a', 1);
      await addTopic(db, 'b', 2);
      await addPerson(db, 'p1');
      for (const id of ['a', 'b']) {
        await vote(db, id, 'U1');
        await present(db, id, 'p1');
      }
      await inTransaction(db, (trx) => putSession(trx, sessionRow('s', 1, { topic_id: 'a' })));
      await inTransaction(db, (trx) => deleteTopic(trx, 'a'));
      assert.equal(await findSession(db, 'v1', 1), undefined);
      for (const table of ['vote', 'presenter'] as const) {
        assert.deepEqual(await db.selectFrom(table).select('topic_id').execute(), [{ topic_id: 'b' }]);
      }
    });

    it('take no status and no length that there is not', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addTopic(db, 'a', 1);
      const change = (more: Parameters<typeof updateTopic>[2]) =>
        inTransaction(db, (trx) => updateTopic(trx, 'a', more));
      await change({ status: 'accepted', length_minutes: 1440 });
      await assert.rejects(change({ length_minutes: 0 }), /check/i);
      await assert.rejects(change({ length_minutes: 1441 }), /check/i);
      await assert.rejects(addTopic(db, 'b', 2, JSON.parse('{"status":"lost"}')), /check/i);
      assert.equal((await findTopic(db, 'v1', 1))?.status, 'accepted');
    });
  });
}
