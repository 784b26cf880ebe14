import type { Trx } from '../db/open.ts';
import type { Session, Visit } from '../db/schema.ts';
import { deleteSession, putSession } from '../db/session.ts';
import { takeNumber } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { type Actor, change } from './change.ts';
import { type DraftedPlan, planVisit } from './plan.ts';
import { changesSince, type PlanChange } from './plan-change.ts';
import { planInputOf } from './plan-input.ts';
import { type PlannedSessions, plannedSessions } from './plan-sessions.ts';
import { readPlanSource } from './plan-source.ts';
import type { PlanWords } from './plan-wishes.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';
import { wantTopicCard } from './topic-card.ts';

export type AppliedPlan =
  /** `hasChanged` is false where the draft was as planned before. */
  | { kind: 'applied'; drafted: DraftedPlan; hasChanged: boolean }
  /** Not what the caller has seen: nothing was written, and this is the plan as it would be now. */
  | { kind: 'changed'; drafted: DraftedPlan; changes: readonly PlanChange[] };

/** The agenda changed between planning and writing; the transaction is taken back. */
class AgendaChanged extends Error {}

const tries = 3;

/**
 * Makes the plan the draft programme, all of it or nothing. Plans outside the transaction; inside, it goes on only where the agenda
 * is still what was planned from, and else plans anew.
 *
 * @param seen fingerprint of the plan that the caller has looked at
 * @throws UserError as `draftPlan`, and when the agenda changes all the time
 */
export async function applyPlan(
  deps: Deps,
  actor: Actor,
  visitId: string,
  wishes: PlanWords,
  seen?: string | null,
): Promise<AppliedPlan> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const { drafted } = await planVisit(deps, actor, visitId, wishes);
    if (seen && seen !== drafted.fingerprint) {
      return { kind: 'changed', drafted, changes: changesSince(deps.db, seen, drafted.input) };
    }
    try {
      const hasChanged = await change(deps, actor, (trx) => write(deps, trx, actor, visitId, drafted));
      return { kind: 'applied', drafted, hasChanged };
    } catch (error) {
      if (!(error instanceof AgendaChanged)) throw error;
    }
  }
  throw new UserError((t) => t.plan.changesAllTheTime);
}

async function write(
  deps: Deps,
  trx: Trx,
  actor: Actor,
  visitId: string,
  { input, plan, wishes }: DraftedPlan,
): Promise<boolean> {
  const visit = await getVisitToCoordinate(trx, actor, visitId);
  refuseClosed(visit);
  const source = await readPlanSource(trx, visit);
  if (JSON.stringify(planInputOf(source, wishes)) !== JSON.stringify(input)) throw new AgendaChanged();
  const planned = plannedSessions(source, wishes, plan);
  await writeSessions(deps, trx, visit, planned);
  return planned.put.length + planned.remove.length > 0;
}

async function writeSessions(deps: Deps, trx: Trx, visit: Visit, { put, remove }: PlannedSessions): Promise<void> {
  for (const session of remove) await deleteSession(trx, session.id);
  for (const session of put) await putSession(trx, await withNumber(deps, trx, visit, session));
  for (const { topic_id } of [...remove, ...put]) if (topic_id) await wantTopicCard(trx, visit, topic_id, deps.now());
}

/** A new pause is a point of the programme like any other: with an id for ever, and the visit's next number. */
async function withNumber(deps: Deps, trx: Trx, visit: Visit, session: Session): Promise<Session> {
  if (session.number > 0) return session;
  const taken = await takeNumber(trx, visit.team_id, visit.id);
  if (!taken) throw new Error(`The visit ${visit.id} is gone`);
  return { ...session, id: deps.newId(), number: taken.number };
}
