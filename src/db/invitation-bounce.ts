import type { Db, Trx } from './open.ts';
import type { InvitationRevision } from './schema.ts';

export async function updateBounce(
  trx: Trx,
  { invitation_id, sequence }: Pick<InvitationRevision, 'invitation_id' | 'sequence'>,
  bounce: { at: string; status: string | null },
): Promise<void> {
  await trx
    .updateTable('invitation_revision')
    .set({ bounced_at: bounce.at, bounce_status: bounce.status })
    .where('invitation_id', '=', invitation_id)
    .where('sequence', '=', sequence)
    .execute();
}

/** The newest message about an event that was sent to this address since. */
export async function findInvitationSentTo(
  db: Db,
  address: string,
  since: string,
): Promise<{ invitationId: string; sequence: number } | undefined> {
  const row = await db
    .selectFrom('outbox')
    .select('key')
    .where('lane', '=', `mail:${address.toLowerCase()}`)
    .where('kind', '=', 'invitation-mail')
    .where('sent_at', '>=', since)
    .orderBy('sent_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const [, invitationId, sequence] = /^invitation:(.+):(\d+)$/.exec(row?.key ?? '') ?? [];
  return invitationId === undefined ? undefined : { invitationId, sequence: Number(sequence) };
}
