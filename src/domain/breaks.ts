import type { BreakRule, LunchRule } from '../planner/types.ts';

/** What conventions-de.md calls usual: a break of a quarter of an hour after an hour and a half. */
export const usualBreaks: BreakRule = { minutes: 15, afterWork: 90 };

/** The same: lunch between 12:00 and 13:30. */
export const usualLunch: LunchRule = { from: 12 * 60, until: 13 * 60 + 30, least: 45, most: 60 };
