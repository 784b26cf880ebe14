import type { Trx } from '../db/open.ts';
import { wantEffect } from '../db/outbox.ts';
import type { Visit } from '../db/schema.ts';
import { channelLane } from './visit.ts';

/** The card in the channel shows the topic as it is; many changes at once cost one edit. */
export async function wantTopicCard(trx: Trx, visit: Visit, topicId: string, now: Date): Promise<void> {
  await wantEffect(trx, {
    key: `topic-card:${topicId}`,
    kind: 'topic-card',
    teamId: visit.team_id,
    visitId: visit.id,
    lane: channelLane(visit),
    payload: { visitId: visit.id, topicId },
    now,
  });
}
