import { findLastDecision, insertDecision } from '../db/decision.ts';
import type { Trx } from '../db/open.ts';
import type { Decision, Session, Topic, TopicStatus, Visit } from '../db/schema.ts';
import { deleteSession, listSessions } from '../db/session.ts';
import { updateTopic } from '../db/topic.ts';
import type { Deps } from '../deps.ts';
import { type Actor, change } from './change.ts';
import { isSameState, stateOf, type TopicChange, type TopicState, writeChanges } from './decision.ts';
import { tellDecided } from './decision-note.ts';
import { type InTheWay, listInTheWay } from './decision-places.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';
import { getTopic } from './topic.ts';
import { wantTopicCard } from './topic-card.ts';

export interface Decided {
  topics: Topic[];
  /** To be taken back by its id; nothing where everything was decided like this before. */
  decision: Decision | undefined;
  /** What is out of the draft programme now. */
  lost: Session[];
  /** What was decided otherwise until now, as it was: whoever decides may not have seen that. */
  overruled: Topic[];
}

/**
 * Coordinators decide on one or many topics, all of them or none. A topic that is declined or deferred leaves the draft
 * programme. Who proposed a topic is told directly, unless nothing changes for it.
 *
 * @param reason why a topic is declined; shown on its card
 */
export async function decideTopics(
  deps: Deps,
  actor: Actor,
  visitId: string,
  numbers: number[],
  status: Exclude<TopicStatus, 'proposed'>,
  reason?: string,
): Promise<Decided> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const decline_reason = status === 'declined' ? (reason ?? null) : null;
    const before: Topic[] = [];
    for (const number of new Set(numbers)) before.push(await getTopic(trx, visit, number));
    const lost = status === 'accepted' ? [] : await listSessionsOf(trx, before);
    const inTheWay = await listInTheWay(trx, visit, lost);
    const topics = before.map((topic) => ({ ...topic, status, decline_reason }));
    const changes = before.flatMap((topic): TopicChange[] => {
      const after = { status, reason: decline_reason };
      const session = lost.find(({ topic_id }) => topic_id === topic.id);
      return isSameState(stateOf(topic), after) && !session ? [] : [changeOf(topic, after, session, inTheWay)];
    });
    for (const { topicId, lost } of changes) {
      await updateTopic(trx, topicId, { status, decline_reason });
      if (lost) await deleteSession(trx, lost.id);
      await wantTopicCard(trx, visit, topicId, deps.now());
    }
    const decision = await keepDecision(deps, trx, actor, visit, changes);
    if (decision) await tellDecided(trx, visit, decision, topics, deps.now());
    const overruled = before.filter((topic) => topic.status !== 'proposed' && topic.status !== status);
    return { topics, decision, lost, overruled };
  });
}

/** Whoever gives a topic its time accepts it thereby; its proposer is told as of any decision. */
export async function acceptPlaced(deps: Deps, trx: Trx, actor: Actor, visit: Visit, topic: Topic): Promise<void> {
  const after: TopicState = { status: 'accepted', reason: null };
  if (isSameState(stateOf(topic), after)) return;
  const accepted: Topic = { ...topic, status: 'accepted', decline_reason: null };
  await updateTopic(trx, topic.id, { status: accepted.status, decline_reason: accepted.decline_reason });
  const decision = await keepDecision(deps, trx, actor, visit, [changeOf(topic, after, undefined, [])]);
  if (decision) await tellDecided(trx, visit, decision, [accepted], deps.now());
}

async function listSessionsOf(trx: Trx, topics: readonly Topic[]): Promise<Session[]> {
  const [first] = topics;
  const sessions = first ? await listSessions(trx, first.visit_id) : [];
  return sessions.filter(({ topic_id }) => topics.some(({ id }) => id === topic_id));
}

function changeOf(
  topic: Topic,
  after: TopicState,
  session: Session | undefined,
  inTheWay: readonly InTheWay[],
): TopicChange {
  const { id, number } = topic;
  return {
    topicId: id,
    number,
    before: stateOf(topic),
    after,
    lost: session ?? null,
    inTheWay: inTheWay.filter((each) => each.number === number).map(({ other }) => other),
    told: false,
    takenBack: false,
  };
}

async function keepDecision(deps: Deps, trx: Trx, actor: Actor, visit: Visit, changes: TopicChange[]) {
  if (changes.length === 0) return undefined;
  const last = await findLastDecision(trx, visit.id);
  // Which of two decisions came later is always known, also within one millisecond and after the clock was put back.
  const made = Math.max(deps.now().getTime(), last ? Date.parse(last.made_at) + 1 : 0);
  const decision: Decision = {
    id: deps.newId(),
    visit_id: visit.id,
    made_by: actor.userId,
    made_at: new Date(made).toISOString(),
    undone_at: null,
    changes: writeChanges(changes),
  };
  await insertDecision(trx, decision);
  return decision;
}
