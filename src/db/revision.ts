import type { Db } from './open.ts';
import type { InvitationRevision } from './schema.ts';

/** Every revision of every invitation of a visit, or of one of its people, by SEQUENCE. */
export function listRevisionsOfVisit(
  db: Db,
  visitId: string,
  { personId }: { personId?: string } = {},
): Promise<InvitationRevision[]> {
  return db
    .selectFrom('invitation_revision as revision')
    .innerJoin('invitation', 'invitation.id', 'revision.invitation_id')
    .selectAll('revision')
    .where('invitation.visit_id', '=', visitId)
    .$if(personId !== undefined, (query) => query.where('invitation.person_id', '=', personId ?? ''))
    .orderBy('revision.invitation_id')
    .orderBy('revision.sequence')
    .execute();
}
