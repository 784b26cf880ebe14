/** Reads when someone is away, as people type it, in German or English. */

import { foldPhrase } from './nearest.ts';
import type { DayContext } from './read-day.ts';
import { type ReadMoment, readMoment } from './read-moment.ts';
import type { Day, WallTime } from './time.ts';

/** From the beginning of the day where no time was said, to the end of the day where none was said. */
export interface AwaySpan {
  from: { day: Day; time: WallTime | undefined };
  until: { day: Day; time: WallTime | undefined };
}

const LONGEST = 500;
const MOST = 30;

/**
 * Whole days, hours of a day, and spans over days, with commas or "und" between: `Tag 2 9:00-11:00, 16.06.`, `Dienstag von 9 bis
 * 11 Uhr und Mittwoch ab 14 Uhr`, `15.-16.6.`, `Di 14:00 bis Mi`. Hours alone belong to the day before them, or to the
 * only day of the visit. Nothing if any part of it makes no sense; ends may come before their starts.
 */
export function readAbsences(text: string, context: DayContext): AwaySpan[] | undefined {
  if (text.length > LONGEST) return undefined;
  const parts = partsOf(foldPhrase(text));
  if (parts.length === 0 || parts.length > MOST) return undefined;
  const spans: AwaySpan[] = [];
  let day = context.firstDay === context.lastDay ? context.firstDay : undefined;
  for (const part of parts) {
    const read = readSpan(part, context);
    if (!read) return undefined;
    const said = read.from.day ?? read.until.day;
    const from = said ?? day;
    if (from === undefined) return undefined;
    // "Dienstag, 9-11 Uhr": the hours say more of the day before them.
    const before = spans.at(-1);
    if (said === undefined && before && isWholeDay(before)) spans.pop();
    day = read.until.day ?? from;
    spans.push({ from: { day: from, time: read.from.time }, until: { day, time: read.until.time } });
  }
  return spans;
}

function partsOf(phrase: string): string[] {
  return (
    phrase
      .replace(/\b(?:zwischen|between) (.+?) (?:und|and) /g, '$1 - ')
      // A comma behind a weekday ("Di, 15.06.") is none between two absences.
      .replace(/\b((?:mo|di|mi|do|fr|sa|so|tu|we|th|su)[a-z]*\.?), (?=\d{1,2}(?:\.| [a-z]|-\d))/g, '$1 ')
      .split(/[,;&+]|\b(?:und|and)\b/)
      .map((part) => part.trim())
      .filter(Boolean)
  );
}

interface ReadSpan {
  from: { day: Day | undefined; time: WallTime | undefined };
  until: { day: Day | undefined; time: WallTime | undefined };
}

function readSpan(part: string, context: DayContext): ReadSpan | undefined {
  const sides = part
    // Their hyphens are no dashes.
    .replace(/(\d{4})-(\d{1,2})-(\d{1,2})t?/g, '$3.$2.$1 ')
    .replace(/(?:^| )(?:vom|von|from) (?=.*(?:-|–|—|\b(?:bis|to|until|till)\b))/, ' ')
    .split(/-|–|—|\b(?:bis|to|until|till)\b/)
    .map((side) => side.trim().replace(/,$/, ''));
  const [start = '', end] = sides;
  // "bis Tag 1" says something, "-1" does not.
  if (sides.length > 2 || /^\s*[-–—]/.test(part)) return undefined;
  if (end === undefined) return readSingle(start, context);
  const until = readMoment(end, context);
  // "bis Tag 2 11:00": from the beginning of the visit; "bis 11:00": of the day before it.
  if (start === '') return until && { from: { day: until.day && context.firstDay, time: undefined }, until };
  const from = readMoment(withMonthOf(end, start), context);
  if (!from || !until) return undefined;
  return from.time === undefined ? { from, until } : { from, until: asTime(end, until, context) };
}

/** A whole day, or all of it from a time on; a time alone does not say how long. */
function readSingle(text: string, context: DayContext): ReadSpan | undefined {
  const moment = readMoment(text, context);
  if (!moment || (moment.time !== undefined && !moment.isOpen)) return undefined;
  return { from: moment, until: { day: moment.day, time: undefined } };
}

/** "15.-16.6.": the first has its month from the second. */
function withMonthOf(end: string, start: string): string {
  const month = /^\d{1,2}\.( ?\d{1,2}\..*| ?[a-z]{3,}.*)$/.exec(end)?.[1];
  return month !== undefined && /^\d{1,2}\.$/.test(start) ? `${start}${month}` : start;
}

/** "Tag 1 1-2": behind a time, a bare number is one, too. */
function asTime(end: string, until: ReadMoment, context: DayContext): ReadMoment {
  const isBare = /^\d{1,2}$/.test(end) && until.time === undefined;
  return (isBare ? readMoment(`${end}:00`, context) : undefined) ?? until;
}

function isWholeDay({ from, until }: AwaySpan): boolean {
  return from.day === until.day && from.time === undefined && until.time === undefined;
}
