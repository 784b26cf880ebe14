import { replaceAudiencePeople } from '../db/audience.ts';
import type { Trx } from '../db/open.ts';
import type { Session, TimeQualifier, Topic, Visit } from '../db/schema.ts';
import { deleteSession, findSession } from '../db/session.ts';
import { findTopic } from '../db/topic.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import type { Texts } from '../i18n/index.ts';
import { type Actor, change } from './change.ts';
import { isOnVisitDay } from './programme.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';
import { type ConflictOptions, refuseConflicts } from './session-conflicts.ts';
import {
  addMinutes,
  type Day,
  dayOf,
  type Instant,
  instantAt,
  minutesBetween,
  type WallTime,
  wallTimeOf,
} from './time.ts';
import { noSuchTopic } from './topic.ts';
import { wantTopicCard } from './topic-card.ts';
import { acceptPlaced } from './topic-decision.ts';
import { sessionOfTopic } from './topic-session.ts';
import { isVisitDay } from './visit-day.ts';
import { type WrittenSession, writeSession } from './written-session.ts';

export interface Placement {
  day?: Day | null | undefined;
  time?: WallTime | null | undefined;
  qualifier?: TimeQualifier | null | undefined;
  lengthMinutes?: number | null | undefined;
  room?: string | null | undefined;
}

/**
 * Gives an accepted topic its time, or moves a session. What is not said stays as it was; a proposed topic that gets a time
 * is accepted thereby.
 *
 * @throws UserError that names what is in the way, unless `anyway`; and for what has no such number, day or time
 */
export async function moveSession(
  deps: Deps,
  actor: Actor,
  visitId: string,
  number: number,
  to: Placement,
  options: Pick<ConflictOptions, 'anyway'> = {},
): Promise<WrittenSession> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    return moveSessionWithin(deps, trx, actor, visit, number, to, options);
  });
}

/** As `moveSession`, for a transaction that has checked who may. */
export async function moveSessionWithin(
  deps: Deps,
  trx: Trx,
  actor: Actor,
  visit: Visit,
  number: number,
  to: Placement,
  options: ConflictOptions = {},
): Promise<WrittenSession> {
  const topic = await findTopic(trx, visit.id, number);
  const before = await findSession(trx, visit.id, number);
  if (!topic && !before) throw noSuchTopic(number, visit);
  if (topic?.status === 'declined') {
    const instead = (t: Texts) => t.agenda.acceptLine(topic);
    throw new UserError((t) => t.agenda.declinedNoTime(topic), { instead });
  }
  const day = to.day ?? (before ? findDayKept(visit, before, to) : findDayWished(visit, topic));
  const time = to.time ?? (before && wallTimeOf(before.starts_at, visit.time_zone)) ?? topic?.wished_time;
  if (!day) throw new UserError((t) => t.agenda.needsDay(number), { field: 'day', isMissing: true });
  if (!time) throw new UserError((t) => t.agenda.needsTime(number), { field: 'at', isMissing: true });
  const starts_at = startOf(visit, day, time);
  const minutes =
    to.lengthMinutes ?? (before ? minutesBetween(before.starts_at, before.ends_at) : topic?.length_minutes) ?? 30;
  const times = { starts_at, ends_at: addMinutes(starts_at, minutes) };
  const known = topic ? sessionOfTopic(topic, times, before) : before;
  if (!known) throw noSuchTopic(number, visit);
  const session: Session = {
    ...known,
    ...times,
    time_qualifier: to.time ? (to.qualifier ?? null) : known.time_qualifier,
    room: to.room === undefined ? known.room : to.room,
    is_planned: 0,
  };
  await refuseConflicts(trx, visit, session, options);
  const written = await writeSession(trx, visit, session);
  if (topic) {
    await acceptPlaced(deps, trx, actor, visit, topic);
    await wantTopicCard(trx, visit, topic.id, deps.now());
  }
  return written;
}

/** Takes a topic's time away, or takes a fixed point out of the draft programme altogether. */
export async function unscheduleSession(deps: Deps, actor: Actor, visitId: string, number: number): Promise<Session> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const session = await findSession(trx, visit.id, number);
    if (!session && !(await findTopic(trx, visit.id, number))) throw noSuchTopic(number, visit);
    if (!session) throw new UserError((t) => t.agenda.notScheduled(number));
    await deleteSession(trx, session.id);
    if (!session.topic_id) await replaceAudiencePeople(trx, visit.id, number, []);
    if (session.topic_id) await wantTopicCard(trx, visit, session.topic_id, deps.now());
    return session;
  });
}

/** Allowed, but worth a word: dinners are late, topics seldom. */
export function isOutsideHours(visit: Visit, session: Session): boolean {
  const start = wallTimeOf(session.starts_at, visit.time_zone);
  const end = wallTimeOf(session.ends_at, visit.time_zone);
  return session.topic_id !== null && (start < visit.day_start || end > visit.day_end || end < start);
}

/**
 * A session stays on its day. Where that is no longer part of the visit, it goes to the nearest one that is, once it is given a
 * time; to change its room alone does not bring it back.
 */
export function findDayKept(visit: Visit, { starts_at }: Session, { time }: Placement): Day | undefined {
  const day = dayOf(starts_at, visit.time_zone);
  if (isOnVisitDay(visit, starts_at)) return day;
  if (!time) return undefined;
  return day < visit.first_day ? visit.first_day : visit.last_day;
}

function findDayWished(visit: Visit, topic: Topic | undefined): Day | undefined {
  const day = topic?.wished_day;
  return day && isVisitDay(visit, day) ? day : undefined;
}

/** @throws UserError on a day outside the visit, and on times that the clock change skips or repeats */
export function startOf(visit: Visit, day: Day, time: WallTime): Instant {
  if (!isVisitDay(visit, day)) {
    throw new UserError((t) => t.agenda.dayOutside(day, visit), { field: 'day' });
  }
  const moment = instantAt(day, time, visit.time_zone);
  if (moment.kind !== 'exact') throw new UserError((t) => t.agenda.clockChange(time, day), { field: 'at' });
  return moment.instant;
}
