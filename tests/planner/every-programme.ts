import { type Draft, roomFor, scoreProgramme } from '../../src/planner/draft.ts';
import { optionsOf } from '../../src/planner/options.ts';
import type { Problem } from '../../src/planner/problem.ts';

/**
 * The least cost of all programmes that there are: tries every place of every topic, and leaving it out; in every order, as a topic
 * that is long by itself leaves room beside it for others that would need a break without it.
 */
export function leastCost(problem: Problem): number {
  return Math.min(...orders(problem.topics.map(({ position }) => position)).map((order) => leastIn(problem, order)));
}

function leastIn(problem: Problem, order: readonly number[]): number {
  const options = optionsOf(problem);
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
  extend(
    problem.topics.map(() => undefined),
    0,
  );
  return best;
}

function orders(positions: readonly number[]): number[][] {
  if (positions.length === 0) return [[]];
  return positions.flatMap((first) =>
    orders(positions.filter((each) => each !== first)).map((rest) => [first, ...rest]),
  );
}
