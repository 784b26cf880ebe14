import type { Session, Topic } from '../db/schema.ts';

/** The session of a topic at this time, as the topic wishes, or as it stood before. */
export function sessionOfTopic(topic: Topic, times: Pick<Session, 'starts_at' | 'ends_at'>, before?: Session): Session {
  return {
    // A topic has at most one session, ever the same: taken out and placed again, its calendar entries are the same ones.
    id: before?.id ?? topic.id,
    visit_id: topic.visit_id,
    number: topic.number,
    topic_id: topic.id,
    kind: topic.kind,
    title: topic.title,
    ...times,
    time_qualifier: before ? before.time_qualifier : topic.wished_qualifier,
    room: before?.room ?? topic.wished_room,
    departure: before?.departure ?? null,
    destination: before?.destination ?? null,
    vehicle: before?.vehicle ?? null,
    press_access: before?.press_access ?? null,
    audience: topic.audience,
    visibility: topic.visibility,
    is_planned: 0,
  };
}
