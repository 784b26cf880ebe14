import type { Db, Trx } from '../db/open.ts';
import type { Person, Visit } from '../db/schema.ts';
import { updateVisit } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { wantCalendarSync } from './calendar-sync.ts';
import { type Actor, change } from './change.ts';
import { fullName } from './full-name.ts';
import { listInvitedInSlack, noteWithoutMail } from './invitation-note.ts';
import type { InvitationStep, KnownInvitation } from './invitation-plan.ts';
import { takeSteps } from './invitation-revision.ts';
import { compareVisit, listKnown, type PersonSteps, type Undelivered, type VisitSteps } from './invitation-state.ts';
import { findPublishedProgramme, type PublishedProgramme } from './programme.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';
import type { Instant } from './time.ts';

export interface InvitationPlan {
  /** Without it nothing can be sent. */
  isMailSetUp: boolean;
  /** Who gets something; nobody, when all is as it was sent. */
  people: PersonSteps[];
  /** How many take part in something, reachable or not. */
  participants: number;
  /** Names of those who take part in something and have neither a usable mail address nor an account in Slack. */
  unreachable: string[];
  /** Names of those without a mail address who are now invited by a direct message. */
  inSlack: string[];
  /** Those whose address took nothing when it was last written to. */
  undelivered: Undelivered[];
  /** When all invitations were called off, if they were; sent again, the same events come back. */
  cancelledAt: Instant | null;
}

/** What `invite send now` would do. @throws UserError as long as no programme is published */
export async function planInvitations(deps: Deps, actor: Actor, visitId: string): Promise<InvitationPlan> {
  const visit = await getVisitToCoordinate(deps.db, actor, visitId);
  refuseClosed(visit);
  return planOf(deps, deps.db, visit, await compareWithPublished(deps, deps.db, visit));
}

/**
 * Invites everyone to the published programme; whoever was invited before gets what changed, and after all was called off, the
 * same events again. What goes out is in the outbox when this returns.
 *
 * @throws UserError as long as no programme is published, and where mail is not set up
 */
export async function sendInvitations(deps: Deps, actor: Actor, visitId: string): Promise<InvitationPlan> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    refuseWithoutMail(deps);
    const compared = await compareWithPublished(deps, trx, visit);
    const plan = await planOf(deps, trx, visit, compared);
    await takeSteps(deps, trx, visit, compared.steps);
    await noteWithoutMail(deps, trx, visit);
    if (visit.invitations_cancelled_at !== null) {
      await wantCalendarSync(deps, trx, await updateVisit(trx, visit.id, { invitations_cancelled_at: null }));
    }
    return plan;
  });
}

/** Calls off every invitation of someone who leaves the visit, which is locked; address and name stay in the revision. */
export async function cancelInvitationsOf(deps: Deps, trx: Trx, visit: Visit, person: Person): Promise<void> {
  const ahead = await listAhead(deps, trx, visit, person.id);
  const steps = ahead.map((known): InvitationStep => ({ kind: 'cancel', known, why: 'uninvited' }));
  await takeSteps(deps, trx, visit, steps);
}

/** The events in calendars that are yet to come, or under way. */
export async function listAhead(deps: Deps, db: Db, visit: Visit, personId?: string): Promise<KnownInvitation[]> {
  const now = deps.now().toISOString();
  const known = await listKnown(db, visit, personId === undefined ? {} : { personId });
  return known.filter(({ isActive, content }) => isActive && content.end > now);
}

/** @throws UserError where no mail can be sent */
export function refuseWithoutMail(deps: Deps): void {
  if (!isMailSetUp(deps)) throw new UserError((t) => t.invite.noMail);
}

async function compareWithPublished(deps: Deps, db: Db, visit: Visit): Promise<VisitSteps> {
  return compareVisit(db, visit, await getPublished(db, visit), deps.now(), 'everyone');
}

async function getPublished(db: Db, visit: Visit): Promise<PublishedProgramme> {
  const published = await findPublishedProgramme(db, visit);
  if (published) return published;
  throw new UserError((t) => t.invite.notPublished, { instead: (t) => t.invite.publishLine });
}

async function planOf(deps: Deps, db: Db, visit: Visit, compared: VisitSteps): Promise<InvitationPlan> {
  const { people, participants, unreachable, undelivered, inSlackAlone } = compared;
  const told = await listInvitedInSlack(db, visit);
  const inSlack = inSlackAlone.filter(({ id }) => !told.has(id)).map(fullName);
  const cancelledAt = visit.invitations_cancelled_at;
  return { isMailSetUp: isMailSetUp(deps), people, participants, unreachable, inSlack, undelivered, cancelledAt };
}

function isMailSetUp({ config }: Deps): boolean {
  return config.smtpUrl !== undefined && config.mailFrom !== undefined;
}
