/** Changes that several processes make at the same moment, on PostgreSQL; SQLite has one writer. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Deps } from '../../src/deps.ts';
import { removeCoordinator } from '../../src/domain/coordinator.ts';
import { registerMember } from '../../src/domain/person.ts';
import { editTopic } from '../../src/domain/topic-edit.ts';
import { freshDatabase } from '../support/databases.ts';
import { worldWithVisit } from '../support/visits.ts';
import { people } from '../support/world.ts';

const rounds = 5;
const heike = { teamId: 'T0LKOS', userId: people.coordinator };
const jonas = { teamId: 'T0LKOS', userId: people.staff };

/** Runs `work` on a visit that Heike and Jonas coordinate, with one topic. */
async function onPostgres(work: (deps: Deps, visitId: string) => Promise<void>): Promise<void> {
  await using database = await freshDatabase('postgres');
  await using w = await worldWithVisit({ databaseUrl: database.url });
  await w.visit('agenda add Jugendhilfe');
  const { deps } = w.bot;
  const { id } = await deps.db.selectFrom('visit').select('id').executeTakeFirstOrThrow();
  await work(deps, id);
  await w.settle();
}

describe('at the same moment', () => {
  it('two coordinators who remove each other do not both succeed', () =>
    onPostgres(async ({ db, ...deps }, visitId) => {
      for (let round = 0; round < rounds; round += 1) {
        await db.deleteFrom('coordinator').execute();
        await db
          .insertInto('coordinator')
          .values([heike, jonas].map(({ userId }) => ({ visit_id: visitId, user_id: userId, created_at: '' })))
          .execute();
        const results = await Promise.allSettled([
          removeCoordinator({ db, ...deps }, heike, visitId, jonas.userId),
          removeCoordinator({ db, ...deps }, jonas, visitId, heike.userId),
        ]);
        assert.equal(results.filter(({ status }) => status === 'fulfilled').length, 1);
        assert.equal((await db.selectFrom('coordinator').selectAll().execute()).length, 1);
      }
    }));

  it('one person is registered once, and one of two heads is the head', () =>
    onPostgres(async (deps, visitId) => {
      const register = (name: string) => registerMember(deps, heike, visitId, { kind: 'name', name }, { role: 'head' });
      for (let round = 0; round < rounds; round += 1) {
        await deps.db.deleteFrom('person').execute();
        await Promise.allSettled(['Götz Ulrich', 'Götz Ulrich', 'Anja Richter'].map(register));
        const registered = await deps.db.selectFrom('person').select(['name', 'role']).orderBy('name').execute();
        assert.deepEqual(
          registered.map(({ name }) => name),
          ['Anja Richter', 'Götz Ulrich'],
        );
        assert.equal(registered.filter(({ role }) => role === 'head').length, 1);
      }
    }));

  it('two edits of one topic both count', () =>
    onPostgres(async (deps, visitId) => {
      for (let round = 0; round < rounds; round += 1) {
        const edits = [{ title: `Title ${round}` }, { wishedRoom: `Room ${round}` }];
        await Promise.all(edits.map((edit) => editTopic(deps, heike, visitId, 1, edit)));
        const topic = await deps.db.selectFrom('topic').select(['title', 'wished_room']).executeTakeFirstOrThrow();
        assert.deepEqual(topic, { title: `Title ${round}`, wished_room: `Room ${round}` });
      }
    }));
});
