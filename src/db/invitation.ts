import { type Insertable, sql, type Updateable } from 'kysely';
import type { Db, Trx } from './open.ts';
import type {
  Invitation,
  InvitationRevision,
  InvitationRevisionTable,
  InvitationTable,
  OutboxStatus,
} from './schema.ts';

/** An invitation with its newest revision and what came of sending that; null once the outbox has forgotten it. */
export interface ListedInvitation extends Invitation {
  content: string;
  revised_at: string;
  delivery: OutboxStatus | null;
  last_error: string | null;
  /** Of the newest revision: it came back. */
  bounced_at: string | null;
}

export interface InvitationFilter {
  personId?: string;
}

/** All of a visit, cancelled ones included; ordered by person and scope. */
export function listInvitations(
  db: Db,
  visitId: string,
  { personId }: InvitationFilter = {},
): Promise<ListedInvitation[]> {
  return db
    .selectFrom('invitation')
    .innerJoin('invitation_revision as revision', (join) =>
      join.onRef('revision.invitation_id', '=', 'invitation.id').onRef('revision.sequence', '=', 'invitation.sequence'),
    )
    .leftJoin('outbox', (join) =>
      join.on(sql<boolean>`outbox.key = 'invitation:' || invitation.id || ':' || cast(invitation.sequence as text)`),
    )
    .selectAll('invitation')
    .select(['revision.content', 'revision.created_at as revised_at', 'revision.bounced_at'])
    .select(['outbox.status as delivery', 'outbox.last_error'])
    .where('invitation.visit_id', '=', visitId)
    .$if(personId !== undefined, (query) => query.where('invitation.person_id', '=', personId ?? ''))
    .orderBy('invitation.person_id')
    .orderBy('invitation.scope')
    .execute();
}

/** The outbox key of one iTIP message. */
export function invitationKey(invitationId: string, sequence: number): string {
  return `invitation:${invitationId}:${sequence}`;
}

/** Whether a later revision of the invitation has left already, in the same lane. */
export async function hasLaterSent(db: Db, id: string, sequence: number, lane: string): Promise<boolean> {
  const row = await db
    .selectFrom('invitation_revision as revision')
    .innerJoin('outbox', (join) =>
      join.on(
        sql<boolean>`outbox.key = 'invitation:' || revision.invitation_id || ':' || cast(revision.sequence as text)`,
      ),
    )
    .select('revision.sequence')
    .where('revision.invitation_id', '=', id)
    .where('revision.sequence', '>', sequence)
    .where('outbox.status', '=', 'sent')
    .where('outbox.lane', '=', lane)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertInvitation(trx: Trx, invitation: Insertable<InvitationTable>): Promise<void> {
  await trx.insertInto('invitation').values(invitation).execute();
}

export async function updateInvitation(trx: Trx, id: string, change: Updateable<InvitationTable>): Promise<void> {
  await trx.updateTable('invitation').set(change).where('id', '=', id).execute();
}

export async function insertRevision(trx: Trx, revision: Insertable<InvitationRevisionTable>): Promise<void> {
  await trx.insertInto('invitation_revision').values(revision).execute();
}

export function findInvitation(db: Db, id: string): Promise<Invitation | undefined> {
  return db.selectFrom('invitation').selectAll().where('id', '=', id).executeTakeFirst();
}

export function findInvitationByUid(db: Db, uid: string): Promise<Invitation | undefined> {
  return db.selectFrom('invitation').selectAll().where('uid', '=', uid).executeTakeFirst();
}

/** From the first to the one with this SEQUENCE. */
export function listRevisions(db: Db, invitationId: string, upTo: number): Promise<InvitationRevision[]> {
  return db
    .selectFrom('invitation_revision')
    .selectAll()
    .where('invitation_id', '=', invitationId)
    .where('sequence', '<=', upTo)
    .orderBy('sequence')
    .execute();
}
