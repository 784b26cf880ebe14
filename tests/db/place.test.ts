import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { listAbsences, replaceAbsences } from '../../src/db/absence.ts';
import type { Db } from '../../src/db/open.ts';
import {
  deleteBuilding,
  deleteWay,
  insertBuilding,
  insertRoom,
  listBuildings,
  listRooms,
  listWays,
  putWay,
} from '../../src/db/place.ts';
import { engines, freshDatabase } from '../support/databases.ts';
import { addPerson, addVisit, at, inTransaction } from './sample-rows.ts';

const created_at = at(0).toISOString();
const building = (id: string, name: string, visit_id = 'v1') => ({
  id,
  visit_id,
  name,
  address: null,
  note: null,
  created_at,
});
const room = (id: string, name: string, building_id: string | null) => ({
  id,
  visit_id: 'v1',
  building_id,
  name,
  note: null,
  created_at,
});
const waysOf = async (db: Db) => (await listWays(db, 'v1')).map((way) => [way.building_a, way.building_b, way.minutes]);

for (const engine of engines) {
  describe(`places on ${engine}`, () => {
    it('have names of their own in a visit, whatever their case, and are listed by them', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addVisit(db, 'v2');
      await inTransaction(db, async (trx) => {
        await insertBuilding(trx, building('b', 'VHS'));
        await insertBuilding(trx, building('a', 'archiv'));
        await insertBuilding(trx, building('c', 'VHS', 'v2'));
        await insertRoom(trx, room('r', 'Saal', 'b'));
      });
      await assert.rejects(inTransaction(db, (trx) => insertBuilding(trx, building('d', 'vhs'))));
      await assert.rejects(inTransaction(db, (trx) => insertRoom(trx, room('s', 'SAAL', null))));
      assert.deepEqual(
        (await listBuildings(db, 'v1')).map(({ name }) => name),
        ['archiv', 'VHS'],
      );
    });

    it('have one way for both directions, and lose it and their rooms with the building', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await inTransaction(db, async (trx) => {
        await insertBuilding(trx, building('a', 'Archiv'));
        await insertBuilding(trx, building('b', 'VHS'));
        await insertRoom(trx, room('r', 'Saal', 'b'));
        await insertRoom(trx, room('s', '2050', null));
        await putWay(trx, 'v1', 'b', '', 10);
        await putWay(trx, 'v1', 'b', 'a', 5);
        await putWay(trx, 'v1', 'a', 'b', 7);
        await putWay(trx, 'v1', '', 'a', 1);
      });
      assert.deepEqual(await waysOf(db), [
        ['', 'a', 1],
        ['', 'b', 10],
        ['a', 'b', 7],
      ]);
      await inTransaction(db, (trx) => deleteWay(trx, 'v1', 'a', ''));
      assert.equal((await waysOf(db)).length, 2);
      await inTransaction(db, (trx) => deleteBuilding(trx, 'b'));
      assert.deepEqual(await waysOf(db), []);
      assert.deepEqual(
        (await listRooms(db, 'v1')).map(({ name }) => name),
        ['2050'],
      );
    });
  });

  describe(`absences on ${engine}`, () => {
    it('are those that were said last, in order, never ending before they start, and go with the person', async () => {
      await using database = await freshDatabase(engine);
      const { db } = database;
      await addVisit(db, 'v1');
      await addPerson(db, 'p');
      const away = (from: number, to: number) => ({ starts_at: at(from).toISOString(), ends_at: at(to).toISOString() });
      await inTransaction(db, (trx) => replaceAbsences(trx, 'p', [away(0, 5)]));
      await inTransaction(db, (trx) => replaceAbsences(trx, 'p', [away(30, 40), away(10, 20)]));
      assert.deepEqual(await listAbsences(db, 'v1'), [
        { person_id: 'p', ...away(10, 20) },
        { person_id: 'p', ...away(30, 40) },
      ]);
      await assert.rejects(inTransaction(db, (trx) => replaceAbsences(trx, 'p', [away(20, 10)])));
      await sql`delete from person where id = 'p'`.execute(db);
      assert.deepEqual(await listAbsences(db, 'v1'), []);
    });
  });
}
