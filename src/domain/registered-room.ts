/** Rooms that a visit knows of, in its place or in another building. Sessions may be in others as well. */

import { deleteRoom, insertRoom, renameInSessions, updateRoom } from '../db/place.ts';
import type { Building, Room, Session, Visit } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { listPlaces, roomsCalled, sessionsIn } from './building.ts';
import { type Actor, change } from './change.ts';
import { getRoomNamed, getWayEnd, refuseTakenName } from './place.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';

/** What is undefined stays; what is null is cleared. */
export interface RoomDetails {
  newName?: string | null | undefined;
  /** Null: in the visit's place. */
  building?: string | null | undefined;
  note?: string | null | undefined;
}

export async function registerRoom(
  deps: Deps,
  actor: Actor,
  visitId: string,
  name: string,
  { building, note }: RoomDetails,
): Promise<Room> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const places = await listPlaces(trx, visit.id);
    refuseTakenName(name, places, visit);
    const room: Room = {
      id: deps.newId(),
      visit_id: visit.id,
      building_id: buildingId(places.buildings, building, visit),
      name,
      note: note ?? null,
      created_at: deps.now().toISOString(),
    };
    await insertRoom(trx, room);
    return room;
  });
}

/** Sessions in a room that gets another name follow it. */
export async function editRoom(
  deps: Deps,
  actor: Actor,
  visitId: string,
  name: string,
  { newName, building, note }: RoomDetails,
): Promise<Room> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const places = await listPlaces(trx, visit.id);
    const before = getRoomNamed(places.rooms, name);
    const room: Room = {
      ...before,
      name: newName ?? before.name,
      building_id: building === undefined ? before.building_id : buildingId(places.buildings, building, visit),
      note: note === undefined ? before.note : note,
    };
    if (room.name !== before.name) {
      refuseTakenName(room.name, places, visit, before.id);
      await renameInSessions(trx, visit.id, await roomsCalled(trx, visit.id, before.name), room.name);
    }
    await updateRoom(trx, before.id, { name: room.name, building_id: room.building_id, note: room.note });
    return room;
  });
}

/** @returns as well the sessions that keep its name */
export async function removeRoom(
  deps: Deps,
  actor: Actor,
  visitId: string,
  name: string,
): Promise<{ room: Room; sessions: Session[] }> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const { rooms } = await listPlaces(trx, visit.id);
    const room = getRoomNamed(rooms, name);
    await deleteRoom(trx, room.id);
    return { room, sessions: await sessionsIn(trx, visit.id, [room]) };
  });
}

function buildingId(buildings: Building[], name: string | null | undefined, visit: Visit): string | null {
  return getWayEnd(buildings, name, visit) || null;
}
