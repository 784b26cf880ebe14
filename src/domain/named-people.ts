import { listAudiencePeople } from '../db/audience.ts';
import type { Db } from '../db/open.ts';
import { listPeople } from '../db/person.ts';
import type { Person } from '../db/schema.ts';

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
