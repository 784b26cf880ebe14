/** In which building something is, and how long the way to another one takes. */

import type { ConflictFacts, Placed } from './conflict-facts.ts';
import { foldPhrase } from './nearest.ts';
import { bareRoom, isRoomNumber, isSameRoom } from './room.ts';

export type Whereabouts = Pick<Placed, 'room' | 'departure' | 'destination'>;

export interface PlaceFacts extends Pick<ConflictFacts, 'rooms' | 'buildings'> {
  visit: Pick<ConflictFacts['visit'], 'place'>;
}

/** Where somebody has to be for the beginning of a session; undefined where that is not known, '' is the main building. */
export function buildingBefore(session: Whereabouts, facts: PlaceFacts): string | undefined {
  return buildingNamed(session.departure ?? session.room, facts);
}

/** Where a session leaves people. */
export function buildingAfter(session: Whereabouts, facts: PlaceFacts): string | undefined {
  return buildingNamed(session.destination ?? session.room, facts);
}

/** Minutes between two buildings; 0 where they are the same, or nobody has said how far it is. */
export function minutesOfWay(from: string, to: string, { ways }: ConflictFacts): number {
  if (from === to) return 0;
  return ways.find(({ between }) => between.includes(from) && between.includes(to))?.minutes ?? 0;
}

export function nameOfBuilding(id: string, { buildings, visit }: ConflictFacts): string {
  return buildings.find((building) => building.id === id)?.name ?? visit.place;
}

function buildingNamed(name: string | null, { rooms, buildings, visit }: PlaceFacts): string | undefined {
  if (name === null) return undefined;
  const isIt = (other: { name: string }) => isSameRoom(other.name, name);
  const known = rooms.find(isIt)?.building ?? buildings.find(isIt)?.id;
  if (known !== undefined) return known;
  // "Kreishaus" is the Kreishaus Osnabrück; "Saal" is no part of the Saalbau.
  const partly = buildings.filter((building) => hasWordsOf(building.name, name));
  if (partly.length > 0) return partly.length === 1 ? partly[0]?.id : undefined;
  if (hasWordsOf(visit.place, name)) return '';
  // A bare number is one of the main building's; a name that nobody registered may be anywhere.
  return isRoomNumber(bareRoom(name)) || isIt({ name: visit.place }) ? '' : undefined;
}

function hasWordsOf(whole: string, part: string): boolean {
  const words = new Set(foldPhrase(whole).split(' '));
  return foldPhrase(part)
    .split(' ')
    .every((word) => words.has(word));
}
