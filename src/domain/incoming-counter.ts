import { listOpenMails, settleIncomingMail } from '../db/incoming-mail.ts';
import type { Trx } from '../db/open.ts';
import type { Deps } from '../deps.ts';
import type { WeighedAnswer } from './incoming-answers.ts';
import { type IncomingDetails, readDetails } from './incoming-details.ts';
import { showMail } from './incoming-shown.ts';

/**
 * Another time is suggested (METHOD:COUNTER): nothing counts until a coordinator has decided. A newer suggestion takes the place of
 * the one before.
 */
export async function takeCounter(
  deps: Deps,
  trx: Trx,
  { mail, matched, sender, isOutdated }: WeighedAnswer,
  details: Partial<IncomingDetails>,
): Promise<void> {
  const { visit, invitation, person } = matched;
  const isDoubtful = sender.kind === 'unknown-assistant';
  const counts = !isOutdated && !isDoubtful && mail.authentication !== 'failed';
  for (const open of counts ? await listOpenMails(trx, visit.id) : []) {
    const isSame = open.kind === 'counter' && open.invitation_id === invitation.id;
    if (isSame && !isLater(readDetails(open.details).stampedAt, details.stampedAt)) {
      await settleIncomingMail(trx, open.id, null, deps.now().toISOString());
    }
  }
  await showMail(deps, trx, visit, mail, {
    kind: isOutdated ? 'outdated' : isDoubtful ? 'unverified' : 'counter',
    personId: person?.id,
    invitationId: invitation.id,
    details,
  });
}

/** Mails overtake each other on their way, and old ones are sent again. */
function isLater(known: string | null, stampedAt: string | null | undefined): boolean {
  return known !== null && stampedAt != null && known > stampedAt;
}
