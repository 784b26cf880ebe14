import type { Draft, Placed } from './draft.ts';
import type { Option } from './options.ts';
import type { Problem } from './problem.ts';

/**
 * Rooms for topics whose times and buildings are settled. Wished rooms come first, then as few changes of room as possible.
 * Null where these times leave no room for one of them.
 */
export function assignRooms(problem: Problem, options: readonly Option[]): Draft | null {
  const draft: (Placed | undefined)[] = problem.topics.map(() => undefined);
  for (const [index] of problem.days.entries()) {
    const day = options
      .filter((option) => option.day === index)
      .toSorted((a, b) => a.from - b.from || a.topic - b.topic);
    let best: { rooms: readonly (string | null)[]; cost: number } = { rooms: [], cost: Number.POSITIVE_INFINITY };
    let steps = 20_000;
    const extend = (rooms: readonly (string | null)[], cost: number): void => {
      const option = day[rooms.length];
      if (cost >= best.cost || --steps < 0) return;
      if (option === undefined) {
        best = { rooms, cost };
        return;
      }
      const priced = option.rooms
        .filter((room) => isFree(day, rooms, option, room))
        .map((room) => ({ room, price: roomPrice(problem, day, rooms, option, room) }))
        .sort((a, b) => a.price - b.price);
      for (const { room, price } of priced) extend([...rooms, room], cost + price);
    };
    extend([], 0);
    if (best.cost === Number.POSITIVE_INFINITY) return null;
    for (const [at, option] of day.entries()) draft[option.topic] = { option, room: best.rooms[at] ?? null };
  }
  return draft;
}

function isFree(
  day: readonly Option[],
  rooms: readonly (string | null)[],
  option: Option,
  room: string | null,
): boolean {
  return room === null || !rooms.some((taken, at) => taken === room && overlap(day[at], option));
}

function overlap(a: Option | undefined, b: Option): boolean {
  return a !== undefined && a.from < b.until && b.from < a.until;
}

const notWished = 3;
const changed = 1;

/** A room other than wished; a room other than the one used last by somebody of the same people. */
function roomPrice(
  problem: Problem,
  day: readonly Option[],
  rooms: readonly (string | null)[],
  option: Option,
  room: string | null,
): number {
  const topic = problem.topics[option.topic];
  if (topic === undefined) return 0;
  const off = topic.wishedRoom !== null && topic.wishedRoom !== room ? notWished : 0;
  const before = day.findLastIndex((other, at) => {
    const known = problem.topics[other.topic];
    return at < rooms.length && known !== undefined && problem.clash(topic, known);
  });
  const last =
    before >= 0 ? rooms[before] : problem.days[option.day]?.fixed.findLast((point) => point.until <= option.from)?.room;
  return off + (last === undefined || last === null || last === room ? 0 : changed);
}
