import type { Insertable } from 'kysely';
import type { Db, Trx } from './open.ts';
import { prepared } from './prepared.ts';
import type { Publication, PublicationTable } from './schema.ts';

const publicationOf = prepared<{ visitId: string; version: number }, Publication>((db, param) =>
  db
    .selectFrom('publication')
    .selectAll()
    .where('visit_id', '=', param('visitId'))
    .where('version', '=', param('version')),
);

export async function findPublication(db: Db, visitId: string, version: number): Promise<Publication | undefined> {
  return (await publicationOf(db, { visitId, version }))[0];
}

/** The oldest first. */
export function listPublications(db: Db, visitId: string): Promise<Publication[]> {
  return db.selectFrom('publication').selectAll().where('visit_id', '=', visitId).orderBy('version').execute();
}

export async function insertPublication(trx: Trx, publication: Insertable<PublicationTable>): Promise<void> {
  await trx.insertInto('publication').values(publication).execute();
}
