import type { Spot } from './blocked.ts';
import type { Draft } from './draft.ts';
import { obstaclesOf } from './obstacles.ts';
import type { Problem, TopicFrame } from './problem.ts';
import { type Obstacle, sparedOf } from './spared.ts';
import type { Fact, Unplaced } from './types.ts';

/**
 * Why a topic has no place in a draft: a set of facts that leave none, of which no one can be spared. Facts about the topic itself
 * come before other topics: these are only named where they are needed.
 */
export function explainUnplaced(problem: Problem, draft: Draft, topic: TopicFrame): Unplaced {
  const known = new Map<string, Fact>();
  // Breaks and lunch are the same in every room.
  const rest = new Map<string, Obstacle[]>();
  const spots = spotsOf(problem, topic).map((spot) => obstaclesOf(problem, draft, topic, spot, known, rest));
  if (spots.some((obstacles) => obstacles.length === 0)) return { topic: topic.number, facts: [] };
  const inOrder = [...known.keys()].sort(
    (a, b) => sparedFirst(known.get(a), problem) - sparedFirst(known.get(b), problem),
  );
  const spared = sparedOf(inOrder, spots);
  return { topic: topic.number, facts: [...known].flatMap(([key, fact]) => (spared.has(key) ? [] : [fact])) };
}

const order: readonly Fact['kind'][] = [
  'topic',
  'tracks',
  'breaks',
  'lunch',
  'rooms',
  'first',
  'fixed',
  'presence',
  'must',
  'hours',
];

/** Other topics are tried to be spared first, the lowest ranked before the others. */
function sparedFirst(fact: Fact | undefined, problem: Problem): number {
  if (fact === undefined) return 0;
  const position = fact.kind === 'topic' ? problem.topics.findIndex((topic) => topic.number === fact.number) : 0;
  return order.indexOf(fact.kind) * 1000 - position;
}

/** Every start of the days' hours, in every room that there is: a topic's own rooms are a fact like others. */
function spotsOf(problem: Problem, topic: TopicFrame): Spot[] {
  const rooms = problem.input.rooms.length === 0 ? [{ id: null, building: null }] : problem.input.rooms;
  return problem.days.flatMap((day) => {
    const starts: Spot[] = [];
    const last = Math.max(day.from, day.until - topic.length);
    for (let from = day.from; from <= last; from += problem.grid) {
      for (const room of rooms)
        starts.push({ day, from, until: from + topic.takes, room: room.id, building: room.building });
    }
    return starts;
  });
}
