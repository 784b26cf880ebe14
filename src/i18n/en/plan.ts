import type { Visit } from '../../db/schema.ts';
import { formatDate, formatDuration, formatTimeSpoken, formatWeekday } from '../../domain/format-time.ts';
import { clockAt } from '../../domain/minute-of-day.ts';
import type { PlanChange } from '../../domain/plan-change.ts';
import type { PartOfDay, Reason } from '../../domain/plan-reasons.ts';
import type { Day } from '../../domain/time.ts';
import { and, count } from './plural.ts';
import { roomName } from './room.ts';

interface Named {
  number: number;
  title: string;
}

/** What the reasons need to be put into words. */
export interface ReasonWords {
  /** Full names by id. */
  names: ReadonlyMap<string, string>;
  /** How many days the visit has: up to a week, the weekday is enough. */
  days: number;
}

const at = (minute: number): string => formatTimeSpoken(clockAt(minute), 'en');

const dayName = (day: Day, { days }: ReasonWords): string =>
  days > 7 ? `${formatWeekday(day, 'en')} ${formatDate(day, 'en')}` : formatWeekday(day, 'en');

function part({ from, until }: PartOfDay): string {
  if (from === null) return until === null ? '' : `until ${at(until)}`;
  return until === null ? `from ${at(from)}` : `from ${at(from)} to ${at(until)}`;
}

function presence({ person, days, only }: Extract<Reason, { kind: 'presence' }>, words: ReasonWords): string {
  const who = words.names.get(person) ?? person;
  const there = days.filter(({ parts }) => parts.length > 0);
  if (only) {
    const spans = there.flatMap(({ day, parts }) => parts.map((one) => `${dayName(day, words)} ${part(one)}`.trim()));
    return there.length === 0 ? `${who} is not there on any day` : `${who} is only there ${and(spans)}`;
  }
  const away = days.filter(({ parts }) => parts.length === 0).map(({ day }) => dayName(day, words));
  return `${who} is ${and([
    ...there.map(({ day, parts }) => `there on ${dayName(day, words)} only ${and(parts.map(part))}`),
    ...(away.length > 0 ? [`away on ${and(away)}`] : []),
  ])}`;
}

const mostNamed = 6;

function hashes(numbers: readonly number[], one: string, other: string): string {
  const shown = numbers.length > mostNamed ? numbers.slice(0, mostNamed - 3) : numbers;
  const rest = numbers.length - shown.length;
  return and([...shown.map((number) => `#${number}`), ...(rest > 0 ? [count(rest, one, other)] : [])]);
}

function because(reason: Reason, words: ReasonWords): string {
  switch (reason.kind) {
    case 'presence':
      return presence(reason, words);
    case 'placed': {
      const { numbers, fixed, follows, day } = reason;
      const what = hashes(numbers, 'other', 'others');
      const is =
        numbers.length === 1 ? (fixed ? 'is fixed' : 'has its place') : fixed ? 'are fixed' : 'have their places';
      return follows ? `and ${what} ${is} at that time` : `on ${dayName(day, words)}, ${what} ${is}`;
    }
    case 'full':
      return `${hashes(reason.numbers, 'other topic', 'other topics')} fill the time`;
    case 'hours':
      return `a day has only ${formatDuration(reason.until - reason.from)}, ${clockAt(reason.from)} to ${at(reason.until)}`;
    case 'tracks':
      return reason.tracks === 1 ? 'only one topic runs at a time' : 'at most two topics run at a time';
    case 'rooms':
      return reason.rooms.length === 0 ? 'no room suits it' : `only ${and(reason.rooms.map(roomName))} would do`;
    case 'must': {
      const day = reason.day === null ? '' : ` on ${dayName(reason.day, words)}`;
      return `it has to be${day}${reason.start === null ? '' : ` at ${at(reason.start)}`}`;
    }
    case 'first':
      return `#${reason.number} is to come first`;
    case 'lunch':
      return `lunch needs ${formatDuration(reason.minutes)} between ${clockAt(reason.from)} and ${at(reason.until)}`;
    case 'breaks':
      return `after ${formatDuration(reason.afterWork)} there has to be a break of ${formatDuration(reason.minutes)}`;
  }
}

function changeSaid(change: PlanChange): string {
  switch (change.kind) {
    case 'days':
      return 'the visit’s days or hours';
    case 'people':
      return 'when people are there';
    case 'places':
      return 'rooms or ways';
    case 'published':
      return 'the published programme';
    case 'points':
      return hashes(change.numbers, 'other', 'others');
  }
}

export const plan = {
  pauseTitle: (kind: 'break' | 'lunch'): string => (kind === 'break' ? 'Break' : 'Lunch'),
  breaksBetween: (least: number, most: number) =>
    `A break can take from ${formatDuration(least)} to ${formatDuration(most)}.`,
  tooEarly: (visit: Visit) =>
    `Ending that much earlier leaves no time: the visit’s hours are ${visit.day_start} to ${visit.day_end}.`,
  firstNotAccepted: (topic: Named) =>
    `#${topic.number} “${topic.title}” is not accepted, so it cannot come first. Please accept it before:`,
  firstIsPlaced: (topic: Named) =>
    `#${topic.number} “${topic.title}” was placed by hand and stays where it is, so it cannot be put first. To plan it anew:`,
  breaksLine: 'agenda plan breaks=30m',
  earlierLine: 'agenda plan earlier=1h',
  keepNothingLine: (first: number) => `agenda plan first=${first} keep=no`,
  tookTooLong:
    'Planning takes too long for so many topics and rooms. Please place some topics by hand first, or defer some.',
  noTopics: 'There are no accepted topics yet, so there is nothing to plan.',
  /** One readable sentence; at least one reason, or none where nothing more can be said. */
  notPlaced: ({ number }: Named, reasons: readonly Reason[], words: ReasonWords) => {
    if (reasons.length === 0) return `#${number} does not fit: the programme is full.`;
    const said = reasons.map((reason, index) => {
      const follows = reason.kind === 'placed' && reason.follows ? ', ' : '; ';
      return `${index === 0 ? '' : follows}${because(reason, words)}`;
    });
    return `#${number} does not fit: ${said.join('')}.`;
  },
  applied: (placed: number) =>
    `The plan is applied: ${count(placed, 'topic has', 'topics have')} a place in the draft.`,
  appliedAlready: 'The draft is as planned; nothing had to be changed.',
  notPlacedTitle: 'Does not fit',
  defer: (numbers: readonly number[]) =>
    numbers.length === 1 ? `Defer #${numbers[0]}` : `Defer all ${numbers.length}`,
  discarded: 'The plan is discarded. The draft is as it was.',
  changedMeanwhile: (changes: readonly PlanChange[]) =>
    changes.length === 0
      ? 'The agenda has changed in the meantime. Nothing was applied; this is the plan as it would be now.'
      : `The agenda has changed in the meantime: ${and(changes.map(changeSaid))}. Nothing was applied; this is the plan as it would be now.`,
  changesAllTheTime: 'The agenda is being changed at this moment. Nothing was applied; please try again.',
};
