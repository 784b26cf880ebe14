/** Who takes part in a topic or a fixed point, and who may read of it. */

import type { AudienceKind, Person, SessionKind, Side, Visibility } from '../db/schema.ts';

export type Audience = { kind: 'all' } | { kind: 'side'; side: Side } | { kind: 'people'; people: readonly string[] };

/** @param people ids, for what is for named people */
export function audienceOf(kind: AudienceKind, people: readonly string[]): Audience {
  if (kind === 'people') return { kind, people: people.toSorted() };
  return kind === 'all' ? { kind } : { kind: 'side', side: kind };
}

/** Whether somebody of the delegations is meant. */
export function isInAudience(person: Pick<Person, 'id' | 'side'>, audience: Audience): boolean {
  if (audience.kind === 'people') return audience.people.includes(person.id);
  return audience.kind === 'all' || audience.side === person.side;
}

/** As long as nobody says otherwise. */
export function usualVisibility(kind: SessionKind): Visibility {
  return kind === 'internal' || kind === 'press' ? kind : 'guest';
}
