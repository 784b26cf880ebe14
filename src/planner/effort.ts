/** How much work a plan is worth. Apart from the planner itself, which only its own thread loads. */

import type { Effort } from './solver.ts';
import type { PlanInput } from './types.ts';

/** Enough for the visits that the bot is made for; with the explanations, which come on top, about a second and a half. */
export const usualEffort: Effort = { iterations: 4000, milliseconds: 1300 };

/** So many topics on one track are worked out completely in a few tenths of a second, where the machine has nothing else to do. */
const fewTopics = 24;

/**
 * What an ordinary visit is worth: its end is set by its work, and the clock only speaks up on a machine that is very busy, so that
 * the same visit gets the same programme at any hour of the day.
 */
export function effortFor({ topics, tracks }: PlanInput): Effort {
  const isOrdinary = tracks === 1 && topics.length <= fewTopics;
  return isOrdinary ? { ...usualEffort, milliseconds: 4 * usualEffort.milliseconds } : usualEffort;
}
