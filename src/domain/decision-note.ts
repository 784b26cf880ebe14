import type { Trx } from '../db/open.ts';
import { insertEffect } from '../db/outbox.ts';
import type { Decision, Topic, Visit } from '../db/schema.ts';
import { readChanges } from './decision.ts';

/** The key of the message that tells a proposer what was decided. */
export function decisionNoteKey(decisionId: string, userId: string): string {
  return `decision-note:${decisionId}:${userId}`;
}

/** Queues one direct message to each proposer for whose topics something changed. Who decided knows already. */
export async function tellDecided(
  trx: Trx,
  visit: Visit,
  decision: Decision,
  topics: readonly Topic[],
  now: Date,
): Promise<void> {
  const changed = new Set(readChanges(decision).map(({ topicId }) => topicId));
  const concerned = topics.filter(({ id }) => changed.has(id));
  for (const userId of proposersOf(concerned, decision.made_by)) {
    await insertEffect(trx, {
      key: decisionNoteKey(decision.id, userId),
      ...noteTo(visit, userId),
      payload: { visitId: visit.id, decisionId: decision.id, userId },
      now,
    });
  }
}

/**
 * Queues a direct message to each proposer that the decision does not stand any more. It follows the first message in its lane, and
 * is sent only where that one was.
 *
 * @param undone the topics for which it was taken back
 */
export async function tellTakenBack(
  trx: Trx,
  visit: Visit,
  decision: Decision,
  undone: readonly Topic[],
  about: { by: string; now: Date },
): Promise<void> {
  for (const userId of proposersOf(undone, decision.made_by, about.by)) {
    await insertEffect(trx, {
      key: `decision-undone:${decision.id}:${userId}`,
      ...noteTo(visit, userId),
      payload: { visitId: visit.id, decisionId: decision.id, userId, undoneBy: about.by },
      now: about.now,
    });
  }
}

function noteTo(visit: Visit, userId: string) {
  return {
    kind: 'decision-note',
    teamId: visit.team_id,
    visitId: visit.id,
    lane: `slack:${visit.team_id}:${userId}`,
  };
}

function proposersOf(topics: readonly Topic[], ...besides: string[]): string[] {
  return [...new Set(topics.map((topic) => topic.proposed_by))].filter((userId) => !besides.includes(userId));
}
