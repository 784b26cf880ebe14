import type { PlanInput } from './types.ts';

export interface GridDay {
  day: string;
  /** Opening and closing, in minutes of the day, on the grid, with what the wish for an earlier end leaves. */
  from: number;
  until: number;
  /** Minutes of programme on the days before. */
  before: number;
}

const largestFineModel = 1500;

/**
 * How many minutes lie between two possible starts: 15, or 10 or 5 where lengths, breaks or wished times need it. Large visits
 * stay at 15, and shorter topics get the rest of the quarter of an hour as slack.
 */
export function gridOf(input: PlanInput): number {
  const slots = input.days.reduce((sum, day) => sum + (day.until - day.from) / 5, 0);
  const exact = [
    ...input.topics.map((topic) => topic.length),
    ...input.topics.flatMap((topic) => (topic.wish?.start == null ? [] : [topic.wish.start])),
    breakMinutesOf(input),
  ];
  if (exact.every((minutes) => minutes % 15 === 0) || slots * input.topics.length > largestFineModel) return 15;
  return exact.every((minutes) => minutes % 10 === 0) ? 10 : 5;
}

export function breakMinutesOf(input: PlanInput): number {
  return Math.max(5, input.wishes.breakMinutes ?? input.breaks.minutes);
}

export function gridDays(input: PlanInput, grid: number): GridDay[] {
  const days: GridDay[] = [];
  let before = 0;
  for (const { day, from, until } of input.days) {
    const opens = roundUp(from, grid);
    const closes = Math.max(opens, roundDown(until - (input.wishes.endEarlierBy ?? 0), grid));
    days.push({ day, from: opens, until: closes, before });
    before += closes - opens;
  }
  return days;
}

export function roundUp(minutes: number, grid: number): number {
  return Math.ceil(minutes / grid) * grid;
}

export function roundDown(minutes: number, grid: number): number {
  return Math.floor(minutes / grid) * grid;
}
