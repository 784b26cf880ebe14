import type { Db, Trx } from './open.ts';
import type { Absence } from './schema.ts';

/** Of everybody of a visit. */
export function listAbsences(db: Db, visitId: string): Promise<Absence[]> {
  return db
    .selectFrom('absence')
    .innerJoin('person', 'person.id', 'absence.person_id')
    .selectAll('absence')
    .where('person.visit_id', '=', visitId)
    .orderBy('absence.person_id')
    .orderBy('absence.starts_at')
    .execute();
}

/** Of one person. */
export function listAbsencesOf(db: Db, personId: string): Promise<Absence[]> {
  return db.selectFrom('absence').selectAll().where('person_id', '=', personId).orderBy('starts_at').execute();
}

export async function replaceAbsences(
  trx: Trx,
  personId: string,
  absences: readonly Omit<Absence, 'person_id'>[],
): Promise<void> {
  await trx.deleteFrom('absence').where('person_id', '=', personId).execute();
  if (absences.length === 0) return;
  await trx
    .insertInto('absence')
    .values(absences.map((absence) => ({ ...absence, person_id: personId })))
    .execute();
}
