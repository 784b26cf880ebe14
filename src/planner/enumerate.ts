import { type Draft, lunchCost, optionsOn, type Placed, payFor, roomFor, scoreProgramme } from './draft.ts';
import type { Option } from './options.ts';
import type { Problem } from './problem.ts';

/** Up to so many topics that never run at once, all orders are looked through faster than a solver is loaded. */
const mostTopics = 9;

export interface Enumerated {
  draft: Draft;
  /** False where it was not worth trying, or took too many steps: then the draft is only the known one or better. */
  complete: boolean;
}

/**
 * The best programme of a small visit on one track, by looking through all orders in time. Left away is what cannot become
 * cheaper than the best one known, and what was reached before, at no higher price, by another order of the same topics.
 */
export function enumerateProgrammes(
  problem: Problem,
  byTopic: readonly Option[][],
  known: Draft,
  steps: number,
): Enumerated {
  const { topics } = problem;
  const parallel = topics.some((a) => topics.some((b) => !problem.clash(a, b)));
  if (topics.length > mostTopics || parallel || problem.buildings.length > 1) return { draft: known, complete: false };
  const timeOf = (option: Option): number =>
    (problem.days[option.day]?.before ?? 0) + option.from - (problem.days[option.day]?.from ?? 0);
  const inTime = byTopic.flat().toSorted((a, b) => timeOf(a) - timeOf(b) || a.topic - b.topic);
  const reached = new Map<string, number>();
  let best = known;
  let bestCost = scoreProgramme(problem, known);
  let left = steps;

  const extend = (draft: (Placed | undefined)[], last: Option | undefined, from: number, paid: number): void => {
    if (--left < 0) return;
    const rest = topics.filter((topic) => draft[topic.position] === undefined);
    const whole = paid + rest.reduce((sum, topic) => sum + problem.weights.leftOut(topic.position), 0);
    if (whole < bestCost) {
      const cost = scoreProgramme(problem, draft);
      if (cost < bestCost) {
        bestCost = cost;
        best = [...draft];
      }
    }
    if (
      paid +
        leastOf(
          problem,
          rest.map((topic) => topic.position),
          from,
        ) >=
      bestCost
    )
      return;
    const state = stateOf(problem, draft, last);
    if ((reached.get(state) ?? Number.POSITIVE_INFINITY) <= paid) return;
    reached.set(state, paid);
    const used = new Set(draft.flatMap((placed) => placed?.option.uses.map((use) => use.key) ?? []));
    for (const option of inTime) {
      if (timeOf(option) < from || draft[option.topic] !== undefined) continue;
      const others = rest.filter((topic) => topic.position !== option.topic).map((topic) => topic.position);
      const price = paid + option.cost + payFor(option, new Set(used));
      if (price + leastOf(problem, others, timeOf(option) + option.until - option.from) >= bestCost) continue;
      const placed = roomFor(problem, draft, option);
      if (placed === undefined) continue;
      const before = dayLunchCost(problem, draft, option.day);
      draft[option.topic] = placed;
      const after = dayLunchCost(problem, draft, option.day);
      extend(draft, option, timeOf(option) + option.until - option.from, price + after - before);
      draft[option.topic] = undefined;
    }
  };
  extend(
    topics.map(() => undefined),
    undefined,
    0,
    0,
  );
  return { draft: best, complete: left >= 0 };
}

function dayLunchCost(problem: Problem, draft: Draft, index: number): number {
  const day = problem.days[index];
  return day === undefined ? 0 : lunchCost(problem, day, optionsOn(draft, index));
}

/** What these topics cost at least, if they begin at this time, one after the other: those first that gain most by it. */
function leastOf(problem: Problem, positions: readonly number[], from: number): number {
  const { weights, topics } = problem;
  const takes = (position: number): number => topics[position]?.takes ?? 0;
  const sorted = positions.toSorted((a, b) => takes(a) * weights.later(b) - takes(b) * weights.later(a));
  let at = from;
  let cost = 0;
  for (const position of sorted) {
    cost += (weights.later(position) * at) / 5;
    at += takes(position);
  }
  return Math.min(cost, ...positions.map((position) => weights.leftOut(position)));
}

/** All that matters for what may follow: which topics are placed, how the last day stands, and which half-days are used. */
function stateOf(problem: Problem, draft: Draft, last: Option | undefined): string {
  const placed = draft.map((one) => (one === undefined ? 0 : 1)).join('');
  if (last === undefined) return placed;
  const own = optionsOn(draft, last.day).toSorted((a, b) => a.from - b.from);
  const window = problem.days[last.day]?.lunch?.window;
  const work = [...own, ...(problem.days[last.day]?.work ?? [])].filter((one) => one.from < last.until);
  let begins = last.from;
  for (const one of work.toSorted((a, b) => b.until - a.until)) {
    if (begins - one.until < problem.breakMinutes) begins = Math.min(begins, one.from);
  }
  const atLunch = window === undefined ? [] : own.filter((one) => one.from < window.until && one.until > window.from);
  const lunch = atLunch.map((one) => `${one.from}-${one.until}`).join();
  const uses = draft.flatMap((one) => (one?.option.day === last.day ? one.option.uses.map((use) => use.key) : []));
  return `${placed} ${last.day} ${begins} ${last.until} ${lunch} ${[...new Set(uses)].sort((a, b) => a - b).join()}`;
}
