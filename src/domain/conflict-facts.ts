/** What a conflict is judged by: people with their presence, rooms, buildings and the ways between them. */

import { listAbsences } from '../db/absence.ts';
import type { Db } from '../db/open.ts';
import { listPeople } from '../db/person.ts';
import { listBuildings, listRooms, listWays } from '../db/place.ts';
import type { Role, Side, Visit } from '../db/schema.ts';
import { fullName } from './full-name.ts';
import { type PresentSpan, presenceOf } from './presence.ts';
import type { ProgrammeSession } from './programme.ts';

export interface PersonFacts {
  id: string;
  /** With academic title. */
  name: string;
  side: Side;
  role: Role;
  /** Null: all the time. */
  presence: readonly PresentSpan[] | null;
}

export interface ConflictFacts {
  visit: Pick<Visit, 'first_day' | 'last_day' | 'time_zone' | 'day_start' | 'day_end' | 'place'>;
  people: ReadonlyMap<string, PersonFacts>;
  /** Only registered ones; '' is the main building. */
  rooms: readonly { name: string; building: string }[];
  buildings: readonly { id: string; name: string }[];
  /** In either direction; '' is the main building. */
  ways: readonly { between: readonly [string, string]; minutes: number }[];
}

/** Something with a time, as far as it can be in the way of something else. */
export type Placed = Pick<
  ProgrammeSession,
  | 'id'
  | 'number'
  | 'kind'
  | 'title'
  | 'startsAt'
  | 'endsAt'
  | 'timeQualifier'
  | 'room'
  | 'audience'
  | 'departure'
  | 'destination'
> & { readonly presenters: readonly { readonly personId: string }[] };

export async function listConflictFacts(db: Db, visit: Visit): Promise<ConflictFacts> {
  const people = await listPeople(db, visit.id);
  const absences = Map.groupBy(await listAbsences(db, visit.id), ({ person_id }) => person_id);
  const rooms = await listRooms(db, visit.id);
  const buildings = await listBuildings(db, visit.id);
  const ways = await listWays(db, visit.id);
  return {
    visit,
    people: new Map(
      people.map((person) => [
        person.id,
        {
          id: person.id,
          name: fullName(person),
          side: person.side,
          role: person.role,
          presence: presenceOf(person, absences.get(person.id) ?? [], visit),
        },
      ]),
    ),
    rooms: rooms.map(({ name, building_id }) => ({ name, building: building_id ?? '' })),
    buildings,
    ways: ways.map(({ building_a, building_b, minutes }) => ({ between: [building_a, building_b], minutes })),
  };
}
