import { listAudiencePeople } from '../db/audience.ts';
import type { Db } from '../db/open.ts';
import { listPeople } from '../db/person.ts';
import type { Person } from '../db/schema.ts';
import { fullName } from './full-name.ts';
import { foldPhrase } from './nearest.ts';

/** Whom the topic or fixed point of this number is for, where it is for named people, among all of the visit. */
export async function listNamedPeople(
  db: Db,
  visitId: string,
  number: number,
): Promise<{ named: Person[]; all: Person[] }> {
  const ids = (await listAudiencePeople(db, visitId))
    .filter((each) => each.number === number)
    .map(({ person_id }) => person_id);
  const all = await listPeople(db, visitId);
  return { named: all.filter(({ id }) => ids.includes(id)), all };
}

/** How somebody is typed so that nobody else is meant: by the address, where the name means another one as well. */
export function typedPerson(person: Person, all: readonly Person[]): string {
  const name = fullName(person);
  const isMeant = (each: Person) => [each.name, fullName(each)].some((other) => foldPhrase(other) === foldPhrase(name));
  const isOnlyOne = all.every((each) => each.id === person.id || !isMeant(each));
  return isOnlyOne ? name : (person.email ?? name);
}
