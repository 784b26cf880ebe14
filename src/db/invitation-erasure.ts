import { invitationKey } from './invitation.ts';
import type { Db, Trx } from './open.ts';

/**
 * Erases the invitations of people who were removed, in all versions, once nothing about them is to be sent any more: with all
 * their rows of the outbox, whose lanes hold addresses. What failed waits for a coordinator until the event is over.
 */
export async function deleteInvitationsOfRemoved(db: Db, now: Date): Promise<void> {
  for (const { id, person_id } of await listLeft(db)) {
    await db.transaction().execute(async (trx) => {
      const keys = await listKeys(trx, id);
      if (await isAwaited(trx, keys, now)) return;
      await deleteOtherMails(trx, person_id, keys);
      await trx.deleteFrom('outbox').where('key', 'in', keys).execute();
      await trx.deleteFrom('invitation').where('id', '=', id).execute();
    });
  }
}

function listLeft(db: Db): Promise<{ id: string; person_id: string }[]> {
  return db
    .selectFrom('invitation')
    .leftJoin('person', 'person.id', 'invitation.person_id')
    .select(['invitation.id', 'invitation.person_id'])
    .where('person.id', 'is', null)
    .execute();
}

async function listKeys(trx: Trx, invitationId: string): Promise<string[]> {
  const revisions = trx.selectFrom('invitation_revision').select('sequence').where('invitation_id', '=', invitationId);
  return (await revisions.execute()).map(({ sequence }) => invitationKey(invitationId, sequence));
}

/** Reminders, and what was said to suggested times. */
async function deleteOtherMails(trx: Trx, personId: string, keys: string[]): Promise<void> {
  const mails = () => trx.selectFrom('outbox').where('key', 'in', keys);
  await trx
    .deleteFrom('outbox')
    .where('status', 'not in', ['pending', 'sending'])
    .where('visit_id', 'in', mails().select('visit_id'))
    .where((is) =>
      is.or([
        is('key', 'like', `reminder:${personId}:%`),
        is.and([is('kind', '=', 'decline-counter'), is('lane', 'in', mails().select('lane'))]),
      ]),
    )
    .execute();
}

async function isAwaited(trx: Trx, keys: string[], now: Date): Promise<boolean> {
  const row = await trx
    .selectFrom('outbox')
    .select('id')
    .where('key', 'in', keys)
    .where((is) =>
      is.or([
        is('status', 'in', ['pending', 'sending']),
        is.and([is('status', 'in', ['failed', 'unknown']), is('expires_at', '>', now.toISOString())]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
