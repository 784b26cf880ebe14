import { type Insertable, sql, type Updateable } from 'kysely';
import type { Db, Trx } from './open.ts';
import { isPostgres } from './outbox-claims.ts';
import { prepared } from './prepared.ts';
import type { Visit, VisitTable } from './schema.ts';

const visitById = prepared<{ teamId: string; id: string }, Visit>((db, param) =>
  db.selectFrom('visit').selectAll().where('id', '=', param('id')).where('team_id', '=', param('teamId')),
);

export async function findVisit(db: Db, teamId: string, id: string): Promise<Visit | undefined> {
  return (await visitById(db, { teamId, id }))[0];
}

/**
 * The visit for a transaction that changes something of it: on PostgreSQL it is locked until the commit, so that what the change
 * has read stays true while it writes. SQLite has one writer anyway.
 */
export async function findVisitToChange(trx: Db, teamId: string, id: string): Promise<Visit | undefined> {
  if (!isPostgres(trx)) return findVisit(trx, teamId, id);
  return trx
    .selectFrom('visit')
    .selectAll()
    .where('id', '=', id)
    .where('team_id', '=', teamId)
    .forUpdate()
    .executeTakeFirst();
}

export function findVisitByCode(db: Db, teamId: string, code: string): Promise<Visit | undefined> {
  return db
    .selectFrom('visit')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('code', '=', code.toUpperCase())
    .executeTakeFirst();
}

const openVisitOfChannel = prepared<{ teamId: string; channelId: string }, Visit>((db, param) =>
  db
    .selectFrom('visit')
    .selectAll()
    .where('team_id', '=', param('teamId'))
    .where('channel_id', '=', param('channelId'))
    // As a literal: SQLite uses the index visit_open_in_channel only where it sees its condition.
    .where('status', '=', sql.lit('open')),
);

export async function findOpenVisitOfChannel(db: Db, teamId: string, channelId: string): Promise<Visit | undefined> {
  return (await openVisitOfChannel(db, { teamId, channelId }))[0];
}

/** The visit that was closed last in this channel, for looking back where none is open. */
export function findLastVisitOfChannel(db: Db, teamId: string, channelId: string): Promise<Visit | undefined> {
  return db
    .selectFrom('visit')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('channel_id', '=', channelId)
    .where('status', '=', 'closed')
    .orderBy('closed_at', 'desc')
    .orderBy('last_day', 'desc')
    .executeTakeFirst();
}

/** Every visit whose channel the user is in, or whose member or coordinator the user is; newest first. */
export function listVisitsOfUser(db: Db, teamId: string, userId: string): Promise<Visit[]> {
  return db
    .selectFrom('visit')
    .selectAll()
    .where('team_id', '=', teamId)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('channel_member')
            .whereRef('channel_member.channel_id', '=', 'visit.channel_id')
            .where('channel_member.team_id', '=', teamId)
            .where('channel_member.user_id', '=', userId)
            .select(sql.lit(1).as('one')),
        ),
        eb.exists(
          eb
            .selectFrom('coordinator')
            .whereRef('coordinator.visit_id', '=', 'visit.id')
            .where('coordinator.user_id', '=', userId)
            .select(sql.lit(1).as('one')),
        ),
        eb.exists(
          eb
            .selectFrom('person')
            .whereRef('person.visit_id', '=', 'visit.id')
            .where('person.user_id', '=', userId)
            .select(sql.lit(1).as('one')),
        ),
      ]),
    )
    .orderBy('first_day', 'desc')
    .execute();
}

/** For who was led to it by an address; everyone else says in which workspace. */
export function findVisitById(db: Db, id: string): Promise<Visit | undefined> {
  return db.selectFrom('visit').selectAll().where('id', '=', id).executeTakeFirst();
}

export function listOpenVisits(db: Db, teamId: string): Promise<Visit[]> {
  return db.selectFrom('visit').selectAll().where('team_id', '=', teamId).where('status', '=', 'open').execute();
}

/** Open visits whose programme is published: those that the clock has to look at. */
export function listPublishedOpenVisits(db: Db): Promise<Visit[]> {
  return db.selectFrom('visit').selectAll().where('status', '=', 'open').where('published_version', '>', 0).execute();
}

export async function insertVisit(trx: Trx, visit: Insertable<VisitTable>): Promise<Visit> {
  return trx.insertInto('visit').values(visit).returningAll().executeTakeFirstOrThrow();
}

export async function updateVisit(trx: Trx, id: string, change: Updateable<VisitTable>): Promise<Visit> {
  return trx.updateTable('visit').set(change).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

const numberTaken = prepared<{ teamId: string; visitId: string }, Visit>((db, param) =>
  db
    .updateTable('visit')
    .set({ next_number: sql`next_number + 1` })
    .where('id', '=', param('visitId'))
    .where('team_id', '=', param('teamId'))
    .returningAll(),
);

/**
 * Takes the visit's next number; on PostgreSQL the row stays locked until the commit, so no two callers get the same.
 *
 * @returns nothing when there is no such visit
 */
export async function takeNumber(
  trx: Trx,
  teamId: string,
  visitId: string,
): Promise<{ visit: Visit; number: number } | undefined> {
  const [visit] = await numberTaken(trx, { teamId, visitId });
  return visit && { visit, number: visit.next_number - 1 };
}
