import type { PlanAudience, PlanInput, PlanSide, PlanTopic } from './types.ts';

/** Stands for those of a side who are not registered yet, so that two points for a whole side never run at once. */
const unregistered: Record<PlanSide, string> = { host: '\u0000host', guest: '\u0000guest' };

/** Everybody whom an audience takes up. */
export function audienceOf(input: PlanInput, audience: PlanAudience): Set<string> {
  if (audience.kind === 'people') return new Set(audience.people);
  const side = audience.kind === 'side' ? audience.side : null;
  const people = input.people
    .filter((person) => person.side !== null && (side ?? person.side) === person.side)
    .map((person) => person.id);
  const others = side === null ? [unregistered.host, unregistered.guest] : [unregistered[side]];
  return new Set([...people, ...others]);
}

/** Everybody whom a topic takes up: its audience, its presenters, and who else must be there. */
export function takenUpBy(input: PlanInput, topic: PlanTopic): Set<string> {
  return new Set([...audienceOf(input, topic.audience), ...mustAttend(topic)]);
}

/** Those without whom a topic cannot take place. Others of the audience may be away. */
export function mustAttend(topic: PlanTopic): Set<string> {
  return new Set([...topic.presenters, ...topic.needed]);
}

/** Whether somebody is in both. */
export function share(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const person of a) if (b.has(person)) return true;
  return false;
}
