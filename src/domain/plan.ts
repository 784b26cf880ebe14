import { createHash } from 'node:crypto';
import type { Db } from '../db/open.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { PlannerOverdueError } from '../planner/overdue.ts';
import type { Fact, Plan, PlanInput } from '../planner/types.ts';
import type { Actor } from './change.ts';
import { describeSessions } from './described-sessions.ts';
import { fullName } from './full-name.ts';
import { rememberInput } from './plan-change.ts';
import { planInputOf } from './plan-input.ts';
import { type PlannedSessions, plannedSessions } from './plan-sessions.ts';
import { fixedSessions, type PlanSource, readPlanSource } from './plan-source.ts';
import { type PlanWords, refuseImpossibleWishes } from './plan-wishes.ts';
import type { Programme } from './programme.ts';
import { compareProgrammes, type ProgrammeDifference } from './programme-difference.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';

/** A programme that a coordinator looks at before it becomes the draft. */
export interface DraftedPlan {
  input: PlanInput;
  plan: Plan;
  /** The draft as it would be: fixed points, pauses and topics, in the order of time. New pauses have the number 0. */
  programme: Programme;
  /** Against the published version; undefined where nothing is published. */
  difference: ProgrammeDifference | undefined;
  unplaced: readonly UnplacedTopic[];
  /** As they were given. */
  wishes: PlanWords;
  /** Stands for what was planned from and what came of it: the same again says that nothing has changed meanwhile. */
  fingerprint: string;
  /** Pairs of buildings that are used, and no one has said how long the way between them takes; null is the main one. */
  missingWays: readonly (readonly [string | null, string | null])[];
  /** Numbers of the topics that were placed by hand, and stay where they are. */
  kept: readonly number[];
  /** By id: everybody's full name, for the facts. */
  names: ReadonlyMap<string, string>;
}

export interface UnplacedTopic {
  topic: { number: number; title: string };
  why: readonly Fact[];
}

/** What was read, and what it became. */
export interface Planned {
  source: PlanSource;
  drafted: DraftedPlan;
  sessions: PlannedSessions;
}

/**
 * Plans the whole programme and changes nothing.
 *
 * @throws UserError for who is no coordinator, a closed visit, and wishes that cannot be
 */
export async function draftPlan(deps: Deps, actor: Actor, visitId: string, wishes: PlanWords): Promise<DraftedPlan> {
  return (await planVisit(deps, actor, visitId, wishes)).drafted;
}

/** As `draftPlan`, with what applying it needs. */
export async function planVisit(deps: Deps, actor: Actor, visitId: string, wishes: PlanWords): Promise<Planned> {
  const visit = await getVisitToCoordinate(deps.db, actor, visitId);
  refuseClosed(visit);
  const source = await readPlanSource(deps.db, visit);
  refuseNothingToPlan(source);
  const input = planInputOf(source, wishes);
  refuseImpossibleWishes(source, input, wishes);
  const plan = await deps.plan(input).catch((error: unknown) => {
    throw error instanceof PlannerOverdueError ? new UserError((t) => t.plan.tookTooLong) : error;
  });
  const sessions = plannedSessions(source, wishes, plan);
  const drafted = await describe(deps.db, source, { input, plan, wishes, sessions });
  rememberInput(deps.db, drafted.fingerprint, input);
  return { source, sessions, drafted };
}

/** What an earlier plan placed can still be taken back by a plan. */
function refuseNothingToPlan({ topics, sessions }: PlanSource): void {
  if (topics.some(({ status }) => status === 'accepted') || sessions.some((each) => each.is_planned === 1)) return;
  throw new UserError((t) => t.plan.noTopics, { ways: (t) => [{ text: t.agenda.showList, line: 'agenda list' }] });
}

async function describe(
  db: Db,
  source: PlanSource,
  { input, plan, wishes, sessions }: Pick<DraftedPlan, 'input' | 'plan' | 'wishes'> & { sessions: PlannedSessions },
): Promise<DraftedPlan> {
  const programme = { sessions: await describeSessions(db, source.visit.id, sessions.sessions) };
  return {
    input,
    plan,
    programme,
    difference: source.published && compareProgrammes(source.published, programme),
    unplaced: plan.unplaced.map(({ topic, facts }) => ({
      topic: { number: topic, title: source.topics.find(({ number }) => number === topic)?.title ?? '' },
      why: facts,
    })),
    wishes,
    fingerprint: fingerprintOf(input, plan),
    missingWays: unknownWays(source, input),
    kept: fixedSessions(source, wishes.keep ?? true).flatMap((each) => (each.topic_id === null ? [] : [each.number])),
    names: new Map(source.people.map((person) => [person.id, fullName(person)])),
  };
}

function fingerprintOf(input: PlanInput, { placements, pauses }: Plan): string {
  return createHash('sha256')
    .update(JSON.stringify([input, placements, pauses]))
    .digest('hex')
    .slice(0, 16);
}

function unknownWays({ buildings }: PlanSource, input: PlanInput): [string | null, string | null][] {
  const name = (id: string) => buildings.find((building) => building.id === id)?.name;
  const used = [...input.rooms, ...input.fixed]
    .map(({ building }) => building)
    .filter((id) => id === null || name(id) !== undefined);
  const known = (a: string | null, b: string | null) =>
    input.travel.some(({ between }) => between.includes(a) && between.includes(b));
  const distinct = [...new Set(used)];
  return distinct.flatMap((a, index) =>
    distinct
      .slice(index + 1)
      .filter((b) => !known(a, b))
      .map((b): [string | null, string | null] => [a && (name(a) ?? a), b && (name(b) ?? b)]),
  );
}
