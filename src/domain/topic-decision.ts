import type { Topic, TopicStatus } from '../db/schema.ts';
import { deleteSession, findSession } from '../db/session.ts';
import { updateTopic } from '../db/topic.ts';
import type { Deps } from '../deps.ts';
import { type Actor, change } from './change.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';
import { getTopic } from './topic.ts';
import { wantTopicCard } from './topic-card.ts';

/**
 * Coordinators decide on one or many topics, all of them or none. A topic that is declined or deferred leaves the draft
 * programme.
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
): Promise<Topic[]> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const topics: Topic[] = [];
    for (const number of new Set(numbers)) {
      const topic = await getTopic(trx, visit, number);
      const decline_reason = status === 'declined' ? (reason ?? null) : null;
      await updateTopic(trx, topic.id, { status, decline_reason });
      const session = status === 'accepted' ? undefined : await findSession(trx, visit.id, number);
      if (session) await deleteSession(trx, session.id);
      await wantTopicCard(trx, visit, topic.id, deps.now());
      topics.push({ ...topic, status, decline_reason });
    }
    return topics;
  });
}
