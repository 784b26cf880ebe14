/** Buildings of a visit besides its place, and the minutes between them. */

import type { Db } from '../db/open.ts';
import {
  deleteBuilding,
  deleteWay,
  insertBuilding,
  listBuildings,
  listRooms,
  listWays,
  putWay,
  renameInSessions,
  updateBuilding,
} from '../db/place.ts';
import type { Building, Room, Session, Visit, Way } from '../db/schema.ts';
import { listSessions } from '../db/session.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { type Actor, change } from './change.ts';
import { getBuildingNamed, getWayEnd, mainBuilding, refuseTakenName } from './place.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';
import { isSameRoom } from './room.ts';

export interface Places {
  buildings: Building[];
  rooms: Room[];
  ways: Way[];
}

/** What is undefined stays; what is null is cleared. */
export interface BuildingDetails {
  newName?: string | null | undefined;
  address?: string | null | undefined;
  note?: string | null | undefined;
  /** From the visit's place, in either direction. */
  minutes?: number | null | undefined;
}

export async function listPlaces(db: Db, visitId: string): Promise<Places> {
  return {
    buildings: await listBuildings(db, visitId),
    rooms: await listRooms(db, visitId),
    ways: await listWays(db, visitId),
  };
}

export async function registerBuilding(
  deps: Deps,
  actor: Actor,
  visitId: string,
  name: string,
  { address, note, minutes }: BuildingDetails,
): Promise<Building> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    refuseTakenName(name, await listPlaces(trx, visit.id), visit);
    const building: Building = {
      id: deps.newId(),
      visit_id: visit.id,
      name,
      address: address ?? null,
      note: note ?? null,
      created_at: deps.now().toISOString(),
    };
    await insertBuilding(trx, building);
    if (typeof minutes === 'number') await putWay(trx, visit.id, mainBuilding, building.id, minutes);
    return building;
  });
}

/** Sessions in a building that gets another name follow it. */
export async function editBuilding(
  deps: Deps,
  actor: Actor,
  visitId: string,
  name: string,
  { newName, address, note, minutes }: BuildingDetails,
): Promise<Building> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const places = await listPlaces(trx, visit.id);
    const before = getBuildingNamed(places.buildings, name);
    const building: Building = {
      ...before,
      name: newName ?? before.name,
      address: address === undefined ? before.address : address,
      note: note === undefined ? before.note : note,
    };
    if (building.name !== before.name) {
      refuseTakenName(building.name, places, visit, before.id);
      await renameInSessions(trx, visit.id, await roomsCalled(trx, visit.id, before.name), building.name);
    }
    await updateBuilding(trx, before.id, { name: building.name, address: building.address, note: building.note });
    if (typeof minutes === 'number') await putWay(trx, visit.id, mainBuilding, before.id, minutes);
    if (minutes === null) await deleteWay(trx, visit.id, mainBuilding, before.id);
    return building;
  });
}

/** Takes a building with its rooms and ways out of the visit. @returns as well the sessions that keep the name of one of them */
export async function removeBuilding(
  deps: Deps,
  actor: Actor,
  visitId: string,
  name: string,
): Promise<{ building: Building; rooms: Room[]; sessions: Session[] }> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const places = await listPlaces(trx, visit.id);
    const building = getBuildingNamed(places.buildings, name);
    const rooms = places.rooms.filter((room) => room.building_id === building.id);
    await deleteBuilding(trx, building.id);
    return { building, rooms, sessions: await sessionsIn(trx, visit.id, [building, ...rooms]) };
  });
}

/** @param to undefined or null is the visit's place @returns the ids of both, `''` for the visit's place */
export async function nameWay(
  deps: Deps,
  actor: Actor,
  visitId: string,
  way: { from: string; to: string | null | undefined; minutes: number },
): Promise<{ visit: Visit; from: string; to: string }> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const buildings = await listBuildings(trx, visit.id);
    const from = getWayEnd(buildings, way.from, visit);
    const to = getWayEnd(buildings, way.to, visit, 'otherBuilding');
    if (from === to) throw new UserError((t) => t.place.noWayToItself, { field: 'otherBuilding' });
    await putWay(trx, visit.id, from, to, way.minutes);
    return { visit, from, to };
  });
}

/** In the order of time. */
export async function sessionsIn(db: Db, visitId: string, places: readonly { name: string }[]): Promise<Session[]> {
  const sessions = await listSessions(db, visitId);
  return sessions.filter(({ room }) => places.some(({ name }) => isSameRoom(name, room)));
}

/** As they are written in the draft. */
export async function roomsCalled(db: Db, visitId: string, name: string): Promise<string[]> {
  const sessions = await sessionsIn(db, visitId, [{ name }]);
  return [...new Set(sessions.flatMap(({ room }) => (room === null ? [] : [room])))];
}
