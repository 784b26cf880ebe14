/** Buildings, their rooms, and the ways between them. */

import { type Insertable, sql, type Updateable } from 'kysely';
import type { Db, Trx } from './open.ts';
import type { Building, BuildingTable, Room, RoomTable, Way } from './schema.ts';

export function listBuildings(db: Db, visitId: string): Promise<Building[]> {
  return db.selectFrom('building').selectAll().where('visit_id', '=', visitId).orderBy(sql`lower(name)`).execute();
}

export function listRooms(db: Db, visitId: string): Promise<Room[]> {
  return db.selectFrom('room').selectAll().where('visit_id', '=', visitId).orderBy(sql`lower(name)`).execute();
}

/** Only those whose minutes are known. */
export function listWays(db: Db, visitId: string): Promise<Way[]> {
  return db
    .selectFrom('way')
    .selectAll()
    .where('visit_id', '=', visitId)
    .orderBy('building_a')
    .orderBy('building_b')
    .execute();
}

export async function insertBuilding(trx: Trx, building: Insertable<BuildingTable>): Promise<void> {
  await trx.insertInto('building').values(building).execute();
}

export async function updateBuilding(trx: Trx, id: string, change: Updateable<BuildingTable>): Promise<void> {
  await trx.updateTable('building').set(change).where('id', '=', id).execute();
}

/** With its rooms, and the ways that lead to it. */
export async function deleteBuilding(trx: Trx, id: string): Promise<void> {
  await trx
    .deleteFrom('way')
    .where((eb) => eb.or([eb('building_a', '=', id), eb('building_b', '=', id)]))
    .execute();
  await trx.deleteFrom('building').where('id', '=', id).execute();
}

export async function insertRoom(trx: Trx, room: Insertable<RoomTable>): Promise<void> {
  await trx.insertInto('room').values(room).execute();
}

export async function updateRoom(trx: Trx, id: string, change: Updateable<RoomTable>): Promise<void> {
  await trx.updateTable('room').set(change).where('id', '=', id).execute();
}

export async function deleteRoom(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('room').where('id', '=', id).execute();
}

/** One way for both directions; '' is the main building. */
export async function putWay(trx: Trx, visitId: string, from: string, to: string, minutes: number): Promise<void> {
  const [building_a = '', building_b = ''] = [from, to].sort();
  await trx
    .insertInto('way')
    .values({ visit_id: visitId, building_a, building_b, minutes })
    .onConflict((conflict) => conflict.columns(['visit_id', 'building_a', 'building_b']).doUpdateSet({ minutes }))
    .execute();
}

export async function deleteWay(trx: Trx, visitId: string, from: string, to: string): Promise<void> {
  const [building_a = '', building_b = ''] = [from, to].sort();
  await trx
    .deleteFrom('way')
    .where('visit_id', '=', visitId)
    .where('building_a', '=', building_a)
    .where('building_b', '=', building_b)
    .execute();
}

/** Sessions of the draft, and wishes, that name a room by one of these names now name it by another. */
export async function renameInSessions(trx: Trx, visitId: string, names: string[], room: string): Promise<void> {
  if (names.length === 0) return;
  await trx.updateTable('session').set({ room }).where('visit_id', '=', visitId).where('room', 'in', names).execute();
  await trx
    .updateTable('topic')
    .set({ wished_room: room })
    .where('visit_id', '=', visitId)
    .where('wished_room', 'in', names)
    .execute();
}
