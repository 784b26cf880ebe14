import { keepsRest, lunchOn } from './blocked.ts';
import type { Option } from './options.ts';
import type { DayFrame, Problem, TopicFrame } from './problem.ts';

/** A topic's place in a draft, with the room it has there. */
export interface Placed {
  option: Option;
  room: string | null;
}

/** By position of the topic; undefined where it is left out. */
export type Draft = readonly (Placed | undefined)[];

/**
 * What a programme costs, in the terms of docs/decisions/0010: everything that the model minimises. Rooms inside a building are
 * no part of it; they are chosen afterwards.
 */
export function scoreProgramme(problem: Problem, draft: Draft): number {
  let cost = 0;
  const used = new Set<number>();
  for (const topic of problem.topics) {
    const option = draft[topic.position]?.option;
    if (option === undefined) cost += problem.weights.leftOut(topic.position);
    else cost += option.cost + payFor(option, used);
  }
  for (const [index, day] of problem.days.entries()) {
    if (day.lunch !== null) cost += lunchCost(problem, day, optionsOn(draft, index));
  }
  return cost;
}

/** The price of what nobody has used before; it counts as used from now on. */
export function payFor(option: Option, used: Set<number>): number {
  let cost = 0;
  for (const { key, price } of option.uses) {
    if (used.has(key)) continue;
    used.add(key);
    cost += price;
  }
  return cost;
}

export function lunchCost(problem: Problem, day: DayFrame, topics: readonly Option[]): number {
  const lunch = lunchOn(problem, day, topics);
  const short = lunch !== undefined && lunch.until - lunch.from < (problem.input.lunch?.most ?? 0);
  return short ? problem.weights.shortLunch : 0;
}

export function optionsOn(draft: Draft, day: number): Option[] {
  const options: Option[] = [];
  for (const placed of draft) if (placed?.option.day === day) options.push(placed.option);
  return options;
}

/** The first room of an option that is free beside the rest of the draft; undefined where the option breaks a rule. */
export function roomFor(problem: Problem, draft: Draft, option: Option): Placed | undefined {
  const topic = problem.topics[option.topic];
  const day = problem.days[option.day];
  if (topic === undefined || day === undefined) return undefined;
  const taken = new Set<string | null>();
  const parallel: Option[] = [];
  for (const placed of draft) {
    if (placed === undefined || placed.option.day !== option.day || placed.option.topic === option.topic) continue;
    const meets = standsAgainst(problem, topic, option, placed);
    if (meets === 'clash') return undefined;
    if (meets === 'parallel') {
      parallel.push(placed.option);
      taken.add(placed.room);
    }
  }
  if (parallel.length >= problem.input.tracks && mostAtOnce(parallel) >= problem.input.tracks) return undefined;
  const room = option.rooms.find((one) => one === null || !taken.has(one));
  if (room === undefined || !keepsRest(problem, day, [...optionsOn(draft, option.day), option])) return undefined;
  return { option, room };
}

function standsAgainst(
  problem: Problem,
  topic: TopicFrame,
  option: Option,
  placed: Placed,
): 'clash' | 'parallel' | 'apart' {
  const { option: other } = placed;
  const between = Math.max(option.from - other.until, other.from - option.until);
  if (between >= problem.longestWay && between >= 0) return 'apart';
  const overlap = between < 0;
  const otherTopic = problem.topics[other.topic];
  if (otherTopic !== undefined && problem.clash(topic, otherTopic)) {
    if (overlap) return 'clash';
    const way = option.building === other.building ? 0 : problem.travel(option.building, other.building);
    return between < way ? 'clash' : 'apart';
  }
  return overlap ? 'parallel' : 'apart';
}

/** How many of these run at the same time, at most; each overlaps with one given topic. */
export function mostAtOnce(options: readonly Option[]): number {
  return Math.max(
    0,
    ...options.map((one) => options.filter((other) => other.from <= one.from && one.from < other.until).length),
  );
}
