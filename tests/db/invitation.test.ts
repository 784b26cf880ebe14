import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  findInvitation,
  insertInvitation,
  insertRevision,
  invitationKey,
  listInvitations,
  listRevisions,
  updateInvitation,
} from '../../src/db/invitation.ts';
import { insertEffect } from '../../src/db/outbox.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { addVisit, at, inTransaction } from './sample-rows.ts';

const created_at = at(0).toISOString();
const invitation = {
  id: 'i1',
  visit_id: 'v1',
  person_id: 'p1',
  scope: 'day:2027-06-15',
  uid: 'u1',
  sequence: 0,
  status: 'active',
  content_hash: 'h',
  created_at,
} as const;

function revision(sequence: number) {
  const method = 'REQUEST' as const;
  return { invitation_id: 'i1', sequence, method, content: `c${sequence}`, message_id: `m${sequence}`, created_at };
}

for (const engine of engines) {
  describe(`invitations on ${engine}`, () => {
    it('know their newest revision and what came of sending that', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      const key = invitationKey('i1', 1);
      await inTransaction(db, async (trx) => {
        await insertInvitation(trx, invitation);
        for (const sequence of [0, 1]) await insertRevision(trx, revision(sequence));
        await updateInvitation(trx, 'i1', { sequence: 1 });
        await insertEffect(trx, {
          key,
          kind: 'invitation-mail',
          teamId: 'T1',
          lane: 'mail:p1',
          payload: {},
          now: at(0),
        });
      });
      const [listed, ...others] = await listInvitations(db, 'v1', { personId: 'p1' });
      assert.deepEqual([listed?.content, listed?.delivery, others], ['c1', 'pending', []]);
      await db.deleteFrom('outbox').execute();
      assert.equal((await listInvitations(db, 'v1'))[0]?.delivery, null);
      assert.deepEqual(await listInvitations(db, 'v1', { personId: 'p2' }), []);
      assert.deepEqual(
        (await listRevisions(db, 'i1', 0)).map(({ content }) => content),
        ['c0'],
      );
      assert.equal((await findInvitation(db, 'i1'))?.sequence, 1);
    });

    it('are one for each person and day, each with a UID of its own', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      const insert = (more: object) => inTransaction(db, (trx) => insertInvitation(trx, { ...invitation, ...more }));
      await insert({});
      await assert.rejects(insert({ id: 'i2', uid: 'u2' }));
      await assert.rejects(insert({ id: 'i2', scope: 'day:2027-06-16' }));
      await insert({ id: 'i2', scope: 'day:2027-06-16', uid: 'u2' });
    });
  });
}
