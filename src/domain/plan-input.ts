/** From the agenda to what the planner works with: ids become ids of its own kind, instants become minutes on the visit's wall. */

import type { Person, Session } from '../db/schema.ts';
import type { ListedTopic } from '../db/topic.ts';
import type {
  PlanDay,
  PlanFixed,
  PlanInput,
  PlanPerson,
  PlanTopic,
  PublishedPlacement,
  TimeWish,
} from '../planner/types.ts';
import { audienceOf } from './audience.ts';
import { usualBreaks, usualLunch } from './breaks.ts';
import { listDays } from './dates.ts';
import { minuteOfDay } from './minute-of-day.ts';
import { fold } from './nearest.ts';
import { buildingAfterOf, buildingBeforeOf, planRooms, registeredRoom, roomsThatFit } from './plan-places.ts';
import { fixedSessions, type PlanSource } from './plan-source.ts';
import { type PlanWords, plannerWishes } from './plan-wishes.ts';
import { presenceOf } from './presence.ts';
import { isOnVisitDay } from './programme.ts';
import { dayOf, minutesBetween, wallTimeOf } from './time.ts';
import { isVisitDay } from './visit-day.ts';

/** The same agenda and wishes give the same input, in the same order. */
export function planInputOf(source: PlanSource, words: PlanWords): PlanInput {
  const placed = fixedSessions(source, words.keep ?? true);
  return {
    days: daysOf(source),
    people: source.people.map((person) => personFrom(source, person)),
    rooms: planRooms(source),
    travel: source.ways.map((way) => ({
      between: [mainOr(way.building_a), mainOr(way.building_b)] as const,
      minutes: way.minutes,
    })),
    fixed: placed.map((session) => fixedFrom(source, session)),
    topics: source.topics
      .filter((topic) => topic.status === 'accepted' && placed.every((session) => session.topic_id !== topic.id))
      .map((topic, index) => topicFrom(source, topic, index + 1)),
    tracks: words.tracks ?? 1,
    breaks: usualBreaks,
    lunch: usualLunch,
    published: publishedPlacements(source),
    wishes: plannerWishes(words),
  };
}

function daysOf({ visit }: PlanSource): PlanDay[] {
  const hours = { from: minuteOfDay(visit.day_start), until: minuteOfDay(visit.day_end) };
  return listDays(visit.first_day, visit.last_day).map((day) => ({ day, ...hours }));
}

function personFrom({ visit, absences }: PlanSource, person: Person): PlanPerson {
  const own = absences.filter(({ person_id }) => person_id === person.id);
  // Who only presents is in no delegation, and takes part in nothing else.
  const side = person.role === 'presenter' ? null : person.side;
  return { id: person.id, side, presence: presenceOf(person, own, visit) };
}

function mainOr(building: string): string | null {
  return building === '' ? null : building;
}

function fixedFrom(source: PlanSource, session: Session): PlanFixed {
  const { time_zone } = source.visit;
  const topic = source.topics.find(({ id }) => id === session.topic_id);
  return {
    number: session.number,
    day: dayOf(session.starts_at, time_zone),
    start: minuteOfDay(wallTimeOf(session.starts_at, time_zone)),
    length: minutesBetween(session.starts_at, session.ends_at),
    room: registeredRoom(source, session.room)?.name ?? session.room,
    building: buildingBeforeOf(source, session),
    exit: buildingAfterOf(source, session),
    audience: audienceOf(session.audience, named(source, session.number)),
    presenters: topic ? [...new Set([...presentersOf(source, topic), ...counterpartOf(source, topic)])] : [],
    kind: session.kind,
  };
}

function topicFrom(source: PlanSource, topic: ListedTopic, rank: number): PlanTopic {
  const people = named(source, topic.number);
  return {
    number: topic.number,
    rank,
    length: topic.length_minutes,
    presenters: presentersOf(source, topic),
    audience: audienceOf(topic.audience, people),
    // Those who are named are meant; of whole delegations anyone may be away.
    needed: [...new Set([...counterpartOf(source, topic), ...(topic.audience === 'people' ? people : [])])],
    rooms: roomsThatFit(source, topic),
    wishedRoom: registeredRoom(source, topic.wished_room)?.name ?? null,
    field: topic.field === null ? null : fold(topic.field.trim()),
    wish: wishOf(source, topic),
  };
}

function wishOf({ visit }: PlanSource, { wished_day, wished_time }: ListedTopic): TimeWish | null {
  const day = wished_day !== null && isVisitDay(visit, wished_day) ? wished_day : null;
  const start = wished_time === null ? null : minuteOfDay(wished_time);
  return day === null && start === null ? null : { day, start, must: false };
}

function presentersOf({ presenters }: PlanSource, topic: ListedTopic): string[] {
  return presenters.filter(({ topic_id }) => topic_id === topic.id).map(({ person_id }) => person_id);
}

/** A counterpart who is no member comes for nothing else, and so is not waited for. */
function counterpartOf({ people }: PlanSource, { counterpart_id }: ListedTopic): string[] {
  const person = people.find(({ id, role }) => id === counterpart_id && role !== 'presenter');
  return person ? [person.id] : [];
}

function named({ audiencePeople }: PlanSource, number: number): string[] {
  return audiencePeople.filter((each) => each.number === number).map(({ person_id }) => person_id);
}

function publishedPlacements({ visit, topics, published }: PlanSource): PublishedPlacement[] {
  const { time_zone } = visit;
  return (published?.sessions ?? [])
    .filter(({ id, startsAt }) => topics.some((topic) => topic.id === id) && isOnVisitDay(visit, startsAt))
    .map(({ number, startsAt }) => ({
      topic: number,
      day: dayOf(startsAt, time_zone),
      start: minuteOfDay(wallTimeOf(startsAt, time_zone)),
    }));
}
