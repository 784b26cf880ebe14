/** Who would have to be at two places at once, and who is not there at all. */

import type { Side } from '../db/schema.ts';
import type { Audience } from './audience.ts';
import type { ConflictFacts, PersonFacts, Placed } from './conflict-facts.ts';
import { minuteOfDay } from './minute-of-day.ts';
import { type Day, dayOf, minutesBetween, wallTimeOf } from './time.ts';

type Gathering = Pick<Placed, 'presenters' | 'audience'>;

/** Those whom two sessions both need. */
export interface Shared {
  /** Two audiences that overlap also do while nobody is registered. */
  group: 'all' | Side | null;
  /** Those who are needed by name. */
  people: readonly PersonFacts[];
}

/**
 * Presenters and named people are needed where they are named, members of a delegation also in what is for all or their side.
 * The same for both orders.
 */
export function sharedBy(a: Gathering, b: Gathering, facts: ConflictFacts): Shared | undefined {
  const group = groupOf(a.audience, b.audience);
  const [namedInA, namedInB] = [namedIn(a), namedIn(b)];
  const ids = group
    ? [...namedInA].filter((id) => namedInB.has(id))
    : [...new Set([...namedInA, ...namedInB])].filter((id) => isNeeded(id, a, facts) && isNeeded(id, b, facts));
  if (!group && ids.length === 0) return undefined;
  return { group, people: personsOf(ids, facts) };
}

/** Presenters and named people who are away at some time of it. Of whole audiences anyone may be away. */
export function absentFrom(session: Placed, facts: ConflictFacts): PersonFacts[] {
  return personsOf([...namedIn(session)], facts).filter((person) => !isThere(person, session, facts));
}

function groupOf(a: Audience, b: Audience): Shared['group'] {
  if (a.kind === 'people' || b.kind === 'people') return null;
  if (a.kind === 'all') return b.kind === 'all' ? 'all' : b.side;
  return b.kind === 'all' || b.side === a.side ? a.side : null;
}

function namedIn({ presenters, audience }: Gathering): Set<string> {
  const audiencePeople = audience.kind === 'people' ? audience.people : [];
  return new Set([...presenters.map(({ personId }) => personId), ...audiencePeople]);
}

function isNeeded(id: string, gathering: Gathering, { people }: ConflictFacts): boolean {
  if (namedIn(gathering).has(id)) return true;
  const { audience } = gathering;
  const person = people.get(id);
  if (!person || person.role === 'presenter' || audience.kind === 'people') return false;
  return audience.kind === 'all' || audience.side === person.side;
}

/** By name, so that the order in which they were named makes no difference. */
function personsOf(ids: readonly string[], { people }: ConflictFacts): PersonFacts[] {
  return ids
    .flatMap((id) => people.get(id) ?? [])
    .toSorted((a, b) => (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1));
}

const DAY = 1440;

function isThere({ presence }: PersonFacts, session: Placed, { visit }: ConflictFacts): boolean {
  if (presence === null) return true;
  const day = dayOf(session.startsAt, visit.time_zone);
  const from = minuteOfDay(wallTimeOf(session.startsAt, visit.time_zone));
  const until = from + minutesBetween(session.startsAt, session.endsAt);
  const isIn = (on: Day, start: number, end: number) =>
    presence.some((span) => span.day === on && span.from <= start && end <= span.until);
  if (until <= DAY) return isIn(day, from, until);
  const next = dayOf(session.endsAt, visit.time_zone);
  // Nothing is known of the night after the visit.
  return isIn(day, from, DAY) && (next > visit.last_day || isIn(next, 0, until - DAY));
}
