import type { Db, Trx } from '../db/open.ts';
import type { Person, Visit } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { type Actor, change } from './change.ts';
import type { InvitationStep } from './invitation-plan.ts';
import { takeSteps } from './invitation-revision.ts';
import { compareVisit, listKnown, type PersonSteps, type VisitSteps } from './invitation-state.ts';
import { findPublishedProgramme, type PublishedProgramme } from './programme.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';

export interface InvitationPlan {
  /** Without it nothing can be sent. */
  isMailSetUp: boolean;
  /** Who gets something; nobody, when all is as it was sent. */
  people: PersonSteps[];
  /** How many take part in something, reachable or not. */
  participants: number;
  /** Names of those who take part in something and have no usable mail address. */
  unreachable: string[];
}

/** What `invite send now` would do. @throws UserError as long as no programme is published */
export async function planInvitations(deps: Deps, actor: Actor, visitId: string): Promise<InvitationPlan> {
  const visit = await getVisitToCoordinate(deps.db, actor, visitId);
  refuseClosed(visit);
  return planOf(deps, await compareWithPublished(deps, deps.db, visit));
}

/**
 * Invites everyone to the published programme; whoever was invited before gets what changed. What goes out is in the outbox
 * when this returns.
 *
 * @throws UserError as long as no programme is published, and where mail is not set up
 */
export async function sendInvitations(deps: Deps, actor: Actor, visitId: string): Promise<InvitationPlan> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    if (!isMailSetUp(deps)) throw new UserError((t) => t.invite.noMail);
    const compared = await compareWithPublished(deps, trx, visit);
    await takeSteps(deps, trx, visit, compared.steps);
    return planOf(deps, compared);
  });
}

/** Calls off every invitation of someone who leaves the visit, which is locked; address and name stay in the revision. */
export async function cancelInvitationsOf(deps: Deps, trx: Trx, visit: Visit, person: Person): Promise<void> {
  const now = deps.now().toISOString();
  const active = (await listKnown(trx, visit, { personId: person.id })).filter(
    (known) => known.isActive && known.content.end > now,
  );
  const steps = active.map((known): InvitationStep => ({ kind: 'cancel', known, why: 'uninvited' }));
  await takeSteps(deps, trx, visit, steps);
}

async function compareWithPublished(deps: Deps, db: Db, visit: Visit): Promise<VisitSteps> {
  return compareVisit(db, visit, await getPublished(db, visit), deps.now(), 'everyone');
}

async function getPublished(db: Db, visit: Visit): Promise<PublishedProgramme> {
  const published = await findPublishedProgramme(db, visit);
  if (published) return published;
  throw new UserError((t) => t.invite.notPublished, { instead: (t) => t.invite.publishLine });
}

function planOf(deps: Deps, { people, participants, unreachable }: VisitSteps): InvitationPlan {
  return { isMailSetUp: isMailSetUp(deps), people, participants, unreachable };
}

function isMailSetUp({ config }: Deps): boolean {
  return config.smtpUrl !== undefined && config.mailFrom !== undefined;
}
