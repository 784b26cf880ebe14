import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  deleteDecisionsBefore,
  findDecision,
  findDecisionToChange,
  findLastDecision,
  findNoteStatus,
  insertDecision,
  listDecidedTopics,
  listDecisionsAfter,
  updateDecision,
} from '../../src/db/decision.ts';
import type { Db } from '../../src/db/open.ts';
import { insertEffect } from '../../src/db/outbox.ts';
import type { Decision } from '../../src/db/schema.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { addTopic, addVisit, at, inTransaction } from './sample-rows.ts';

function decisionRow(id: string, minutes: number, more: Partial<Decision> = {}): Decision {
  return {
    id,
    visit_id: 'v1',
    made_by: 'U1',
    made_at: at(minutes).toISOString(),
    undone_at: null,
    changes: '[]',
    ...more,
  };
}

const add = (db: Db, ...row: Parameters<typeof decisionRow>) =>
  inTransaction(db, (trx) => insertDecision(trx, decisionRow(...row)));

const ids = async (rows: Promise<{ id: string }[]>) => (await rows).map(({ id }) => id);

for (const engine of engines) {
  describe(`decisions on ${engine}`, () => {
    it('are found in their own visit only', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addVisit(db, 'v2');
      await add(db, 'a', 0);
      assert.equal((await findDecision(db, 'v1', 'a'))?.id, 'a');
      assert.equal(await findDecision(db, 'v2', 'a'), undefined);
      const toChange = (visitId: string) => inTransaction(db, (trx) => findDecisionToChange(trx, visitId, 'a'));
      assert.equal((await toChange('v1'))?.id, 'a');
      assert.equal(await toChange('v2'), undefined);
    });

    it('are the last ones of a visit, or of a person, by when they were made', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addVisit(db, 'v2');
      assert.equal(await findLastDecision(db, 'v1'), undefined);
      await add(db, 'b', 2);
      await add(db, 'a', 3, { made_by: 'U2', undone_at: at(4).toISOString() });
      await add(db, 'c', 1);
      await add(db, 'd', 9, { visit_id: 'v2' });
      assert.equal((await findLastDecision(db, 'v1'))?.id, 'a');
      assert.equal((await findLastDecision(db, 'v1', 'U1'))?.id, 'b');
      assert.deepEqual(await ids(listDecisionsAfter(db, 'v1', at(0).toISOString())), ['c', 'b']);
      assert.deepEqual(await ids(listDecisionsAfter(db, 'v1', at(1).toISOString())), ['b']);
    });

    it('are changed one at a time, however many write at once', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await add(db, 'a', 0);
      const count = () =>
        inTransaction(db, async (trx) => {
          const decision = await findDecisionToChange(trx, 'v1', 'a');
          const changes: unknown = JSON.parse(decision?.changes ?? '');
          await updateDecision(trx, 'a', { changes: JSON.stringify([changes].flat().concat(1)) });
        });
      await Promise.all(Array.from({ length: 8 }, count));
      assert.equal((await findDecision(db, 'v1', 'a'))?.changes, '[1,1,1,1,1,1,1,1]');
    });

    it('go with their visit, and when they are old', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addVisit(db, 'v2');
      await add(db, 'old', 0);
      await add(db, 'young', 5);
      await add(db, 'other', 5, { visit_id: 'v2' });
      await deleteDecisionsBefore(db, at(5));
      assert.deepEqual(await ids(listDecisionsAfter(db, 'v1', '')), ['young']);
      await db.deleteFrom('visit').where('id', '=', 'v1').execute();
      assert.deepEqual(await ids(db.selectFrom('decision').select('id').execute()), ['other']);
    });

    it('know which of their topics are still there, and how far their messages are', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addTopic(db, 'b', 2);
      await addTopic(db, 'a', 1);
      assert.deepEqual(await ids(listDecidedTopics(db, ['b', 'gone', 'a'])), ['a', 'b']);
      assert.deepEqual(await listDecidedTopics(db, []), []);
      const effect = { key: 'k', kind: 'decision-note', teamId: 'T1', lane: 'slack:T1:U1', payload: {}, now: at(0) };
      await inTransaction(db, (trx) => insertEffect(trx, effect));
      assert.equal(await findNoteStatus(db, 'k'), 'pending');
      assert.equal(await findNoteStatus(db, 'other'), undefined);
    });
  });
}
