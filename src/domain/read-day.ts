/** Reads a day as people type it, in German or English. */

import { MONTHS, WEEKDAYS } from './calendar-words.ts';
import { addDays, daysBetween, findDay, listDays, nextWeekdayAtLeast, weekdayOf } from './dates.ts';
import { fold, foldPhrase } from './nearest.ts';
import type { Day } from './time.ts';

/** `today` in the visit's zone, and the visit's first and last day where there is a visit. */
export type DayContext = { today: Day; firstDay?: Day; lastDay?: Day };

const RELATIVE = new Map([
  ...['heute', 'today'].map((word) => [word, 0] as const),
  ...['morgen', 'tomorrow'].map((word) => [word, 1] as const),
  ...['uebermorgen', 'day after tomorrow'].map((word) => [word, 2] as const),
  ...['gestern', 'yesterday'].map((word) => [word, -1] as const),
]);
const WEEKDAY_NAMES = [WEEKDAYS.de, WEEKDAYS.en, ['', '', '', '', '', 'Sonnabend']];
const MONTH_NAMES = [MONTHS.de, MONTHS.en, ['', '', 'Mrz']];
const LONGEST = 60;

/**
 * A day from `2027-06-15`, `15.06.2027`, `15.6.27`, `15.6.`, `15. Juni 2027`, `15 June`, `Dienstag`, `Di, 15.06.2027`,
 * `heute`, `tomorrow`, `Tag 1`, `1` and the like; nothing if it is none, or impossible (31.02.).
 * Without a year: the date within the visit, else the next from today on. A weekday: the one within the visit (the next
 * of several), else the next after today. `Tag 3` of a two-day visit, or without a visit, is nothing; so is a weekday
 * that its date contradicts.
 */
export function readDay(text: string, context: DayContext): Day | undefined {
  if (text.length > LONGEST) return undefined;
  const phrase = foldPhrase(text).replace(/^(?:am|on|den) /, '');
  const days = RELATIVE.get(phrase);
  if (days !== undefined) return addDays(context.today, days);
  const nth = /^(?:(?:tag|day) ?(\d{1,3})|(\d{1,3})(?:\. tag)?)$/.exec(phrase);
  if (nth) return dayOfVisit(Number(nth[1] ?? nth[2]), context);
  const [, named = '', date = ''] = /^([a-z]*)(?:(?:\.,|[.,]| |$) ?(.*))?$/.exec(phrase) ?? [undefined, '', phrase];
  const weekday = findNumber(WEEKDAY_NAMES, 2, named);
  if (weekday === undefined) return readDate(phrase, context);
  if (date === '') return nearestWeekday(weekday, context);
  const day = readDate(date, context);
  return day !== undefined && weekdayOf(day) === weekday ? day : undefined;
}

function readDate(phrase: string, context: DayContext): Day | undefined {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(phrase);
  if (iso) return findDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\. ?(\d{1,2})(?:\. ?(\d{4}|\d{2})?)?$/.exec(phrase);
  if (dotted) return dayIn(dotted[3], Number(dotted[2]), Number(dotted[1]), context);
  const spoken = /^(\d{1,2})(?:\.|st|nd|rd|th)? ?([a-z]+)\.?,?(?: (\d{4}))?$/.exec(phrase);
  if (spoken) return dayIn(spoken[3], findNumber(MONTH_NAMES, 3, spoken[2] ?? ''), Number(spoken[1]), context);
  const american = /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/.exec(phrase);
  if (american) return dayIn(american[3], findNumber(MONTH_NAMES, 3, american[1] ?? ''), Number(american[2]), context);
  return undefined;
}

function dayIn(
  year: string | undefined,
  month: number | undefined,
  date: number,
  context: DayContext,
): Day | undefined {
  if (month === undefined) return undefined;
  if (year !== undefined) return findDay(Number(year) + (year.length === 2 ? 2000 : 0), month, date);
  const inVisit = listYearly(context.firstDay ?? context.today, month, date).find((day) => isInVisit(day, context));
  return inVisit ?? listYearly(context.today, month, date)[0];
}

/** The days with this date from `from` on, in the nine years that are sure to have a 29 February. */
function listYearly(from: Day, month: number, date: number): Day[] {
  const year = Number(from.slice(0, 4));
  return Array.from({ length: 9 }, (_, index) => findDay(year + index, month, date)).flatMap((day) =>
    day !== undefined && day >= from ? [day] : [],
  );
}

function dayOfVisit(number: number, { firstDay, lastDay }: DayContext): Day | undefined {
  if (firstDay === undefined || lastDay === undefined || number < 1) return undefined;
  return number - 1 <= daysBetween(firstDay, lastDay) ? addDays(firstDay, number - 1) : undefined;
}

function nearestWeekday(weekday: number, context: DayContext): Day {
  const { today, firstDay, lastDay } = context;
  const candidates = firstDay === undefined || lastDay === undefined ? [] : listDays(firstDay, lastDay);
  const matching = candidates.filter((day) => weekdayOf(day) === weekday);
  return matching.find((day) => day >= today) ?? matching[0] ?? nextWeekdayAtLeast(weekday, 1, today);
}

/** Whether this day is one of the visit's; none is where there is no visit. */
export function isInVisit(day: Day, { firstDay, lastDay }: DayContext): boolean {
  return firstDay !== undefined && lastDay !== undefined && day >= firstDay && day <= lastDay;
}

/** Counted from 1: the name's place in one of the lists, where its first letters (at least `least`) are enough. */
function findNumber(lists: readonly (readonly string[])[], least: number, word: string): number | undefined {
  if (word.length < least) return undefined;
  for (const names of lists) {
    const index = names.findIndex((name) => fold(name).startsWith(word));
    if (index >= 0) return index + 1;
  }
  return undefined;
}
