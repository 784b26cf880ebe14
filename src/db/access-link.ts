import type { Insertable } from 'kysely';
import type { Db } from './open.ts';
import type { AccessLink, AccessLinkTable, LinkPurpose } from './schema.ts';

/** What a link leads to. */
export interface LinkTarget {
  visitId: string;
  /** Null: the visit as all may read it who were given the link. */
  personId: string | null;
  purpose: LinkPurpose;
}

export async function insertAccessLinks(db: Db, links: readonly Insertable<AccessLinkTable>[]): Promise<void> {
  if (links.length > 0)
    await db
      .insertInto('access_link')
      .values([...links])
      .execute();
}

/** The newest first: older ones were made under another key, and still work. */
export function listAccessLinks(db: Db, target: LinkTarget): Promise<AccessLink[]> {
  return ofTarget(db, target).selectAll().orderBy('created_at', 'desc').orderBy('token_hash').execute();
}

/** Those of its people, and its own. */
export function listAccessLinksOfVisit(
  db: Db,
  { visitId, purpose }: Pick<LinkTarget, 'visitId' | 'purpose'>,
): Promise<AccessLink[]> {
  return db
    .selectFrom('access_link')
    .selectAll()
    .where('visit_id', '=', visitId)
    .where('purpose', '=', purpose)
    .execute();
}

export function findAccessLink(db: Db, tokenHash: string): Promise<AccessLink | undefined> {
  return db.selectFrom('access_link').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst();
}

export async function deleteAccessLinks(db: Db, { visitId, personId, purpose }: LinkTarget): Promise<void> {
  await db
    .deleteFrom('access_link')
    .where('visit_id', '=', visitId)
    .where('person_id', personId === null ? 'is' : '=', personId)
    .where('purpose', '=', purpose)
    .execute();
}

/** @param day UTC, `YYYY-MM-DD` */
export async function updateAccessLinkUsedOn(db: Db, tokenHash: string, day: string): Promise<void> {
  await db.updateTable('access_link').set({ used_on: day }).where('token_hash', '=', tokenHash).execute();
}

function ofTarget(db: Db, { visitId, personId, purpose }: LinkTarget) {
  return db
    .selectFrom('access_link')
    .where('visit_id', '=', visitId)
    .where('person_id', personId === null ? 'is' : '=', personId)
    .where('purpose', '=', purpose);
}
