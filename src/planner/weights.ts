import type { PlanInput } from './types.ts';

/**
 * What a programme's shortcomings cost (docs/decisions/0010). All are whole numbers, so that two programmes differ by at least 1,
 * and a bound less than 1 below a programme's cost proves it. `top` is the weight of the best topic.
 */
export interface Weights {
  /** Per 5 minutes later of the topic at this position (0 is best). */
  later(position: number): number;
  /** Left out; more than anything that placing it could cost. */
  leftOut(position: number): number;
  /** For each half-day more than one over which a field is spread. */
  fieldSplit: number;
  /** For each building used in a half-day; the first costs as well, which changes nothing. */
  building: number;
  /** Another time than published; another day. */
  movedTime: number;
  movedDay: number;
  /** Another day than wished; per 5 minutes off the wished time, and the most of it. */
  wishedDay: number;
  wishedTime: number;
  wishedTimeMost: number;
  /** A lunch shorter than it should be. */
  shortLunch: number;
}

/** Prices grow with the number of topics, as a delay of the best topic does, so that they keep their relation. */
export function weightsOf(input: PlanInput): Weights {
  const top = input.topics.length;
  const longest = input.days.reduce((sum, day) => sum + Math.max(0, day.until - day.from), 0) / 5;
  return {
    later: (position) => top - position,
    leftOut: (position) => Math.ceil((2 * (top - position) + top) * longest) + 500 * top,
    fieldSplit: 12 * top,
    building: 24 * top,
    movedTime: 48 * top,
    movedDay: 120 * top,
    wishedDay: 120 * top,
    wishedTime: 2 * top,
    wishedTimeMost: 72 * top,
    shortLunch: 6 * top,
  };
}
