import { blockedBy, keepsRest } from './blocked.ts';
import { type DayFrame, type HalfDay, halfOf, type Problem, type TopicFrame } from './problem.ts';

/** One way to place a topic: when, and in which building. Until is on the grid. */
export interface Option {
  topic: number;
  day: number;
  from: number;
  until: number;
  building: string | null;
  /** Rooms of the building that no fixed point uses meanwhile, the wished one first; all null where no rooms are known. */
  rooms: readonly (string | null)[];
  /** What this placement costs by itself: being late, moved, or off its wish. */
  cost: number;
  /** What it needs a share of: its field's half-day and its building's. Each is paid for once by all who use it. */
  uses: readonly Use[];
}

export interface Use {
  key: number;
  price: number;
}

/** Every way to place each topic that hours, presence, fixed points, breaks and lunch allow, by position. */
export function optionsOf(problem: Problem): Option[][] {
  const options = problem.topics.map((topic) =>
    problem.days.flatMap((day, index) => optionsOn(problem, topic, day, index)),
  );
  return openingFirst(problem, options);
}

function optionsOn(problem: Problem, topic: TopicFrame, day: DayFrame, index: number): Option[] {
  const options: Option[] = [];
  for (let from = day.from; from + topic.length <= day.until; from += problem.grid) {
    const until = from + topic.takes;
    const rooms = new Map<string | null, (string | null)[]>();
    for (const { id, building } of topic.candidates) {
      if (blockedBy(problem, topic, { day, from, until, room: id, building }).length > 0) continue;
      rooms.set(building, [...(rooms.get(building) ?? []), id]);
    }
    if (rooms.size === 0 || !keepsRest(problem, day, [{ from, until }])) continue;
    const cost = placementCost(problem, topic, day, from);
    for (const [building, free] of rooms) {
      options.push({
        topic: topic.position,
        day: index,
        from,
        until,
        building,
        rooms: free,
        cost,
        uses: usesOf(problem, topic, index, from, building),
      });
    }
  }
  return options;
}

function usesOf(problem: Problem, topic: TopicFrame, day: number, from: number, building: string | null): Use[] {
  const half = halfOf(problem.input, from);
  const uses: Use[] = [];
  const field = problem.sharedFields.indexOf(topic.field);
  if (field >= 0) uses.push({ key: useKey(day, half, field), price: problem.weights.fieldSplit });
  if (building !== null && !problem.visited(day, half, building)) {
    const place = problem.sharedFields.length + problem.buildings.indexOf(building);
    uses.push({ key: useKey(day, half, place), price: problem.weights.building });
  }
  return uses;
}

function useKey(day: number, half: HalfDay, what: number): number {
  return (what * 64 + day) * 2 + half;
}

/** The price of a topic's time by itself. */
export function placementCost(problem: Problem, topic: TopicFrame, day: DayFrame, from: number): number {
  const { weights, input } = problem;
  let cost = (weights.later(topic.position) * (day.before + from - day.from)) / 5;
  const published = input.published.find((one) => one.topic === topic.number);
  if (published !== undefined) {
    if (published.day !== day.day) cost += weights.movedDay;
    else if (published.start !== from) cost += weights.movedTime;
  }
  const wish = topic.wish;
  if (wish?.day != null && wish.day !== day.day) cost += weights.wishedDay;
  if (wish?.start != null) {
    cost += Math.min(weights.wishedTimeMost, (weights.wishedTime * Math.round(Math.abs(wish.start - from))) / 5);
  }
  return Math.round(cost);
}

/** The topic that is wished first gets the earliest time it can have, and nothing comes before it on that day. */
function openingFirst(problem: Problem, options: Option[][]): Option[][] {
  const first = problem.topics.find((topic) => topic.number === problem.input.wishes.first);
  const opening = first === undefined ? undefined : options[first.position]?.[0];
  if (first === undefined || opening === undefined) return options;
  return options.map((own, position) =>
    own.filter((option) =>
      position === first.position
        ? option.day === opening.day && option.from === opening.from
        : option.day !== opening.day || option.from >= opening.from,
    ),
  );
}
