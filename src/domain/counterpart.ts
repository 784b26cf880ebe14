/** Who on the other side deals with the same as a topic. */

import type { Person, Side, Topic, Visit } from '../db/schema.ts';
import { likeness, type Stemmed, stemsIn } from './word-stems.ts';

type About = Pick<Topic, 'side' | 'title' | 'field'>;

/** What of a person fits a topic. */
export interface CounterpartFit {
  person: Person;
  /** Where it is said, and what, as it is written there. */
  by: 'function' | 'unit' | 'organisation';
  text: string;
}

const mostSuggested = 3;

/** The side on which a topic's counterpart is: not the one that proposed it. */
export function counterpartSide({ side }: Pick<Topic, 'side'>): Side {
  return side === 'host' ? 'guest' : 'host';
}

/** Topics that will be on the programme and name nobody on the other side. */
export function withoutCounterpart<T extends Pick<Topic, 'status' | 'counterpart_id'>>(topics: readonly T[]): T[] {
  return topics.filter(({ status, counterpart_id }) => status === 'accepted' && counterpart_id === null);
}

/** The members of the other side; who only presents belongs to no delegation. */
export function membersOpposite(topic: About, people: readonly Person[]): Person[] {
  return people.filter(({ side, role }) => side === counterpartSide(topic) && role !== 'presenter');
}

/**
 * The members of the other side whose function, unit or organisation is about the same as the topic's title and field, best
 * first, at most three. A field counts less than a title, and the organisation less than what somebody does in it.
 */
export function suggestCounterparts(
  topic: About,
  people: readonly Person[],
  visit: Pick<Visit, 'host' | 'guest'>,
): CounterpartFit[] {
  const general = new Set([...stemsIn(visit.host), ...stemsIn(visit.guest)].map(({ word }) => word));
  const title = stemsIn(topic.title, general);
  const field = stemsIn(topic.field ?? '', general);
  const rated = membersOpposite(topic, people).flatMap((person) => {
    const parts = (['function', 'unit', 'organisation'] as const).map((by) => {
      const words = stemsIn(person[by] ?? '', general);
      const points = (by === 'organisation' ? 1 : 2) * (2 * alike(title, words) + alike(field, words));
      return { by, text: person[by] ?? '', points };
    });
    const [best] = parts.toSorted((a, b) => b.points - a.points);
    const points = parts.reduce((sum, part) => sum + part.points, 0);
    return best && points > 0 ? [{ fit: { person, by: best.by, text: best.text }, points }] : [];
  });
  return rated
    .toSorted((a, b) => b.points - a.points)
    .slice(0, mostSuggested)
    .map(({ fit }) => fit);
}

/** How much of what somebody asks for is answered: for each word its best match. */
function alike(wanted: readonly Stemmed[], words: readonly Stemmed[]): number {
  return wanted.reduce((sum, word) => sum + Math.max(0, ...words.map((other) => likeness(word, other))), 0);
}
