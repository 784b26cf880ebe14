import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deleteCoordinator, insertCoordinator, isCoordinator, listCoordinators } from '../../src/db/coordinator.ts';
import type { Db } from '../../src/db/open.ts';
import {
  deletePerson,
  demoteHead,
  findPerson,
  findPersonByEmail,
  findPersonByUser,
  listPeople,
  updatePerson,
} from '../../src/db/person.ts';
import { insertReply, listReplies } from '../../src/db/reply.ts';
import type { Answer } from '../../src/db/schema.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { addPerson, addVisit, at, inTransaction } from './sample-rows.ts';

const names = async (db: Db) => (await listPeople(db, 'v1')).map(({ id }) => id);

function reply(db: Db, id: string, person_id: string, answer: Answer, minutes: number): Promise<void> {
  const created_at = at(minutes).toISOString();
  const by = { reason: null, invitation_id: null, via: 'slack', recorded_by: null } as const;
  return inTransaction(db, (trx) => insertReply(trx, { id, visit_id: 'v1', person_id, answer, created_at, ...by }));
}

for (const engine of engines) {
  describe(`people on ${engine}`, () => {
    it('are listed by side, heads first and presenters last, then as they were registered', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      const created = (minutes: number) => ({ created_at: at(minutes).toISOString() });
      await addPerson(db, 'guest', { side: 'guest', ...created(0) });
      await addPerson(db, 'guest-head', { side: 'guest', role: 'head', ...created(9) });
      await addPerson(db, 'presenter', { role: 'presenter', ...created(1) });
      await addPerson(db, 'second-b', { name: 'B', ...created(3) });
      await addPerson(db, 'second-a', { name: 'A', ...created(3) });
      await addPerson(db, 'first', { name: 'Z', ...created(2) });
      await addPerson(db, 'head', { role: 'head', ...created(8) });
      const host = ['head', 'first', 'second-a', 'second-b', 'presenter'];
      assert.deepEqual(await names(db), [...host, 'guest-head', 'guest']);
    });

    it('are found by id, user and address, whatever its case, in their own visit only', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addVisit(db, 'v2');
      const anna = await addPerson(db, 'p1', { email: 'Anna@Example.org', user_id: 'U1' });
      assert.deepEqual(await findPerson(db, 'p1'), anna);
      assert.deepEqual(await findPersonByUser(db, 'v1', 'U1'), anna);
      assert.deepEqual(await findPersonByEmail(db, 'v1', 'aNNA@example.ORG'), anna);
      assert.equal(await findPersonByUser(db, 'v2', 'U1'), undefined);
      assert.equal(await findPersonByEmail(db, 'v2', 'anna@example.org'), undefined);
      assert.equal(await findPerson(db, 'p2'), undefined);
    });

    it('have an address and a user of their own in a visit, or none', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addVisit(db, 'v2');
      await addPerson(db, 'p1', { email: 'anna@example.org', user_id: 'U1' });
      await assert.rejects(addPerson(db, 'p2', { email: 'ANNA@example.org' }), /unique/i);
      await assert.rejects(addPerson(db, 'p2', { user_id: 'U1' }), /unique/i);
      await addPerson(db, 'p2');
      await addPerson(db, 'p3');
      await addPerson(db, 'p4', { visit_id: 'v2', email: 'anna@example.org', user_id: 'U1' });
      const change = inTransaction(db, (trx) => updatePerson(trx, 'p2', { email: 'anna@EXAMPLE.org' }));
      await assert.rejects(change, /unique/i);
      const changed = await inTransaction(db, (trx) => updatePerson(trx, 'p2', { email: 'bernd@example.org' }));
      assert.equal(changed.email, 'bernd@example.org');
      assert.deepEqual(new Set(await names(db)), new Set(['p1', 'p2', 'p3']));
    });

    it('have one head on each side', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addVisit(db, 'v2');
      await addPerson(db, 'old', { role: 'head' });
      await addPerson(db, 'new', { role: 'head' });
      await addPerson(db, 'guest', { side: 'guest', role: 'head' });
      await addPerson(db, 'other', { visit_id: 'v2', role: 'head' });
      await inTransaction(db, (trx) => demoteHead(trx, 'v1', 'host', 'new'));
      const roles = await db.selectFrom('person').select(['id', 'role']).orderBy('id').execute();
      assert.deepEqual(
        roles.map(({ id, role }) => `${id} ${role}`),
        ['guest head', 'new head', 'old member', 'other head'],
      );
    });

    it('are asked for their newest answer, and take their answers with them', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addPerson(db, 'p1');
      await addPerson(db, 'p2');
      await reply(db, 'r2', 'p1', 'no', 20);
      await reply(db, 'r1', 'p1', 'yes', 10);
      await reply(db, 'r3', 'p2', 'maybe', 15);
      assert.equal((await listReplies(db, 'v1', { personId: 'p1' })).at(-1)?.answer, 'no');
      const all = await listReplies(db, 'v1');
      assert.deepEqual(
        all.map(({ id }) => id),
        ['r1', 'r3', 'r2'],
      );
      assert.deepEqual(
        (await listReplies(db, 'v1', { personId: 'p1' })).map(({ id }) => id),
        ['r1', 'r2'],
      );
      await inTransaction(db, (trx) => deletePerson(trx, 'p1'));
      assert.deepEqual(await listReplies(db, 'v1', { personId: 'p1' }), []);
      assert.equal((await listReplies(db, 'v1')).length, 1);
    });
  });

  describe(`replies of one millisecond on ${engine}`, () => {
    it('count in the order in which they were written down, whatever their ids, and all stay', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addPerson(db, 'p1');
      await addPerson(db, 'p2');
      const given: [id: string, answer: Answer][] = [
        ['c', 'yes'],
        ['d', 'no'],
        ['a', 'maybe'],
        ['b', 'no'],
        ['0', 'yes'],
      ];
      await reply(db, 'z', 'p2', 'maybe', 10);
      for (const [id, answer] of given) {
        await reply(db, id, 'p1', answer, 10);
        const all = await listReplies(db, 'v1', { personId: 'p1' });
        assert.equal(all.at(-1)?.id, id);
        assert.deepEqual(
          (await listReplies(db, 'v1', { personId: 'p2' })).map((each) => each.id),
          ['z'],
        );
      }
      const kept = await db.selectFrom('reply').select('created_at').where('person_id', '=', 'p1').execute();
      assert.equal(new Set(kept.map(({ created_at }) => created_at)).size, given.length);
    });
  });

  describe(`coordinators on ${engine}`, () => {
    it('are added once, listed as they were added, and removed once', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addVisit(db, 'v2');
      const add = (user: string, minutes: number) =>
        inTransaction(db, (trx) => insertCoordinator(trx, 'v1', user, at(minutes)));
      assert.deepEqual([await add('U2', 0), await add('U1', 1), await add('U2', 2)], [true, true, false]);
      assert.deepEqual(await listCoordinators(db, 'v1'), ['U2', 'U1']);
      assert.deepEqual([await isCoordinator(db, 'v1', 'U1'), await isCoordinator(db, 'v2', 'U1')], [true, false]);
      const remove = () => inTransaction(db, (trx) => deleteCoordinator(trx, 'v1', 'U2'));
      assert.deepEqual([await remove(), await remove()], [true, false]);
      assert.deepEqual(await listCoordinators(db, 'v1'), ['U1']);
    });

    it('are told apart although several add the same one at once', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      const adding = Array.from({ length: 8 }, () =>
        inTransaction(db, (trx) => insertCoordinator(trx, 'v1', 'U1', at(0))),
      );
      assert.equal((await Promise.all(adding)).filter(Boolean).length, 1);
    });
  });
}
