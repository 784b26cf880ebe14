import type { Trx } from '../db/open.ts';
import type { FeedContent, InvitationScope, Visit } from '../db/schema.ts';
import { updateVisit } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import { wantCalendarSync } from './calendar-sync.ts';
import { type Actor, change } from './change.ts';
import { refuseWithoutMail } from './invitation.ts';
import { takeSteps } from './invitation-revision.ts';
import { compareVisit, type PersonSteps, type VisitSteps } from './invitation-state.ts';
import { findPublishedProgramme } from './programme.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';

/** What is undefined stays. */
export interface WantedSettings {
  scope?: InvitationScope | undefined;
  feeds?: FeedContent | undefined;
}

export interface SettingsChange {
  /** As the settings are now. */
  visit: Visit;
  /** False: nothing was changed, as mails would go out that nobody has agreed to yet. */
  isDone: boolean;
  /** Who gets which mails by it. */
  people: PersonSteps[];
}

/**
 * Changes how a visit invites, and what subscriptions show. Whoever is invited already is kept in step in the same transaction:
 * events of the old kind are cancelled first, then those of the new kind are sent.
 *
 * @param mayMail the actor has seen who gets mail by it, and wants that
 * @throws UserError when mails would go out and mail is not set up
 */
export async function changeSettings(
  deps: Deps,
  actor: Actor,
  visitId: string,
  wanted: WantedSettings,
  mayMail: boolean,
): Promise<SettingsChange> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const scope = wanted.scope ?? visit.invitation_scope;
    const { steps, people } = await stepsTo(deps, trx, visit, scope);
    if (steps.length > 0) refuseWithoutMail(deps);
    if (steps.length > 0 && !mayMail) return { visit, isDone: false, people };
    const changed = await updateVisit(trx, visit.id, {
      invitation_scope: scope,
      feed_content: wanted.feeds ?? visit.feed_content,
    });
    await takeSteps(deps, trx, changed, steps);
    await wantCalendarSync(deps, trx, changed);
    return { visit: changed, isDone: true, people };
  });
}

/** What keeps those in step who are invited; nothing for a setting that stays, nor after all was called off. */
async function stepsTo(
  deps: Deps,
  trx: Trx,
  visit: Visit,
  scope: InvitationScope,
): Promise<Pick<VisitSteps, 'steps' | 'people'>> {
  const published = await findPublishedProgramme(trx, visit);
  const isCancelled = visit.invitations_cancelled_at !== null;
  if (scope === visit.invitation_scope || isCancelled || !published) return { steps: [], people: [] };
  return compareVisit(trx, { ...visit, invitation_scope: scope }, published, deps.now(), 'invited');
}
