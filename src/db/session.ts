import type { Insertable } from 'kysely';
import type { Db, Trx } from './open.ts';
import type { Session, SessionTable } from './schema.ts';

export function findSession(db: Db, visitId: string, number: number): Promise<Session | undefined> {
  return db
    .selectFrom('session')
    .selectAll()
    .where('visit_id', '=', visitId)
    .where('number', '=', number)
    .executeTakeFirst();
}

/** The draft programme, in the order of time. */
export function listSessions(db: Db, visitId: string): Promise<Session[]> {
  return db
    .selectFrom('session')
    .selectAll()
    .where('visit_id', '=', visitId)
    .orderBy('starts_at')
    .orderBy('ends_at')
    .orderBy('number')
    .execute();
}

/** Places a session, or moves it when the topic or fixed point has one: its id, and with it its invitations, stay. */
export async function putSession(trx: Trx, session: Insertable<SessionTable>): Promise<void> {
  const { id: _, visit_id: __, number: ___, ...change } = session;
  await trx
    .insertInto('session')
    .values(session)
    .onConflict((conflict) => conflict.columns(['visit_id', 'number']).doUpdateSet(change))
    .execute();
}

export async function deleteSession(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('session').where('id', '=', id).execute();
}
