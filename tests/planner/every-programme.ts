import { type Draft, roomFor, scoreProgramme } from '../../src/planner/draft.ts';
import { optionsOf } from '../../src/planner/options.ts';
import type { Problem } from '../../src/planner/problem.ts';

/**
 * The least cost of all programmes that there are: tries every place of every topic, and leaving it out. The longest come first, as a
 * topic that is long by itself leaves room beside it for others that would need a break without it.
 */
export function leastCost(problem: Problem): number {
  const options = optionsOf(problem);
  const order = problem.topics.toSorted((a, b) => b.length - a.length).map(({ position }) => position);
  let best = Number.POSITIVE_INFINITY;
  const extend = (draft: Draft, next: number): void => {
    const position = order[next];
    if (position === undefined) {
      best = Math.min(best, scoreProgramme(problem, draft));
      return;
    }
    extend(draft, next + 1);
    for (const option of options[position] ?? []) {
      for (const room of option.rooms) {
        const placed = roomFor(problem, draft, { ...option, rooms: [room] });
        if (placed !== undefined) extend(draft.with(position, { ...placed, option }), next + 1);
      }
    }
  };
  const nothing: Draft = problem.topics.map(() => undefined);
  extend(nothing, 0);
  return best;
}
