/** Reads a day and a time of day in one, as people type them, in German or English. */

import { foldPhrase } from './nearest.ts';
import { type DayContext, isInVisit, readDay } from './read-day.ts';
import { readTime } from './read-time.ts';
import type { Day, WallTime } from './time.ts';

/** What was said of a moment: a day, a time, or both. */
export interface ReadMoment {
  day: Day | undefined;
  time: WallTime | undefined;
  /** "ab 14:00": from then on. */
  isOpen: boolean;
}

const LONGEST = 80;

/**
 * A moment from `Dienstag 10:30`, `15.6. um 10.30 Uhr`, `10:30 Uhr am 15.06.2027`, `2027-06-15T10:30`, `Tag 2`, `10:30`; with
 * `ab`, `bis`, `from`, `until` in front. Nothing for anything else. What may be either (`2`, `15.06`) is a day if it is one of
 * the visit's.
 */
export function readMoment(text: string, context: DayContext): ReadMoment | undefined {
  if (text.length > LONGEST) return undefined;
  const phrase = foldPhrase(text)
    .replace(/(\d)t(?=\d)/, '$1 ')
    .replace(/^(?:seit|since|bis|until|till|vom|von) /, '');
  const prefixed = phrase.replace(/^(?:ab|from) /, '');
  return readPlain(prefixed, prefixed !== phrase, context);
}

function readPlain(phrase: string, isOpen: boolean, context: DayContext): ReadMoment | undefined {
  const day = readDay(phrase, context);
  if (day !== undefined && isInVisit(day, context)) return { day, time: undefined, isOpen };
  const time = readTime(phrase);
  if (time) return { day: undefined, time: time.time, isOpen: isOpen || time.qualifier === 'from' };
  const both = splits(phrase)
    .map(([left, right]) => readBoth(left, right, context) ?? readBoth(right, left, context))
    .filter((each) => each !== undefined);
  const found = both.find((each) => isInVisit(each.day, context)) ?? both[0];
  if (found) return { ...found, isOpen: isOpen || found.isOpen };
  return day === undefined ? undefined : { day, time: undefined, isOpen };
}

/** In two, at each of its blanks; a comma there goes. */
function splits(phrase: string): [left: string, right: string][] {
  const words = phrase.split(' ');
  return words.slice(1).map((_, index) => {
    const left = words.slice(0, index + 1).join(' ');
    return [left.replace(/,$/, ''), words.slice(index + 1).join(' ')];
  });
}

function readBoth(dayText: string, timeText: string, context: DayContext) {
  const day = readDay(dayText, context);
  const read = day === undefined ? undefined : readTime(timeText);
  if (day === undefined || read === undefined) return undefined;
  return { day, time: read.time, isOpen: read.qualifier === 'from' };
}
