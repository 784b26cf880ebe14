/** What a plan means for the rows of the draft programme. */

import type { Session } from '../db/schema.ts';
import type { ListedTopic } from '../db/topic.ts';
import { texts } from '../i18n/index.ts';
import type { Pause, Placement, Plan } from '../planner/types.ts';
import { usualVisibility } from './audience.ts';
import { clockAt } from './minute-of-day.ts';
import { roomNamed } from './plan-places.ts';
import { fixedSessions, type PlanSource } from './plan-source.ts';
import type { PlanWords } from './plan-wishes.ts';
import { isPlannedPause } from './planned-pause.ts';
import { isOnVisitDay } from './programme.ts';
import { isSameRoom } from './room.ts';
import { addMinutes, type Day, dayOf, getInstant, type Instant } from './time.ts';
import { sessionOfTopic } from './topic-session.ts';

export interface PlannedSessions {
  /** The whole draft programme as it would be, in the order of time; new pauses have no number yet, but 0. */
  sessions: readonly Session[];
  /** Those that are new or differ from what is stored. */
  put: readonly Session[];
  /** Stored ones that the plan has no place for: topics that do not fit, pauses that nobody needs. */
  remove: readonly Session[];
}

/** Topics keep their session, and the pauses of a day those that an earlier plan made: ids, numbers and calendar entries stay. */
export function plannedSessions(source: PlanSource, words: PlanWords, plan: Plan): PlannedSessions {
  const fixed = fixedSessions(source, words.keep ?? true);
  const topics: Session[] = [];
  for (const placement of plan.placements) {
    const topic = source.topics.find(({ number }) => number === placement.topic);
    if (topic) topics.push(topicSession(source, topic, placement, [...fixed, ...topics]));
  }
  const pauses = pauseSessions(
    source,
    plan.pauses.filter((pause) => isWaitedFor(source, pause, [...fixed, ...topics])),
  );
  // A new pause will get a number after all others.
  const rank = ({ number }: Session) => number || Number.MAX_SAFE_INTEGER;
  const sessions = [...fixed, ...pauses, ...topics].toSorted(
    (a, b) => compare(a.starts_at, b.starts_at) || compare(a.ends_at, b.ends_at) || rank(a) - rank(b),
  );
  const stays = new Set(sessions.map(({ id }) => id));
  return {
    sessions,
    put: sessions.filter((session) => !isStored(source, session)),
    remove: source.sessions.filter((session) => !stays.has(session.id) && isForThePlan(source, words, session)),
  };
}

/** Nobody stays for lunch when everything was over an hour before it, and nothing comes after. */
function isWaitedFor({ visit }: PlanSource, pause: Pause, sessions: readonly Session[]): boolean {
  const reached = addMinutes(startOf(pause, visit.time_zone), -60);
  return sessions.some(
    ({ starts_at, ends_at }) => dayOf(starts_at, visit.time_zone) === pause.day && ends_at > reached,
  );
}

/** Whether the plan may take a session out of the draft. What the visit's days left behind waits for whoever placed it. */
function isForThePlan({ visit }: PlanSource, words: PlanWords, session: Session): boolean {
  if (session.is_planned === 1) return true;
  return words.keep === false && session.topic_id !== null && isOnVisitDay(visit, session.starts_at);
}

function topicSession(
  source: PlanSource,
  topic: ListedTopic,
  placement: Placement,
  others: readonly Session[],
): Session {
  const { visit } = source;
  const before = source.sessions.find(({ topic_id }) => topic_id === topic.id);
  const starts_at = startOf(placement, visit.time_zone);
  const ends_at = addMinutes(starts_at, placement.length);
  // Where no room is registered, the planner knows of none: then the wish counts, as long as the room is free.
  const isTaken = (room: string) =>
    others.some((other) => isSameRoom(other.room, room) && other.starts_at < ends_at && starts_at < other.ends_at);
  const wished = topic.wished_room !== null && !isTaken(topic.wished_room) ? topic.wished_room : null;
  return {
    ...sessionOfTopic(topic, { starts_at, ends_at }, before),
    // "ca. 11:00" is kept where the wish came true.
    time_qualifier: topic.wished_time === clockAt(placement.start) ? topic.wished_qualifier : null,
    room: roomNamed(placement.room) ?? wished,
    is_planned: 1,
  };
}

/** In the order of each day, the earlier plan's first break becomes this one's first, and so on. */
function pauseSessions(source: PlanSource, pauses: readonly Pause[]): Session[] {
  const { time_zone, language } = source.visit;
  const earlier = source.sessions.filter(isPlannedPause);
  const kindOf = (pause: Pause) => (pause.kind === 'lunch' ? 'meal' : 'break');
  const used = new Set<string>();
  const take = (kind: Session['kind'], day: Day): Session | undefined => {
    const found = earlier.find(
      (session) => session.kind === kind && dayOf(session.starts_at, time_zone) === day && !used.has(session.id),
    );
    if (found) used.add(found.id);
    return found;
  };
  return pauses.map((pause) => {
    const kind = kindOf(pause);
    const before = take(kind, pause.day);
    const starts_at = startOf(pause, time_zone);
    return {
      id: before?.id ?? `${pause.kind} ${pause.day} ${pause.start}`,
      visit_id: source.visit.id,
      number: before?.number ?? 0,
      topic_id: null,
      kind,
      title: texts(language).plan.pauseTitle(pause.kind),
      starts_at,
      ends_at: addMinutes(starts_at, pause.length),
      time_qualifier: null,
      room: before?.room ?? null,
      departure: null,
      destination: null,
      vehicle: null,
      press_access: null,
      audience: 'all',
      visibility: usualVisibility(kind),
      is_planned: 1,
    };
  });
}

function isStored({ sessions }: PlanSource, session: Session): boolean {
  const stored = sessions.find(({ id }) => id === session.id);
  return (
    stored !== undefined &&
    Object.entries(session).every(([column, value]) => stored[column as keyof Session] === value)
  );
}

/** The planner keeps to the visit's hours; should the clock be changed in them, its second time of an hour is as good as its first. */
function startOf({ day, start }: { day: Day; start: number }, zone: string): Instant {
  return getInstant(day, clockAt(start), zone, 'earlier');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
