import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Db } from '../../src/db/open.ts';
import { findPublication, insertPublication } from '../../src/db/publication.ts';
import type { Session } from '../../src/db/schema.ts';
import { deleteSession, findSession, listSessions, putSession } from '../../src/db/session.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { addTopic, addVisit, at, inTransaction, sessionRow } from './sample-rows.ts';

const put = (db: Db, id: string, number: number, more?: Partial<Session>) =>
  inTransaction(db, (trx) => putSession(trx, sessionRow(id, number, more)));
const hours = (from: number, to: number) => ({
  starts_at: new Date(Date.UTC(2027, 5, 15, from)).toISOString(),
  ends_at: new Date(Date.UTC(2027, 5, 15, to)).toISOString(),
});

for (const engine of engines) {
  describe(`the draft programme on ${engine}`, () => {
    it('is in the order of time, the shorter and then the older one first', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addVisit(db, 'v2');
      await put(db, 'late', 1, hours(12, 13));
      await put(db, 'long', 2, hours(8, 10));
      await put(db, 'short-new', 10, hours(8, 9));
      await put(db, 'short-old', 9, hours(8, 9));
      await put(db, 'other', 1, { visit_id: 'v2' });
      assert.deepEqual(
        (await listSessions(db, 'v1')).map(({ id }) => id),
        ['short-old', 'short-new', 'long', 'late'],
      );
    });

    it('keeps a session’s id when it is moved', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await put(db, 'first', 1, { room: '2050', time_qualifier: 'circa', ...hours(8, 9) });
      await put(db, 'second', 1, hours(10, 11));
      assert.deepEqual(await listSessions(db, 'v1'), [
        sessionRow('first', 1, { title: 'Punkt second', ...hours(10, 11) }),
      ]);
    });

    it('has one session of a topic, and none that ends before it begins', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addTopic(db, 'a', 1);
      await put(db, 's1', 1, { topic_id: 'a' });
      await assert.rejects(put(db, 's2', 2, { topic_id: 'a' }), /unique/i);
      await assert.rejects(put(db, 's3', 3, hours(9, 9)), /check/i);
      await assert.rejects(put(db, 's4', 4, { topic_id: 'nothing' }), /foreign key/i);
      await inTransaction(db, (trx) => deleteSession(trx, 's1'));
      assert.equal(await findSession(db, 'v1', 1), undefined);
      await put(db, 's2', 2, { topic_id: 'a' });
      assert.equal((await findSession(db, 'v1', 2))?.topic_id, 'a');
    });
  });

  describe(`published versions on ${engine}`, () => {
    it('stay as they are, each with its number', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      const publish = (version: number, programme: string) =>
        inTransaction(db, (trx) =>
          insertPublication(trx, {
            visit_id: 'v1',
            version,
            programme,
            published_by: 'U1',
            published_at: at(version).toISOString(),
          }),
        );
      await publish(1, '{"sessions":[]}');
      await publish(2, '{"sessions":["später"]}');
      await assert.rejects(publish(2, '{}'), /unique/i);
      assert.equal((await findPublication(db, 'v1', 1))?.programme, '{"sessions":[]}');
      assert.equal((await findPublication(db, 'v1', 2))?.programme, '{"sessions":["später"]}');
      assert.equal(await findPublication(db, 'v1', 3), undefined);
    });

    it('go with their visit, as all of it does', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addTopic(db, 'a', 1);
      await put(db, 's1', 1, { topic_id: 'a' });
      await db.deleteFrom('visit').where('id', '=', 'v1').execute();
      for (const table of ['topic', 'session', 'publication'] as const) {
        assert.deepEqual(await db.selectFrom(table).select('visit_id').execute(), []);
      }
    });
  });
}
