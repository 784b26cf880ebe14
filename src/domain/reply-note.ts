import { listCoordinators } from '../db/coordinator.ts';
import type { Trx } from '../db/open.ts';
import { insertEffect } from '../db/outbox.ts';
import type { Reply, Visit } from '../db/schema.ts';

/**
 * Queues a direct message to each coordinator about a "no", and about the end of one. Who wrote it down knows already.
 *
 * @param before the answer that counted until now
 */
export async function tellCoordinators(
  trx: Trx,
  visit: Visit,
  reply: Pick<Reply, 'id' | 'answer' | 'reason'>,
  before: Reply | undefined,
  about: { writtenBy: string | undefined; now: Date },
): Promise<void> {
  if (!isNews(reply, before)) return;
  for (const userId of await listCoordinators(trx, visit.id)) {
    if (userId === about.writtenBy) continue;
    await insertEffect(trx, {
      key: `reply-note:${reply.id}:${userId}`,
      kind: 'reply-note',
      teamId: visit.team_id,
      visitId: visit.id,
      lane: `slack:${visit.team_id}:${userId}`,
      payload: { visitId: visit.id, replyId: reply.id, userId },
      now: about.now,
    });
  }
}

/** A second "no" is news only where it brings another reason. */
function isNews({ answer, reason }: Pick<Reply, 'answer' | 'reason'>, before: Reply | undefined): boolean {
  if (before?.answer !== 'no') return answer === 'no';
  return answer !== 'no' || (reason !== null && reason !== before.reason);
}
