/** Which of several answers is the newer one: mails overtake each other, come twice, and lie. */

import type { Trx } from '../db/open.ts';
import { listReplies } from '../db/reply.ts';
import type { WeighedAnswer } from './incoming-answers.ts';
import type { IncomingMail } from './incoming-mail.ts';
import type { Instant } from './time.ts';

const dayMilliseconds = 86_400_000;

/** A DTSTAMP days after the mail itself is a wrong clock or a lie, and would keep every later answer from counting. */
export function believable(
  stampedAt: Instant | undefined,
  { receivedAt }: Pick<IncomingMail, 'receivedAt'>,
  now: Date,
): Instant | undefined {
  const latest = new Date(Math.max(now.getTime(), Date.parse(receivedAt)) + dayMilliseconds).toISOString();
  return stampedAt !== undefined && stampedAt > latest ? undefined : stampedAt;
}

/** The same answer once more, or one that was overtaken on its way: by SEQUENCE, then by DTSTAMP (RFC 5546 §2.1.5). */
export async function isAnsweredSince(
  trx: Trx,
  { message, matched }: Pick<WeighedAnswer, 'message' | 'matched'>,
): Promise<boolean> {
  const { visit, invitation, person } = matched;
  if (!person) return false;
  const sequence = Math.min(message.sequence, invitation.sequence);
  const given = await listReplies(trx, visit.id, { personId: person.id });
  return given.some((reply) => {
    if (reply.invitation_id !== invitation.id || reply.sequence === null) return false;
    if (reply.sequence !== sequence) return reply.sequence > sequence;
    return reply.stamped_at !== null && message.stampedAt !== undefined && reply.stamped_at >= message.stampedAt;
  });
}
