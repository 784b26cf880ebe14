import { share } from './people.ts';
import type { DayFrame, FixedPoint, Problem, TopicFrame } from './problem.ts';
import { freeRuns, keepsBreaks, lunchIn, type Span } from './rest.ts';
import type { Fact } from './types.ts';

export interface Spot extends Span {
  day: DayFrame;
  room: string | null;
  building: string | null;
}

/** The facts that keep a topic from a spot, whatever else is planned: each of them alone is enough. */
export function blockedBy(problem: Problem, topic: TopicFrame, spot: Spot): Fact[] {
  const { day } = spot;
  const facts: Fact[] = [];
  const end = spot.from + topic.length;
  if (spot.from < day.from || end > day.until) facts.push({ kind: 'hours', ...hoursOf(day) });
  for (const person of topic.attending) {
    const present = presenceOf(problem, person, day.day);
    if (present !== null && !present.some((span) => span.from <= spot.from && span.until >= end)) {
      facts.push({ kind: 'presence', person, day: day.day, present });
    }
  }
  for (const point of day.fixed) {
    if (hinders(problem, point, topic, spot, end)) {
      facts.push({ kind: 'fixed', number: point.number, day: day.day, start: point.from, until: point.until });
    }
  }
  const wish = topic.wish;
  if (wish?.must && ((wish.day ?? day.day) !== day.day || (wish.start ?? spot.from) !== spot.from)) {
    facts.push({ kind: 'must', day: wish.day, start: wish.start });
  }
  return facts;
}

/** Whether breaks and lunch still find their place on a day with these topics. */
export function keepsRest(problem: Problem, day: DayFrame, topics: readonly Span[]): boolean {
  return keepsDaysBreaks(problem, day, topics) && keepsLunch(problem, day, topics);
}

export function keepsDaysBreaks(problem: Problem, day: DayFrame, topics: readonly Span[]): boolean {
  const work = [...day.work, ...topics.map((span) => ({ from: span.from, until: span.until, fixed: false }))];
  return keepsBreaks(work, problem.breakMinutes, problem.input.breaks.afterWork);
}

export function keepsLunch(problem: Problem, day: DayFrame, topics: readonly Span[]): boolean {
  return day.lunch === null || lunchOn(problem, day, topics) !== undefined;
}

/** When lunch is eaten on a day with these topics; undefined where it is fixed, not due, or squeezed out. */
export function lunchOn(problem: Problem, day: DayFrame, topics: readonly Span[]): Span | undefined {
  const rule = problem.input.lunch;
  if (day.lunch === null || rule === null) return undefined;
  return lunchIn(freeRuns(day.lunch.window, [...day.lunch.busy, ...topics]), rule.least, rule.most);
}

function presenceOf(problem: Problem, person: string, day: string): Span[] | null {
  const presence = problem.input.people.find((known) => known.id === person)?.presence ?? null;
  return presence?.filter((span) => span.day === day).map(({ from, until }) => ({ from, until })) ?? null;
}

function hoursOf(day: DayFrame): { day: string; from: number; until: number } {
  return { day: day.day, from: day.from, until: day.until };
}

function hinders(problem: Problem, point: FixedPoint, topic: TopicFrame, spot: Spot, end: number): boolean {
  if (share(point.people, topic.people)) {
    const [before, after] = [problem.travel(spot.building, point.building), problem.travel(point.exit, spot.building)];
    if (spot.from < point.until + after && point.from < end + before) return true;
  }
  return point.room !== null && point.room === spot.room && spot.from < point.until && point.from < end;
}
