import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { listTopicsPresentedBy } from '../../src/db/person.ts';
import { deleteSession, findSession, listSessions, putSession } from '../../src/db/session.ts';
import {
  deleteTopic,
  findListedTopic,
  findTopic,
  listPresenters,
  listTopics,
  replacePresenters,
  toggleVote,
  updateTopic,
} from '../../src/db/topic.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { addPerson, addTopic, addVisit, inTransaction, now, session } from './rows.ts';

for (const engine of engines) {
  describe(`topics on ${engine}`, () => {
    it('stand by rank, with votes as numbers, presenters in order and their time', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db);
      for (const number of [1, 2, 3]) await addTopic(db, number);
      for (const id of ['Anna', 'Bert']) await addPerson(db, id);
      await inTransaction(db, async (trx) => {
        await replacePresenters(trx, 't2', ['Bert', 'Anna']);
        await putSession(trx, session(2, '07:00', { topic_id: 't2', room: '2050' }));
        for (const user of ['U1', 'U2']) await toggleVote(trx, 't3', user, now);
      });
      const topics = await listTopics(db, 'v1');
      assert.deepEqual(
        topics.map(({ number, votes }) => [number, votes]),
        [
          [3, 2],
          [1, 0],
          [2, 0],
        ],
      );
      const listed = await findListedTopic(db, 't2');
      assert.deepEqual(
        [listed?.presenters, listed?.room, listed?.starts_at],
        [['Bert', 'Anna'], '2050', '2027-06-15T07:00:00.000Z'],
      );
      assert.deepEqual(
        (await listTopicsPresentedBy(db, 'Anna')).map(({ number }) => number),
        [2],
      );
      assert.deepEqual(await listPresenters(db, []), []);
    });

    it('take a vote back when it is given again, and everything of theirs along when they go', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db);
      await addTopic(db, 1);
      await addPerson(db, 'Anna');
      const vote = () => inTransaction(db, (trx) => toggleVote(trx, 't1', 'U1', now));
      assert.deepEqual([await vote(), await vote(), await vote()], [true, false, true]);
      await inTransaction(db, async (trx) => {
        await replacePresenters(trx, 't1', ['Anna']);
        await putSession(trx, session(1, '07:00', { topic_id: 't1' }));
        await updateTopic(trx, 't1', { status: 'accepted' });
        await deleteTopic(trx, 't1');
      });
      assert.equal(await findTopic(db, 'v1', 1), undefined);
      assert.deepEqual([await listSessions(db, 'v1'), await db.selectFrom('vote').selectAll().execute()], [[], []]);
    });

    it('have numbers of their own within their visit', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db);
      await addVisit(db, { id: 'v2' });
      await addTopic(db, 1);
      await addTopic(db, 1, { id: 'other', visit_id: 'v2' });
      await assert.rejects(addTopic(db, 1, { id: 'twin' }));
    });
  });

  describe(`sessions on ${engine}`, () => {
    it('stand in the order of time and keep their id when they move', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db);
      await inTransaction(db, async (trx) => {
        await putSession(trx, session(1, '10:00'));
        await putSession(trx, session(2, '08:00'));
        await putSession(trx, session(1, '07:00', { id: 'new', room: '2050' }));
      });
      assert.deepEqual(
        (await listSessions(db, 'v1')).map(({ id }) => id),
        ['s1', 's2'],
      );
      assert.equal((await findSession(db, 'v1', 1))?.room, '2050');
      await assert.rejects(
        inTransaction(db, (trx) => putSession(trx, session(3, '16:00'))),
        'it would end when it begins',
      );
      await inTransaction(db, (trx) => deleteSession(trx, 's1'));
      assert.equal(await findSession(db, 'v1', 1), undefined);
    });
  });
}
