import { listAllOpenVisits, listOpenVisitsOfAddress } from '../db/incoming-mail.ts';
import type { Trx } from '../db/open.ts';
import type { Visit } from '../db/schema.ts';
import { findVisitToChange } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import type { IncomingDetails } from './incoming-details.ts';
import type { IncomingMail } from './incoming-mail.ts';
import { showMail } from './incoming-shown.ts';

/**
 * An answer to an event that we do not know: shown where the sender is registered; else to everyone who coordinates, as long as all
 * visits are of one workspace, as no workspace may read another's mail.
 *
 * @returns false where there is nobody to show it to
 */
export async function showUnmatched(
  deps: Deps,
  trx: Trx,
  mail: IncomingMail,
  details: Partial<IncomingDetails>,
): Promise<boolean> {
  const registered = await listOpenVisitsOfAddress(trx, mail.from?.address ?? '');
  for (const { visit, person } of registered) {
    const locked = await lock(trx, visit);
    if (locked) await showMail(deps, trx, locked, mail, { kind: 'message', personId: person.id, details });
  }
  return registered.length > 0 || (await showEverywhere(deps, trx, mail, 'stranger', details));
}

/** To the coordinators of every open visit. @returns false where there is none, or there are several workspaces */
export async function showEverywhere(
  deps: Deps,
  trx: Trx,
  mail: IncomingMail,
  kind: 'stranger' | 'bounce',
  details: Partial<IncomingDetails>,
): Promise<boolean> {
  const visits = await listAllOpenVisits(trx);
  if (visits.length === 0 || new Set(visits.map(({ team_id }) => team_id)).size > 1) return false;
  for (const visit of visits) {
    const locked = await lock(trx, visit);
    if (locked) await showMail(deps, trx, locked, mail, { kind, details });
  }
  return true;
}

/** The visit, with its row locked until the end of the transaction. */
export function lock(trx: Trx, visit: Visit): Promise<Visit | undefined> {
  return findVisitToChange(trx, visit.team_id, visit.id);
}
