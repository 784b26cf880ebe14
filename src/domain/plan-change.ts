/** What is different between two states of an agenda, as far as a plan depends on it. */

import type { Db } from '../db/open.ts';
import type { PlanInput } from '../planner/types.ts';

export type PlanChange =
  | { kind: 'days' | 'people' | 'places' | 'published' }
  /** Topics and fixed points that were added, taken away, moved, or are otherwise not what they were. */
  | { kind: 'points'; numbers: readonly number[] };

/** Wishes are not compared: they belong to the plan, not to the agenda. */
export function changesBetween(before: PlanInput, after: PlanInput): PlanChange[] {
  const differs = (of: (input: PlanInput) => unknown) => JSON.stringify(of(before)) !== JSON.stringify(of(after));
  const numbers = changedNumbers(before, after);
  return [
    ...(numbers.length > 0 ? [{ kind: 'points' as const, numbers }] : []),
    ...(differs(({ days }) => days) ? [{ kind: 'days' as const }] : []),
    ...(differs(({ people }) => people) ? [{ kind: 'people' as const }] : []),
    ...(differs(({ rooms, travel }) => [rooms, travel]) ? [{ kind: 'places' as const }] : []),
    ...(differs(({ published }) => published) ? [{ kind: 'published' as const }] : []),
  ];
}

/** A vote moves many topics by a rank; only the order of those that were there before and after is compared. */
function changedNumbers(before: PlanInput, after: PlanInput): number[] {
  const [old, now] = [pointsOf(before), pointsOf(after)];
  const changed = [...new Set([...old.keys(), ...now.keys()])].filter((number) => old.get(number) !== now.get(number));
  const stays = ({ topics }: PlanInput) =>
    topics.map(({ number }) => number).filter((number) => old.has(number) && now.has(number));
  const order = stays(after);
  const moved = stays(before).filter((number, index) => order[index] !== number);
  return [...new Set([...changed, ...moved])].toSorted((a, b) => a - b);
}

function pointsOf({ topics, fixed }: PlanInput): Map<number, string> {
  return new Map([
    ...topics.map((topic) => [topic.number, JSON.stringify({ ...topic, rank: 0 })] as const),
    ...fixed.map((point) => [point.number, JSON.stringify(point)] as const),
  ]);
}

/** What the last plans of each database were made from, by their fingerprint. */
const remembered = new WeakMap<Db, Map<string, PlanInput>>();
const mostRemembered = 50;

export function rememberInput(db: Db, fingerprint: string, input: PlanInput): void {
  const inputs = remembered.get(db) ?? new Map<string, PlanInput>();
  remembered.set(db, inputs);
  inputs.delete(fingerprint);
  inputs.set(fingerprint, input);
  const [oldest] = inputs.keys();
  if (inputs.size > mostRemembered && oldest !== undefined) inputs.delete(oldest);
}

/** Empty where that plan is not remembered any more, or its agenda was the same. */
export function changesSince(db: Db, fingerprint: string, now: PlanInput): PlanChange[] {
  const before = remembered.get(db)?.get(fingerprint);
  return before ? changesBetween(before, now) : [];
}
