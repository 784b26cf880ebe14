import { type Draft, lunchCost, optionsOn, type Placed, roomFor, scoreProgramme } from './draft.ts';
import type { Option } from './options.ts';
import type { Problem } from './problem.ts';

/**
 * A good programme without a proof, always the same for the same problem: topics by rank, each at its cheapest possible place;
 * then, again and again, a few topics are taken out and put back in another order, and what is better is kept.
 */
export function searchProgramme(problem: Problem, byTopic: readonly Option[][], rounds: number): Draft {
  const cheapestFirst = byTopic.map((own) => own.toSorted((a, b) => a.cost - b.cost));
  const pick = picker();
  let best = putBack(
    problem,
    cheapestFirst,
    problem.topics.map(() => undefined),
    problem.topics.map((topic) => topic.position),
  );
  let bestCost = scoreProgramme(problem, best);
  let current = best;
  let currentCost = bestCost;
  for (let round = 0; round < rounds && problem.topics.length > 1; round++) {
    const out = takenOut(problem, current, pick);
    const rest = current.map((placed, position) => (out.includes(position) ? undefined : placed));
    const next = putBack(problem, cheapestFirst, rest, [...out, ...leftOutOf(rest, out)]);
    const cost = scoreProgramme(problem, next);
    // A little worse is accepted at first, less and less, so that the search leaves dead ends.
    const patience = (bestCost * 0.004 * (rounds - round)) / rounds;
    if (cost <= currentCost + patience * (pick(100) / 100)) {
      current = next;
      currentCost = cost;
    }
    if (cost < bestCost) {
      best = next;
      bestCost = cost;
    }
  }
  return best;
}

function leftOutOf(draft: Draft, besides: readonly number[]): number[] {
  return draft.flatMap((placed, position) => (placed === undefined && !besides.includes(position) ? [position] : []));
}

/** A few topics: neighbours in time, of one field, or any; in any order. */
function takenOut(problem: Problem, draft: Draft, pick: (below: number) => number): number[] {
  const count = 2 + pick(Math.min(5, problem.topics.length - 1));
  const start = problem.topics[pick(problem.topics.length)];
  if (start === undefined) return [];
  const at = timeOf(draft[start.position]);
  const way = pick(3);
  const distance = (position: number): number => {
    if (position === start.position) return -1;
    if (way === 0) return Math.abs(timeOf(draft[position]) - at);
    return (way === 1 && problem.topics[position]?.field === start.field ? 0 : 1000) + pick(1000);
  };
  const chosen = problem.topics
    .map((topic) => ({ position: topic.position, far: distance(topic.position) }))
    .sort((a, b) => a.far - b.far || a.position - b.position)
    .slice(0, count);
  for (let last = chosen.length - 1; last > 0; last--) {
    const other = pick(last + 1);
    const [a, b] = [chosen[last], chosen[other]];
    if (a !== undefined && b !== undefined) [chosen[last], chosen[other]] = [b, a];
  }
  return chosen.map(({ position }) => position);
}

function timeOf(placed: Placed | undefined): number {
  return placed === undefined ? Number.MAX_SAFE_INTEGER : placed.option.day * 1440 + placed.option.from;
}

/** Puts each of these topics where it adds least to the cost, one after the other. */
function putBack(problem: Problem, cheapestFirst: readonly Option[][], draft: Draft, order: readonly number[]): Draft {
  const next = [...draft];
  const used = new Set(next.flatMap((placed) => placed?.option.uses.map((use) => use.key) ?? []));
  for (const position of order) {
    let best: Placed | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const option of cheapestFirst[position] ?? []) {
      if (option.cost >= least) break;
      const cost = option.cost + shareOf(option, used);
      if (cost >= least) continue;
      const placed = roomFor(problem, next, option);
      if (placed === undefined) continue;
      const whole = cost + addedLunchCost(problem, next, option);
      if (whole >= least) continue;
      least = whole;
      best = placed;
    }
    next[position] = best;
    for (const use of best?.option.uses ?? []) used.add(use.key);
  }
  return next;
}

function shareOf(option: Option, used: ReadonlySet<number>): number {
  let cost = 0;
  for (const use of option.uses) if (!used.has(use.key)) cost += use.price;
  return cost;
}

function addedLunchCost(problem: Problem, draft: Draft, option: Option): number {
  const day = problem.days[option.day];
  const window = day?.lunch?.window;
  if (day === undefined || window === undefined || option.from >= window.until || option.until <= window.from) return 0;
  const others = optionsOn(draft, option.day);
  return lunchCost(problem, day, [...others, option]) - lunchCost(problem, day, others);
}

/** Numbers that look random and are always the same (a linear congruential generator, Numerical Recipes' constants). */
function picker(): (below: number) => number {
  let state = 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
