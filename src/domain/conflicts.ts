/** What stands in the way of a session, with the facts of it. Pure; words are made of it in src/i18n. */

import type { ConflictFacts, PersonFacts, Placed } from './conflict-facts.ts';
import { absentFrom, type Shared, sharedBy } from './conflict-people.ts';
import { buildingAfter, buildingBefore, minutesOfWay, nameOfBuilding } from './conflict-places.ts';
import { isSameRoom } from './room.ts';
import { dayOf, minutesBetween } from './time.ts';
import { isVisitDay } from './visit-day.ts';

export type { ConflictFacts, PersonFacts, Placed } from './conflict-facts.ts';

/** At the same time: in the same room, or needing the same people, or both. */
export interface Clash {
  kind: 'clash';
  session: Placed;
  other: Placed;
  /** The room, where it is the same. */
  room: string | null;
  shared: Shared | undefined;
}

/** One after the other, in two buildings with too little time between them. */
export interface TooFar {
  kind: 'way';
  session: Placed;
  other: Placed;
  shared: Shared;
  /** Names of the buildings, in the order of time. */
  from: string;
  to: string;
  /** What the way takes, and what there is. */
  minutes: number;
  left: number;
}

/** Presenters or named people who are away at some time of it. */
export interface Absent {
  kind: 'absent';
  session: Placed;
  people: readonly PersonFacts[];
}

/** It begins on a day that is not part of the visit. */
export interface OutsideVisit {
  kind: 'day';
  session: Placed;
}

export type Conflict = Clash | TooFar | Absent | OutsideVisit;

/** @param others of the draft; the session itself is passed over. In the order of time, what concerns it alone first */
export function findConflicts(session: Placed, others: readonly Placed[], facts: ConflictFacts): Conflict[] {
  const day = dayOf(session.startsAt, facts.visit.time_zone);
  const isOutside = !isVisitDay(facts.visit, day);
  const away = absentFrom(session, facts);
  return [
    ...(isOutside ? [{ kind: 'day' as const, session }] : []),
    ...(away.length > 0 && !isOutside ? [{ kind: 'absent' as const, session, people: away }] : []),
    ...others
      .filter((other) => other.id !== session.id)
      .toSorted((a, b) => (a.startsAt === b.startsAt ? a.number - b.number : a.startsAt < b.startsAt ? -1 : 1))
      .flatMap((other) => findConflict(session, other, facts) ?? []),
  ];
}

/** The same question without the facts. */
export function hasConflict(session: Placed, others: readonly Placed[], facts: ConflictFacts): boolean {
  return (
    findConflicts(session, [], facts).length > 0 ||
    others.some((other) => other.id !== session.id && findConflict(session, other, facts) !== undefined)
  );
}

/** Everything in a draft that is in the way of something else, each pair once, told of the one that is moved more easily. */
export function listConflicts(sessions: readonly Placed[], facts: ConflictFacts): Conflict[] {
  return sessions.flatMap((session, index) => {
    const later = sessions.slice(index + 1);
    const alone = findConflicts(session, [], facts);
    const pairs = later.flatMap((other) => {
      const [moved, kept] = isMovedRather(session, other) ? [session, other] : [other, session];
      return findConflict(moved, kept, facts) ?? [];
    });
    return [...alone, ...pairs];
  });
}

/** The numbers of all that have a conflict, for marking them. */
export function numbersInConflict(conflicts: readonly Conflict[]): Set<number> {
  return new Set(
    conflicts.flatMap((conflict) => [conflict.session.number, ...('other' in conflict ? [conflict.other.number] : [])]),
  );
}

function findConflict(session: Placed, other: Placed, facts: ConflictFacts): Clash | TooFar | undefined {
  if (session.startsAt < other.endsAt && other.startsAt < session.endsAt) {
    const room = isSameRoom(session.room, other.room) ? session.room : null;
    const needed = sharedBy(session, other, facts);
    // A few may miss the coffee that the others have: breaks go on around what is for named people.
    const isMissedBreak = needed?.group === null && (session.kind === 'break' || other.kind === 'break');
    const shared = isMissedBreak ? undefined : needed;
    return room !== null || shared ? { kind: 'clash', session, other, room, shared } : undefined;
  }
  return session.startsAt < other.startsAt
    ? findTooFar(session, other, session, other, facts)
    : findTooFar(other, session, session, other, facts);
}

function findTooFar(
  first: Placed,
  second: Placed,
  session: Placed,
  other: Placed,
  facts: ConflictFacts,
): TooFar | undefined {
  const left = minutesBetween(first.endsAt, second.startsAt);
  if (left >= longestWay(facts)) return undefined;
  const [from, to] = [buildingAfter(first, facts), buildingBefore(second, facts)];
  if (from === undefined || to === undefined) return undefined;
  const minutes = minutesOfWay(from, to, facts);
  const shared = minutes > left ? sharedBy(first, second, facts) : undefined;
  if (!shared) return undefined;
  const names = { from: nameOfBuilding(from, facts), to: nameOfBuilding(to, facts) };
  return { kind: 'way', session, other, shared, ...names, minutes, left };
}

function longestWay({ ways }: ConflictFacts): number {
  return Math.max(0, ...ways.map(({ minutes }) => minutes));
}

const easilyMoved = new Set(['talk', 'discussion', 'site-visit', 'internal', 'other']);

/** A talk rather than a meal; of two that are alike, the one that was made later. */
function isMovedRather(session: Placed, other: Placed): boolean {
  const [a, b] = [easilyMoved.has(session.kind), easilyMoved.has(other.kind)];
  return a === b ? session.number > other.number : a;
}
