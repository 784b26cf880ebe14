import { type Draft, type Placed, roomFor, scoreProgramme } from '../../src/planner/draft.ts';
import { optionsOf } from '../../src/planner/options.ts';
import type { Problem } from '../../src/planner/problem.ts';

/** The least cost of all programmes that there are: tries every place of every topic, and leaving it out. */
export function leastCost(problem: Problem): number {
  const options = optionsOf(problem);
  let best = Number.POSITIVE_INFINITY;
  const extend = (draft: readonly (Placed | undefined)[]): void => {
    const topic = problem.topics[draft.length];
    if (topic === undefined) {
      best = Math.min(best, scoreProgramme(problem, draft));
      return;
    }
    extend([...draft, undefined]);
    const whole: Draft = [...draft, ...problem.topics.slice(draft.length).map(() => undefined)];
    for (const option of options[topic.position] ?? []) {
      for (const room of option.rooms) {
        const placed = roomFor(problem, whole, { ...option, rooms: [room] });
        if (placed !== undefined) extend([...draft, { ...placed, option }]);
      }
    }
  };
  extend([]);
  return best;
}
