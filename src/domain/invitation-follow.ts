import type { Db, Trx } from '../db/open.ts';
import type { Visit } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { takeSteps } from './invitation-revision.ts';
import { compareVisit, type PersonSteps } from './invitation-state.ts';
import type { Programme } from './programme.ts';

/** Names of those who get mail when this programme is published. */
export interface FollowPreview {
  /** Otherwise the invitations are yet to be sent. */
  anyoneInvited: boolean;
  /** All invitations were called off: nobody gets anything until they are sent again. */
  areCancelled: boolean;
  /** They get a new or a changed event. */
  updated: string[];
  /** They lose an event. */
  cancelled: string[];
}

/**
 * Keeps everyone who was ever invited to this visit in step with its programme; nobody else gets anything, and nobody does after
 * all invitations were called off. For the transaction that publishes, which has locked the visit.
 *
 * @returns how many mails are on their way
 */
export async function followInvitations(deps: Deps, trx: Trx, visit: Visit, programme: Programme): Promise<number> {
  if (visit.invitations_cancelled_at !== null) return 0;
  const { steps } = await compareVisit(trx, visit, programme, deps.now(), 'invited');
  return takeSteps(deps, trx, visit, steps);
}

/** What `followInvitations` would do. */
export async function previewFollow(deps: Deps, db: Db, visit: Visit, programme: Programme): Promise<FollowPreview> {
  const areCancelled = visit.invitations_cancelled_at !== null;
  if (areCancelled) return { anyoneInvited: true, areCancelled, updated: [], cancelled: [] };
  const { people, anyoneInvited } = await compareVisit(db, visit, programme, deps.now(), 'invited');
  const namesOf = (wanted: (steps: PersonSteps) => boolean) => people.filter(wanted).map(({ name }) => name);
  return {
    anyoneInvited,
    areCancelled,
    updated: namesOf(({ added, updated }) => added + updated > 0),
    cancelled: namesOf(({ cancelled }) => cancelled > 0),
  };
}
