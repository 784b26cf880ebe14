import {
  findDecisionToChange,
  findLastDecision,
  listDecidedTopics,
  listDecisionsAfter,
  updateDecision,
} from '../db/decision.ts';
import type { Trx } from '../db/open.ts';
import type { Decision, Session, Topic, Visit } from '../db/schema.ts';
import { deleteSession, findSession, putSession } from '../db/session.ts';
import { updateTopic } from '../db/topic.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import type { Texts } from '../i18n/index.ts';
import { type Actor, change } from './change.ts';
import {
  isSameState,
  readChanges,
  restoredSession,
  stateOf,
  type TopicChange,
  undoEnds,
  writeChanges,
} from './decision.ts';
import { tellTakenBack } from './decision-note.ts';
import { listInTheWay } from './decision-places.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';
import { wantTopicCard } from './topic-card.ts';

/** What became of one topic when a decision was taken back. */
export type Undone =
  | { kind: 'restored'; topic: Topic; session?: Session; withoutTime?: (t: Texts) => string }
  /** Somebody decided anew since, or gave it a time. */
  | { kind: 'decided-anew' | 'placed'; topic: Topic }
  | { kind: 'gone'; number: number };

/**
 * Takes a decision back, within ten minutes: status, reason and drafted session are as they were before it. What changed again since
 * stays as it is.
 *
 * @param decisionId of any coordinator's decision; without it the actor's own last one
 * @returns one entry for each topic, in the order of the decision; when none is restored, the decision stands
 */
export async function undoDecision(
  deps: Deps,
  actor: Actor,
  visitId: string,
  decisionId: string | undefined,
): Promise<Undone[]> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const decision = await getDecisionToUndo(trx, actor, visit, decisionId);
    if (decision.undone_at !== null) throw new UserError((t) => t.decision.alreadyUndone, { ways: toTopics });
    if (undoEnds(decision) < deps.now().toISOString()) {
      throw new UserError((t) => t.decision.tooLate(undoEnds(decision), visit), { ways: toTopics });
    }
    const changes = readChanges(decision);
    const undone = await undoChanges(deps, trx, visit, decision, changes);
    const restored = undone.flatMap((each) => (each.kind === 'restored' ? [each.topic] : []));
    if (restored.length === 0) return undone;
    const ids = new Set(restored.map(({ id }) => id));
    await updateDecision(trx, decision.id, {
      undone_at: deps.now().toISOString(),
      changes: writeChanges(changes.map((each) => ({ ...each, takenBack: ids.has(each.topicId) }))),
    });
    await tellTakenBack(trx, visit, decision, restored, { by: actor.userId, now: deps.now() });
    return undone;
  });
}

async function getDecisionToUndo(trx: Trx, actor: Actor, visit: Visit, id: string | undefined): Promise<Decision> {
  const found = id ?? (await findLastDecision(trx, visit.id, actor.userId))?.id;
  if (found === undefined) throw new UserError((t) => t.decision.nothingDecided, { ways: toTopics });
  const decision = await findDecisionToChange(trx, visit.id, found);
  if (decision) return decision;
  throw new UserError((t) => t.decision.noSuchDecision, { instead: (t) => t.verbs['agenda.undo'].example });
}

async function undoChanges(
  deps: Deps,
  trx: Trx,
  visit: Visit,
  decision: Decision,
  changes: readonly TopicChange[],
): Promise<Undone[]> {
  const ids = changes.map(({ topicId }) => topicId);
  const topics = await listDecidedTopics(trx, ids);
  const later = (await listDecisionsAfter(trx, visit.id, decision.made_at)).flatMap(readChanges);
  const undone: Undone[] = [];
  for (const change of changes) {
    const topic = topics.find(({ id }) => id === change.topicId);
    const isNew = later.some(({ topicId, takenBack }) => topicId === change.topicId && !takenBack);
    if (!topic) undone.push({ kind: 'gone', number: change.number });
    else if (isNew || !isSameState(stateOf(topic), change.after)) undone.push({ kind: 'decided-anew', topic });
    else if (await findSession(trx, visit.id, topic.number)) undone.push({ kind: 'placed', topic });
    else undone.push(await undoChange(deps, trx, visit, topic, change));
  }
  return takeOutOccupied(trx, visit, undone, changes);
}

async function undoChange(
  deps: Deps,
  trx: Trx,
  visit: Visit,
  before: Topic,
  change: TopicChange,
): Promise<Undone & { kind: 'restored' }> {
  const { status, reason } = change.before;
  const topic = { ...before, status, decline_reason: reason };
  await updateTopic(trx, topic.id, { status, decline_reason: reason });
  await wantTopicCard(trx, visit, topic.id, deps.now());
  if (!change.lost) return { kind: 'restored', topic };
  const session = restoredSession(topic, change.lost);
  await putSession(trx, session);
  return { kind: 'restored', topic, session };
}

/** Where something else has taken a session's place since, the topic is without a time. */
async function takeOutOccupied(
  trx: Trx,
  visit: Visit,
  undone: readonly Undone[],
  changes: readonly TopicChange[],
): Promise<Undone[]> {
  const sessions = undone.flatMap((each) => (each.kind === 'restored' && each.session ? [each.session] : []));
  const inTheWay = await listInTheWay(trx, visit, sessions);
  const occupied = inTheWay.filter(({ number, other }) =>
    changes.some((change) => change.number === number && !change.inTheWay.includes(other)),
  );
  for (const { id } of sessions.filter(({ number }) => occupied.some((each) => each.number === number))) {
    await deleteSession(trx, id);
  }
  return undone.map((each) => {
    if (each.kind !== 'restored') return each;
    const why = occupied.filter(({ number }) => number === each.topic.number);
    if (why.length === 0) return each;
    return { kind: 'restored', topic: each.topic, withoutTime: (t) => why.map(({ say }) => say(t)).join(' ') };
  });
}

function toTopics(t: Texts) {
  return [{ text: t.agenda.showList, line: 'agenda list' }];
}
