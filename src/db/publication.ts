import type { Insertable } from 'kysely';
import type { Db, Trx } from './open.ts';
import type { Publication, PublicationTable } from './schema.ts';

export function findPublication(db: Db, visitId: string, version: number): Promise<Publication | undefined> {
  return db
    .selectFrom('publication')
    .selectAll()
    .where('visit_id', '=', visitId)
    .where('version', '=', version)
    .executeTakeFirst();
}

export async function insertPublication(trx: Trx, publication: Insertable<PublicationTable>): Promise<void> {
  await trx.insertInto('publication').values(publication).execute();
}
