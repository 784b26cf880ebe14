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
  /** For each half-day in which topics are in a building other than the visit’s place, and no fixed point is there anyway. */
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
  const slots = input.days.map((day) => Math.max(0, day.until - day.from) / 5);
  const all = slots.reduce((sum, one) => sum + one, 0);
  // What the best topic gains by coming at the very beginning and not at the very end: a wish for another day is worth more.
  const anyDelay = Math.ceil(top * all);
  // Where there are wishes or a published programme, going against them all must still be better than being left out.
  const atWorst =
    (input.published.length > 0 ? anyDelay : 0) + (input.topics.some(({ wish }) => wish !== null) ? 3 * anyDelay : 0);
  return {
    later: (position) => top - position,
    leftOut: (position) => Math.ceil((2 * (top - position) + top) * all) + atWorst + 500 * top,
    fieldSplit: 12 * top,
    building: 24 * top,
    movedTime: 48 * top,
    movedDay: anyDelay + 24 * top,
    wishedDay: anyDelay + 24 * top,
    wishedTime: 2 * top,
    wishedTimeMost: Math.ceil(2 * top * Math.max(0, ...slots)),
    shortLunch: 6 * top,
  };
}
