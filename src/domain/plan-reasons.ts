/** Sorts the facts that leave a topic no place into what one would say of them, whatever the language. */

import type { Fact, PlanDay } from '../planner/types.ts';
import { roomNamed } from './plan-places.ts';
import type { Day } from './time.ts';

/** A part of a day, in minutes; null is its beginning or its end. */
export interface PartOfDay {
  from: number | null;
  until: number | null;
}

export type Reason =
  /** When someone is there on the days that matter; `only` says that these are all days of the visit. */
  | { kind: 'presence'; person: string; days: readonly { day: Day; parts: readonly PartOfDay[] }[]; only: boolean }
  /** What has its place on a day; `follows` says that it is the only time for which the reason before it leaves the topic. */
  | { kind: 'placed'; day: Day; numbers: readonly number[]; fixed: boolean; follows: boolean }
  /** More topics than anybody wants to read. */
  | { kind: 'full'; numbers: readonly number[] }
  | { kind: 'hours'; from: number; until: number }
  | Extract<Fact, { kind: 'tracks' | 'rooms' | 'must' | 'first' | 'lunch' | 'breaks' }>;

/** Beyond so many, topics are counted. */
const mostNamed = 6;

/** @param days of the visit, with their hours */
export function reasonsOf(facts: readonly Fact[], days: readonly PlanDay[]): Reason[] {
  const presence = presenceReasons(facts, days);
  const topics = facts.filter((fact) => fact.kind === 'topic');
  const isFull = topics.length > mostNamed;
  const lone =
    presence.length === 1 && presence[0]?.only ? presence[0].days.filter(({ parts }) => parts.length > 0) : [];
  const then = lone.length === 1 ? lone[0]?.day : undefined;
  const placed = placedReasons(isFull ? facts.filter((fact) => fact.kind !== 'topic') : facts, then);
  const full: Reason[] = isFull ? [{ kind: 'full', numbers: topics.map(({ number }) => number) }] : [];
  const hours = facts.find((fact) => fact.kind === 'hours');
  return [
    ...presence,
    ...placed,
    ...full,
    ...(hours ? [{ kind: 'hours' as const, from: hours.from, until: hours.until }] : []),
    ...facts.filter((fact) => fact.kind === 'must' || fact.kind === 'first'),
    // Rooms without names are no news, either.
    ...facts
      .filter((fact) => fact.kind === 'rooms')
      .filter(({ rooms }) => rooms.every((room) => roomNamed(room) !== null)),
    // Where all is full, breaks and tracks are no news.
    ...(isFull
      ? []
      : facts.filter((fact) => fact.kind === 'lunch' || fact.kind === 'breaks' || fact.kind === 'tracks')),
  ];
}

function presenceReasons(facts: readonly Fact[], days: readonly PlanDay[]) {
  const presences = facts.filter((fact) => fact.kind === 'presence');
  return [...Map.groupBy(presences, ({ person }) => person)].map(([person, own]) => ({
    kind: 'presence' as const,
    person,
    days: own
      .map(({ day, present }) => ({
        day,
        parts: present.flatMap((span) =>
          partOf(
            span,
            days.find((one) => one.day === day),
          ),
        ),
      }))
      .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    only: days.every(({ day }) => own.some((fact) => fact.day === day)),
  }));
}

/** What of a stay lies within the hours; nothing where none of it does. */
function partOf({ from, until }: { from: number; until: number }, hours: PlanDay | undefined): PartOfDay[] {
  if (!hours || until <= hours.from || from >= hours.until) return [];
  return [{ from: from <= hours.from ? null : from, until: until >= hours.until ? null : until }];
}

function placedReasons(facts: readonly Fact[], then: Day | undefined): Reason[] {
  const placed = facts
    .filter((fact) => fact.kind === 'fixed' || fact.kind === 'topic')
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : a.start - b.start || a.number - b.number));
  return [...Map.groupBy(placed, ({ day, kind }) => `${day} ${kind}`).values()].flatMap((own): Reason[] => {
    const [first] = own;
    if (!first) return [];
    const numbers = [...new Set(own.map(({ number }) => number))];
    return [{ kind: 'placed', day: first.day, numbers, fixed: first.kind === 'fixed', follows: first.day === then }];
  });
}
