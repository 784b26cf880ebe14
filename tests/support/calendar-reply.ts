import { listInvitations } from '../../src/db/invitation.ts';
import { findPerson } from '../../src/db/person.ts';
import type { Answer } from '../../src/db/schema.ts';
import { findVisitById } from '../../src/db/visit.ts';
import type { Deps } from '../../src/deps.ts';
import { saveReply } from '../../src/domain/reply.ts';

/**
 * Has the invitation of the person with this mail address to a day (`day:2027-06-15`) or session answered, as a calendar program
 * does it: to the version that is newest then.
 */
export async function replyByCalendar(
  deps: Deps,
  address: string,
  scope: string,
  answer: Answer,
  {
    reason = null,
    isOutdated = false,
    sequence,
  }: { reason?: string | null; isOutdated?: boolean; sequence?: number } = {},
): Promise<void> {
  await deps.db.transaction().execute(async (trx) => {
    const { id, visit_id } = await trx
      .selectFrom('person')
      .selectAll()
      .where('email', '=', address)
      .executeTakeFirstOrThrow();
    const [person, visit] = [await findPerson(trx, id), await findVisitById(trx, visit_id)];
    const own = await listInvitations(trx, visit_id, { personId: id });
    const invitation = own.find((each) => each.scope === scope);
    if (!person || !visit || !invitation) throw new Error(`${address} has no invitation to ${scope}`);
    await saveReply(deps, trx, visit, person, {
      answer,
      reason,
      via: 'mail',
      invitation: {
        id: invitation.id,
        sequence: sequence ?? invitation.sequence,
        stampedAt: invitation.revised_at,
        isOutdated,
      },
    });
  });
  deps.wakeOutbox();
}
