/** What keeps a topic from a time and a room, given the other topics of a draft. */

import { blockedBy, keepsDaysBreaks, keepsLunch, type Spot } from './blocked.ts';
import { type Draft, mostAtOnce, optionsOn } from './draft.ts';
import type { Option } from './options.ts';
import type { Problem, TopicFrame } from './problem.ts';
import type { Obstacle } from './spared.ts';
import type { Fact } from './types.ts';

/**
 * Everything that keeps a topic from a spot.
 *
 * @param known the facts by their names; those that are met here are added
 * @param rest what breaks and lunch say of a time; kept from spot to spot
 */
export function obstaclesOf(
  problem: Problem,
  draft: Draft,
  topic: TopicFrame,
  spot: Spot,
  known: Map<string, Fact>,
  rest: Map<string, Obstacle[]>,
): Obstacle[] {
  const name = (fact: Fact): string => {
    const key = keyOf(fact);
    known.set(key, fact);
    return key;
  };
  const obstacles: Obstacle[] = blockedBy(problem, topic, spot).map((fact) => ({ facts: [name(fact)] }));
  if (!topic.candidates.some((room) => room.id === spot.room))
    obstacles.push({ facts: [name({ kind: 'rooms', rooms: topic.rooms })] });
  const others = optionsOn(draft, problem.days.indexOf(spot.day));
  obstacles.push(...obstaclesByTopics(problem, draft, topic, spot, others, name));
  const when = `${spot.day.day} ${spot.from}`;
  const byRest = rest.get(when) ?? obstaclesByRest(problem, spot, others, name);
  rest.set(when, byRest);
  obstacles.push(...byRest);
  const first = others.find((other) => problem.topics[other.topic]?.number === problem.input.wishes.first);
  if (first !== undefined && spot.from < first.from) {
    obstacles.push({
      facts: [name({ kind: 'first', number: problem.input.wishes.first ?? 0 }), name(topicFact(problem, first))],
    });
  }
  return obstacles;
}

function obstaclesByTopics(
  problem: Problem,
  draft: Draft,
  topic: TopicFrame,
  spot: Spot,
  others: readonly Option[],
  name: (fact: Fact) => string,
): Obstacle[] {
  const obstacles: Obstacle[] = [];
  const parallel = others.filter((other) => spot.from < other.until && other.from < spot.until);
  for (const other of others) {
    const known = problem.topics[other.topic];
    if (known === undefined) continue;
    const way = problem.sharePeople(topic, known) ? problem.travel(spot.building, other.building) : null;
    const meets = way !== null && spot.from < other.until + way && other.from < spot.until + way;
    const sameRoom = spot.room !== null && draft[other.topic]?.room === spot.room && parallel.includes(other);
    if (meets || sameRoom) obstacles.push({ facts: [name(topicFact(problem, other))] });
  }
  if (mostAtOnce(parallel) >= problem.input.tracks) {
    const fact = name({ kind: 'tracks', tracks: problem.input.tracks });
    for (const one of parallel) {
      const together = parallel.filter((other) => other.from <= one.from && one.from < other.until);
      if (together.length >= problem.input.tracks) {
        obstacles.push({ facts: [fact, ...together.map((other) => name(topicFact(problem, other)))] });
      }
    }
  }
  return obstacles;
}

/** Breaks and lunch depend on the other topics of the day: those that are needed for the conflict are part of it. */
function obstaclesByRest(
  problem: Problem,
  spot: Spot,
  others: readonly Option[],
  name: (fact: Fact) => string,
): Obstacle[] {
  const { breaks, lunch } = problem.input;
  const obstacles: Obstacle[] = [];
  const add = (fact: Fact, holds: (topics: readonly Option[]) => boolean): void => {
    if (holds(others)) return;
    // Each topic is once the last to be spared: where several are reason enough by themselves, each is found.
    const reasons = others.map((last) => leastOf([...others.filter((one) => one !== last), last], holds));
    for (const needed of reasons.length > 0 ? reasons : [[]]) {
      obstacles.push({ facts: [name(fact), ...needed.map((other) => name(topicFact(problem, other)))] });
    }
  };
  add({ kind: 'breaks', minutes: problem.breakMinutes, afterWork: breaks.afterWork }, (topics) =>
    keepsDaysBreaks(problem, spot.day, [...topics, spot]),
  );
  if (lunch !== null) {
    add({ kind: 'lunch', from: lunch.from, until: lunch.until, minutes: lunch.least }, (topics) =>
      keepsLunch(problem, spot.day, [...topics, spot]),
    );
  }
  return obstacles;
}

/** Of topics with which something does not hold, some with which it still does not, none of them to be spared. */
function leastOf(topics: readonly Option[], holds: (topics: readonly Option[]) => boolean): Option[] {
  let needed = [...topics];
  for (const topic of topics) {
    const fewer = needed.filter((one) => one !== topic);
    if (!holds(fewer)) needed = fewer;
  }
  return needed;
}

function topicFact(problem: Problem, option: Option): Fact {
  const number = problem.topics[option.topic]?.number ?? 0;
  return { kind: 'topic', number, day: problem.days[option.day]?.day ?? '', start: option.from, until: option.until };
}

/** Tells the facts of one topic's explanation apart; there are thousands of obstacles, and few facts. */
function keyOf(fact: Fact): string {
  if (fact.kind === 'presence') return `presence ${fact.day} ${fact.person}`;
  if (fact.kind === 'hours') return `hours ${fact.day}`;
  return 'number' in fact ? `${fact.kind} ${fact.number}` : fact.kind;
}
