/** Buildings and rooms of a visit by their names, and which ways between buildings nobody has named yet. No database in here. */

import type { Building, Room, Visit, Way } from '../db/schema.ts';
import { UserError } from '../errors.ts';
import type { FieldName } from '../i18n/vocabulary.ts';
import { foldPhrase, nearest } from './nearest.ts';
import { bareRoom, isSameRoom } from './room.ts';

/** In ways, the visit's place; other buildings stand there with their ids. */
export const mainBuilding = '';

/** The pairs of buildings whose minutes nobody has said, each once: the visit's place (`''`) first, then in the order given. */
export function missingWays(
  buildings: readonly Pick<Building, 'id'>[],
  ways: readonly Pick<Way, 'building_a' | 'building_b'>[],
): [from: string, to: string][] {
  const known = new Set(ways.map(({ building_a, building_b }) => wayKey(building_a, building_b)));
  const ids = [mainBuilding, ...buildings.map(({ id }) => id)];
  return ids
    .flatMap((from, index) => ids.slice(index + 1).map((to): [string, string] => [from, to]))
    .filter(([from, to]) => !known.has(wayKey(from, to)));
}

/** In either direction; undefined as long as nobody has said its minutes. */
export function findWay(ways: readonly Way[], from: string, to: string): Way | undefined {
  return ways.find(({ building_a, building_b }) => wayKey(building_a, building_b) === wayKey(from, to));
}

/** How a building is called, by what stands in ways. */
export function buildingName(id: string, buildings: readonly Building[], visit: Visit): string {
  return buildings.find((building) => building.id === id)?.name ?? visit.place;
}

export function isMainBuilding(name: string, visit: Visit): boolean {
  return foldPhrase(name) === foldPhrase(visit.place);
}

/** The registered building that has this name, or of whose name it is a part. @throws UserError when there is none, or there are several */
export function getBuildingNamed(buildings: readonly Building[], name: string): Building {
  return getNamed(buildings, name, 'building');
}

/** The id of a building, or `''` for the visit's place. @throws UserError as `getBuildingNamed` */
export function getWayEnd(
  buildings: readonly Building[],
  name: string | null | undefined,
  visit: Visit,
  field: FieldName = 'building',
): string {
  if (!name || isMainBuilding(name, visit)) return mainBuilding;
  const isPart = foldPhrase(visit.place).includes(foldPhrase(name));
  if (isPart && !buildings.some((building) => foldPhrase(building.name).includes(foldPhrase(name))))
    return mainBuilding;
  return getNamed(buildings, name, field, [visit.place]).id;
}

/** @throws UserError when no registered room is called so, or several are */
export function getRoomNamed(rooms: readonly Room[], name: string): Room {
  return getNamed(rooms, name, 'room');
}

function getNamed<P extends Building | Room>(
  places: readonly P[],
  name: string,
  field: FieldName,
  others: readonly string[] = [],
): P {
  const wanted = foldPhrase(bareRoom(name));
  const exact = places.filter((place) => isSameRoom(place.name, name));
  const matches = exact.length > 0 ? exact : places.filter((place) => foldPhrase(place.name).includes(wanted));
  const [match, another] = matches;
  if (another) {
    const names = matches.map((place) => place.name);
    throw new UserError((t) => t.place.severalMatch(name, names), { field });
  }
  if (match) return match;
  const known = [...places.map((place) => place.name), ...others];
  const near = nearest(name, known);
  throw new UserError((t) => t.place.unknown(name, near, known), { field });
}

/** Names are one for all rooms and buildings of a visit, whatever their case. @throws UserError when it is taken by another */
export function refuseTakenName(
  name: string,
  places: { buildings: readonly Building[]; rooms: readonly Room[] },
  visit: Visit,
  ownId?: string,
): void {
  if (isMainBuilding(name, visit)) throw new UserError((t) => t.place.isMainBuilding(visit.place), { field: 'name' });
  const building = places.buildings.find((each) => each.id !== ownId && isSameRoom(each.name, name));
  if (building) throw new UserError((t) => t.place.buildingExists(building.name), { field: 'name' });
  const room = places.rooms.find((each) => each.id !== ownId && isSameRoom(each.name, name));
  if (room) throw new UserError((t) => t.place.roomExists(room.name), { field: 'name' });
}

function wayKey(from: string, to: string): string {
  return [from, to].sort().join(' ');
}
