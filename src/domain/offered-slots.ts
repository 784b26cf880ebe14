/** The times that can be chosen for a topic or fixed point, as things stand in the draft. */

import type { Db } from '../db/open.ts';
import type { Session, Visit } from '../db/schema.ts';
import { findSession } from '../db/session.ts';
import { findTopic } from '../db/topic.ts';
import { listConflictFacts } from './conflict-facts.ts';
import type { ConflictFacts, Placed } from './conflicts.ts';
import { describeSessions } from './described-sessions.ts';
import { freeSlots, type Slot } from './free-times.ts';
import { draftProgramme } from './programme.ts';
import type { Placement } from './session.ts';
import { listOthers } from './session-conflicts.ts';
import { addMinutes, minutesBetween } from './time.ts';
import { sessionOfTopic } from './topic-session.ts';

export interface OfferedSlots {
  /** What is to be placed, with the length and the room it is to have. */
  session: Placed;
  minutes: number;
  slots: readonly Slot[];
  facts: ConflictFacts;
}

/** Undefined where the visit has nothing of this number. */
export async function findOfferedSlots(
  db: Db,
  visit: Visit,
  number: number,
  to: Pick<Placement, 'lengthMinutes' | 'room'>,
): Promise<OfferedSlots | undefined> {
  const before = await findSession(db, visit.id, number);
  const topic = await findTopic(db, visit.id, number);
  // Its own time does not count: any will do to begin with.
  const start = before?.starts_at ?? `${visit.first_day}T12:00:00.000Z`;
  const stored: Session | undefined =
    before ?? (topic && sessionOfTopic(topic, { starts_at: start, ends_at: addMinutes(start, topic.length_minutes) }));
  if (!stored) return undefined;
  const minutes = to.lengthMinutes ?? minutesBetween(stored.starts_at, stored.ends_at);
  const wanted = {
    ...stored,
    ends_at: addMinutes(start, minutes),
    room: to.room === undefined ? stored.room : to.room,
  };
  const [session] = await describeSessions(db, visit.id, [wanted]);
  if (!session) return undefined;
  const others = await listOthers(db, visit, await draftProgramme(db, visit), [wanted]);
  const facts = await listConflictFacts(db, visit);
  return { session, minutes, slots: freeSlots(session, others, facts), facts };
}
