import type { Db, Trx } from './open.ts';

/** Who takes part in what is for named people, of a whole visit. */
export function listAudiencePeople(db: Db, visitId: string): Promise<{ number: number; person_id: string }[]> {
  return db
    .selectFrom('audience_person')
    .select(['number', 'person_id'])
    .where('visit_id', '=', visitId)
    .orderBy('number')
    .orderBy('person_id')
    .execute();
}

/** @param number of the topic or fixed point */
export async function replaceAudiencePeople(
  trx: Trx,
  visitId: string,
  number: number,
  personIds: readonly string[],
): Promise<void> {
  await trx.deleteFrom('audience_person').where('visit_id', '=', visitId).where('number', '=', number).execute();
  if (personIds.length === 0) return;
  await trx
    .insertInto('audience_person')
    .values(personIds.map((person_id) => ({ visit_id: visitId, number, person_id })))
    .execute();
}
