import { type Insertable, sql } from 'kysely';
import type { Db, Trx } from './open.ts';
import type { IncomingMailRow, IncomingMailTable, Person, Visit } from './schema.ts';

/**
 * Writes a mail down under the visit's next number of mails; the visit must be locked.
 *
 * @returns false when it was written down before
 */
export async function insertIncomingMail(
  trx: Trx,
  mail: Omit<Insertable<IncomingMailTable>, 'number' | 'settled_at' | 'settled_by'>,
): Promise<boolean> {
  if (await findIncomingMailById(trx, mail.id)) return false;
  const { mail_count: number } = await trx
    .updateTable('visit')
    .set(({ eb }) => ({ mail_count: eb('mail_count', '+', 1) }))
    .where('id', '=', mail.visit_id)
    .returning('mail_count')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('incoming_mail')
    .values({ ...mail, number })
    .execute();
  return true;
}

export function findIncomingMail(db: Db, visitId: string, number: number): Promise<IncomingMailRow | undefined> {
  return db
    .selectFrom('incoming_mail')
    .selectAll()
    .where('visit_id', '=', visitId)
    .where('number', '=', number)
    .executeTakeFirst();
}

export function findIncomingMailById(db: Db, id: string): Promise<IncomingMailRow | undefined> {
  return db.selectFrom('incoming_mail').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Those that wait for a decision, the newest first. */
export function listOpenMails(db: Db, visitId: string): Promise<IncomingMailRow[]> {
  return db
    .selectFrom('incoming_mail')
    .selectAll()
    .where('visit_id', '=', visitId)
    .where('settled_at', 'is', null)
    .orderBy('number', 'desc')
    .execute();
}

/** How many mails of a visit wait for a decision. */
export async function countOpenMails(db: Db, visitId: string): Promise<number> {
  const row = await db
    .selectFrom('incoming_mail')
    .select(({ fn }) => fn.countAll().as('open'))
    .where('visit_id', '=', visitId)
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.open);
}

/** @param personId whom the mails are about; null: nobody registered */
export async function countMailsSince(
  db: Db,
  visitId: string,
  personId: string | null,
  since: string,
): Promise<number> {
  const row = await db
    .selectFrom('incoming_mail')
    .select(({ fn }) => fn.countAll().as('mails'))
    .where('visit_id', '=', visitId)
    .where('person_id', personId === null ? 'is' : '=', personId)
    .where('received_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(row.mails);
}

/** @param by null where a newer mail took its place */
export async function settleIncomingMail(trx: Trx, id: string, by: string | null, at: string): Promise<void> {
  await trx.updateTable('incoming_mail').set({ settled_at: at, settled_by: by }).where('id', '=', id).execute();
}

/** That mail to somebody came back needs no decision any more once it was sent again. */
export async function settleBounces(trx: Trx, personId: string, by: string, at: string): Promise<void> {
  await trx
    .updateTable('incoming_mail')
    .set({ settled_at: at, settled_by: by })
    .where('person_id', '=', personId)
    .where('kind', '=', 'bounce')
    .where('settled_at', 'is', null)
    .execute();
}

/** Open visits that someone with this address is registered for, and as whom. */
export async function listOpenVisitsOfAddress(db: Db, address: string): Promise<{ visit: Visit; person: Person }[]> {
  const people = await db
    .selectFrom('person')
    .innerJoin('visit', 'visit.id', 'person.visit_id')
    .selectAll('person')
    .where(sql`lower(person.email)`, '=', address.toLowerCase())
    .where('visit.status', '=', 'open')
    .orderBy('visit.first_day')
    .execute();
  if (people.length === 0) return [];
  const ids = people.map(({ visit_id }) => visit_id);
  const visits = await db.selectFrom('visit').selectAll().where('id', 'in', ids).execute();
  return people.flatMap((person) => {
    const visit = visits.find(({ id }) => id === person.visit_id);
    return visit ? [{ visit, person }] : [];
  });
}

/** Of every workspace. */
export function listAllOpenVisits(db: Db): Promise<Visit[]> {
  return db.selectFrom('visit').selectAll().where('status', '=', 'open').orderBy('first_day').execute();
}

/** What was decided before `settledBefore`, and everything of visits that were closed before `closedBefore`. */
export async function deleteIncomingMails(
  db: Db,
  { settledBefore, closedBefore }: { settledBefore: Date; closedBefore: Date },
): Promise<void> {
  const closed = db.selectFrom('visit').select('id').where('closed_at', '<', closedBefore.toISOString());
  await db
    .deleteFrom('incoming_mail')
    .where(({ eb, or }) => or([eb('settled_at', '<', settledBefore.toISOString()), eb('visit_id', 'in', closed)]))
    .execute();
}
