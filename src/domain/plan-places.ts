/** Rooms and buildings as the planner knows them: rooms by their names, the main building as null. */

import type { Building, Room, Session, Topic } from '../db/schema.ts';
import type { PlanRoom } from '../planner/types.ts';
import { buildingAfter, buildingBefore, type PlaceFacts } from './conflict-places.ts';
import type { PlanSource } from './plan-source.ts';
import { isSameRoom } from './room.ts';

/** Where nobody knows the building, no way is counted: the planner has no way to it. */
const somewhere = '\u0000somewhere';

/** Rooms of the main building that nobody has registered, as many as topics may run at once. */
const anyRooms = ['\u0000any 1', '\u0000any 2'];

/**
 * The registered rooms, and buildings without registered rooms that are wished as a whole ("MaßArbeit"). Without any of these the
 * planner minds no rooms.
 */
export function planRooms(source: PlanSource): PlanRoom[] {
  const rooms = source.rooms.map(({ name, building_id }) => ({ id: name, building: building_id }));
  const whole = wholeBuildings(source).map(({ name, id }) => ({ id: name, building: id }));
  const any = rooms.length === 0 && whole.length > 0 ? anyRooms.map((id) => ({ id, building: null })) : [];
  return [...rooms, ...any, ...whole];
}

/** The name that a room has for people; null for one that nobody has registered. */
export function roomNamed(room: string | null): string | null {
  return room === null || anyRooms.includes(room) ? null : room;
}

/** Which rooms of `planRooms` a topic may be in; empty is every one. A building that is wished is kept to, a room only if it can be. */
export function roomsThatFit(source: PlanSource, { wished_room }: Pick<Topic, 'wished_room'>): string[] {
  const whole = wholeBuildings(source);
  const wished = registeredRoom(source, wished_room) ? undefined : buildingNamed(source, wished_room);
  const inWished = source.rooms.filter(({ building_id }) => wished && building_id === wished.id);
  if (wished) return inWished.length > 0 ? inWished.map(({ name }) => name) : [wished.name];
  if (whole.length === 0) return [];
  return planRooms(source)
    .map(({ id }) => id)
    .filter((id) => whole.every(({ name }) => name !== id));
}

export function registeredRoom({ rooms }: PlanSource, name: string | null): Room | undefined {
  return rooms.find((room) => isSameRoom(room.name, name));
}

/** Where people have to be for its beginning. */
export function buildingBeforeOf(source: PlanSource, session: Session): string | null {
  return planBuilding(buildingBefore(session, placesOf(source)));
}

/** Where it leaves people: a transfer at its destination. */
export function buildingAfterOf(source: PlanSource, session: Session): string | null {
  return planBuilding(buildingAfter(session, placesOf(source)));
}

function planBuilding(building: string | undefined): string | null {
  if (building === undefined) return somewhere;
  return building === '' ? null : building;
}

function placesOf({ visit, rooms, buildings }: PlanSource): PlaceFacts {
  return { visit, buildings, rooms: rooms.map(({ name, building_id }) => ({ name, building: building_id ?? '' })) };
}

function buildingNamed({ buildings }: PlanSource, name: string | null): Building | undefined {
  return buildings.find((building) => isSameRoom(building.name, name));
}

/** Each topic asks for them; found anew for each, hundreds of topics would keep the bot from answering. */
const whole = new WeakMap<PlanSource, Building[]>();

function wholeBuildings(source: PlanSource): Building[] {
  const found = whole.get(source) ?? findWholeBuildings(source);
  whole.set(source, found);
  return found;
}

function findWholeBuildings({ buildings, rooms, topics }: PlanSource): Building[] {
  return buildings.filter(
    ({ id, name }) =>
      rooms.every(({ building_id }) => building_id !== id) &&
      topics.some(({ status, wished_room }) => status === 'accepted' && isSameRoom(name, wished_room)),
  );
}
