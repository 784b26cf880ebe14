/** What a decision on topics changed, as it is kept so that it can be taken back, and as it is told to proposers. */

import { z } from 'zod';
import type { Decision, Session, Topic } from '../db/schema.ts';
import { addMinutes, type Instant } from './time.ts';

/** For so long a decision can be taken back by a click. */
const undoMinutes = 10;

const state = z.object({
  status: z.enum(['proposed', 'accepted', 'declined', 'deferred']),
  /** Why it is declined. */
  reason: z.string().nullable(),
});

/** The drafted session that a topic lost. Title, kind, audience and visibility are the topic's, so they are not kept here. */
const lostSession = z.object({
  id: z.string(),
  starts_at: z.string(),
  ends_at: z.string(),
  time_qualifier: z.enum(['circa', 'from', 'towards', 'following', 'perhaps']).nullable(),
  room: z.string().nullable(),
  departure: z.string().nullable(),
  destination: z.string().nullable(),
  vehicle: z.string().nullable(),
  press_access: z.enum(['admitted', 'photo-only', 'not-admitted']).nullable(),
  is_planned: z.union([z.literal(0), z.literal(1)]),
});

const topicChange = z.object({
  topicId: z.string(),
  number: z.number(),
  before: state,
  after: state,
  lost: lostSession.nullable(),
  /** Ids of the sessions that were in the way of the lost one already: it was placed there all the same. */
  inTheWay: z.array(z.string()),
  /** Its proposer got the message. */
  told: z.boolean(),
  takenBack: z.boolean(),
});

export type TopicState = z.infer<typeof state>;
export type TopicChange = z.infer<typeof topicChange>;

export function readChanges({ changes }: Pick<Decision, 'changes'>): TopicChange[] {
  return z.array(topicChange).parse(JSON.parse(changes));
}

export function writeChanges(changes: readonly TopicChange[]): string {
  return JSON.stringify(z.array(topicChange).parse(changes));
}

export function stateOf({ status, decline_reason }: Topic): TopicState {
  return { status, reason: decline_reason };
}

export function isSameState(a: TopicState, b: TopicState): boolean {
  return a.status === b.status && a.reason === b.reason;
}

/** A topic's session as it was, with what the topic says today. */
export function restoredSession(topic: Topic, lost: NonNullable<TopicChange['lost']>): Session {
  return {
    ...lost,
    visit_id: topic.visit_id,
    number: topic.number,
    topic_id: topic.id,
    kind: topic.kind,
    title: topic.title,
    audience: topic.audience,
    visibility: topic.visibility,
  };
}

export function undoEnds({ made_at }: Pick<Decision, 'made_at'>): Instant {
  return addMinutes(made_at, undoMinutes);
}
