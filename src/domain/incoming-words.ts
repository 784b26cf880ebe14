import { listOpenVisitsOfAddress } from '../db/incoming-mail.ts';
import type { Trx } from '../db/open.ts';
import type { Deps } from '../deps.ts';
import type { IncomingMail } from './incoming-mail.ts';
import { matchReferences, matchReminded } from './incoming-match.ts';
import { showMail } from './incoming-shown.ts';
import { lock } from './incoming-unmatched.ts';

/**
 * What a person wrote in words, or an answer that cannot be read: shown where it answers a mail of ours, or else where the sender is
 * registered.
 *
 * @returns false for mail that is about no visit
 */
export async function takeWords(deps: Deps, trx: Trx, mail: IncomingMail): Promise<boolean> {
  const details = { text: mail.text, unreadable: mail.unreadable ?? null };
  const kind = mail.unreadable === undefined ? 'message' : 'unreadable';
  const matched = await matchReferences(trx, mail.references);
  if (matched) {
    const { visit, invitation, person } = matched;
    await showMail(deps, trx, visit, mail, { kind, personId: person?.id, invitationId: invitation.id, details });
    return true;
  }
  const reminded = await matchReminded(trx, mail.references);
  if (reminded) {
    await showMail(deps, trx, reminded.visit, mail, { kind, personId: reminded.person.id, details });
    return true;
  }
  const registered = await listOpenVisitsOfAddress(trx, mail.from?.address ?? '');
  for (const { visit, person } of registered) {
    const locked = await lock(trx, visit);
    if (locked) await showMail(deps, trx, locked, mail, { kind, personId: person.id, details });
  }
  return registered.length > 0;
}
