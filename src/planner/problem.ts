import { breakMinutesOf, type GridDay, gridDays, gridOf, roundDown, roundUp } from './grid.ts';
import { audienceOf, mustAttend, share, takenUpBy } from './people.ts';
import { freeRuns, isRest, lunchIn, type Span, type Work } from './rest.ts';
import type { PlanFixed, PlanInput, PlanTopic } from './types.ts';
import { type Weights, weightsOf } from './weights.ts';

export interface FixedPoint extends PlanFixed, Span {
  people: ReadonlySet<string>;
  /** For all or for a whole side: the breaks and the lunch of the day go around it. */
  common: boolean;
  rest: boolean;
}

export interface DayFrame extends GridDay {
  fixed: readonly FixedPoint[];
  work: readonly Work[];
  /** What lunch must not cover; null where the day needs no lunch. */
  lunch: { window: Span; busy: readonly Span[] } | null;
}

export interface TopicFrame extends PlanTopic {
  /** 0 is best. */
  position: number;
  /** Length, up to the grid. */
  takes: number;
  people: ReadonlySet<string>;
  attending: ReadonlySet<string>;
  candidates: readonly { id: string | null; building: string | null }[];
}

/** The input, worked out once: sorted, on the grid, with everybody's names resolved. */
export interface Problem {
  input: PlanInput;
  grid: number;
  breakMinutes: number;
  weights: Weights;
  days: readonly DayFrame[];
  topics: readonly TopicFrame[];
  withoutLunch: readonly string[];
  /** Fields that more than one topic has. */
  sharedFields: readonly (string | null)[];
  /** Buildings that topics may be in. */
  buildings: readonly (string | null)[];
  /** Whether they can never run at the same time: somebody is in both, or there is one track. */
  clash(a: TopicFrame, b: TopicFrame): boolean;
  sharePeople(a: TopicFrame, b: TopicFrame): boolean;
  /** Whether a fixed point brings people to this building in this half of the day anyway. */
  visited(day: number, half: HalfDay, building: string | null): boolean;
  /** Minutes from one building to another. */
  travel(from: string | null, to: string | null): number;
  longestWay: number;
}

export function problemOf(given: PlanInput): Problem {
  const input = inOrder(given);
  const grid = gridOf(input);
  const travelTimes = new Map<string, number>();
  for (const { between, minutes } of input.travel) {
    travelTimes.set(wayName(between[0], between[1]), minutes);
    travelTimes.set(wayName(between[1], between[0]), minutes);
  }
  const topics = input.topics.map((topic, position) => topicFrame(input, topic, position, grid));
  const shared = topics.map((a) => topics.map((b) => share(a.people, b.people)));
  const days = gridDays(input, grid).map((day) => dayFrame(input, day, grid));
  const visits = new Set(
    days.flatMap((day, index) =>
      day.fixed
        .filter((point) => point.room !== null)
        .map((point) => `${index} ${halfOf(input, point.from)} ${point.building}`),
    ),
  );
  const rule = input.lunch;
  const starved = days.filter(
    (day) =>
      day.lunch !== null &&
      rule !== null &&
      !lunchIn(freeRuns(day.lunch.window, day.lunch.busy), rule.least, rule.most),
  );
  return {
    input,
    grid,
    breakMinutes: roundUp(breakMinutesOf(input), grid),
    weights: weightsOf(input),
    days: days.map((day) => (starved.includes(day) ? { ...day, lunch: null } : day)),
    topics,
    withoutLunch: starved.map((day) => day.day),
    sharedFields: [...Map.groupBy(topics, (topic) => topic.field)]
      .filter(([field, own]) => field !== null && own.length > 1)
      .map(([field]) => field),
    buildings: [...new Set(topics.flatMap((topic) => topic.candidates.map((room) => room.building)))],
    visited: (day, half, building) => visits.has(`${day} ${half} ${building}`),
    clash: (a, b) => input.tracks === 1 || (shared[a.position]?.[b.position] ?? true),
    sharePeople: (a, b) => shared[a.position]?.[b.position] ?? true,
    longestWay: Math.max(0, ...travelTimes.values()),
    travel: (from, to) => (from === to ? 0 : (travelTimes.get(wayName(from, to)) ?? 0)),
  };
}

function wayName(from: string | null, to: string | null): string {
  return `${from}\n${to}`;
}

/** The order of the lists means nothing; in one order, the same input gives the same programme. */
function inOrder(input: PlanInput): PlanInput {
  const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return {
    ...input,
    days: input.days.toSorted((a, b) => byText(a.day, b.day)),
    people: input.people.toSorted((a, b) => byText(a.id, b.id)),
    rooms: input.rooms.toSorted((a, b) => byText(a.id, b.id)),
    fixed: input.fixed.toSorted((a, b) => byText(a.day, b.day) || a.start - b.start || a.number - b.number),
    topics: input.topics
      .map((topic) => ({
        ...topic,
        presenters: topic.presenters.toSorted(),
        needed: topic.needed.toSorted(),
        rooms: topic.rooms.toSorted(),
      }))
      .toSorted((a, b) => a.rank - b.rank || a.number - b.number),
  };
}

/** 0 before the middle of lunch time, 1 after it. */
export type HalfDay = 0 | 1;

export function halfOf(input: PlanInput, from: number): HalfDay {
  return from < (input.lunch === null ? 12 * 60 : (input.lunch.from + input.lunch.until) / 2) ? 0 : 1;
}

function topicFrame(input: PlanInput, topic: PlanTopic, position: number, grid: number): TopicFrame {
  const fitting = input.rooms.filter((room) => topic.rooms.length === 0 || topic.rooms.includes(room.id));
  const wished = fitting.filter((room) => room.id === topic.wishedRoom);
  const candidates = [...wished, ...fitting.filter((room) => room.id !== topic.wishedRoom)];
  return {
    ...topic,
    position,
    takes: Math.max(grid, roundUp(topic.length, grid)),
    people: takenUpBy(input, topic),
    attending: mustAttend(topic),
    candidates: input.rooms.length === 0 ? [{ id: null, building: null }] : candidates,
  };
}

function dayFrame(input: PlanInput, day: GridDay, grid: number): DayFrame {
  const fixed = input.fixed
    .filter((point) => point.day === day.day)
    .map((point) => ({
      ...point,
      from: point.start,
      until: point.start + point.length,
      people: new Set([...audienceOf(input, point.audience), ...point.presenters]),
      common: point.audience.kind !== 'people',
      rest: isRest(point.kind),
    }));
  const common = fixed.filter((point) => point.common);
  const work = common
    .filter((point) => !point.rest)
    .map(({ from, until }) => ({ from: roundDown(from, grid), until: roundUp(until, grid), fixed: true }));
  return { ...day, fixed, work, lunch: lunchOf(input, day, common, grid) };
}

/** A day needs lunch if its hours hold enough of the window, and no meal is fixed there. */
function lunchOf(input: PlanInput, day: GridDay, common: readonly FixedPoint[], grid: number): DayFrame['lunch'] {
  const rule = input.lunch;
  if (rule === null) return null;
  const window = {
    from: Math.max(roundUp(rule.from, grid), day.from),
    until: Math.min(roundDown(rule.until, grid), day.until),
  };
  if (window.until - window.from < rule.least) return null;
  const fed = common.some((point) => point.kind === 'meal' && point.from < rule.until && point.until > rule.from);
  if (fed) return null;
  return {
    window,
    busy: common.map(({ from, until }) => ({ from: roundDown(from, grid), until: roundUp(until, grid) })),
  };
}
