/** Days, times and lengths written for people: German as DIN 5008 has it, English as the British write. */

import { MONTHS, WEEKDAYS } from './calendar-words.ts';
import { weekdayOf } from './dates.ts';
import type { Language } from './language.ts';
import { type Day, dayOf, type Instant, type WallTime, wallTimeOf } from './time.ts';

/** How exactly a time is meant: about then, not before, shortly before or after, right after what is before it, or perhaps not at all. */
export type TimeQualifier = 'circa' | 'from' | 'towards' | 'following' | 'perhaps';

const QUALIFIERS: Record<Language, Record<TimeQualifier, string>> = {
  de: { circa: 'ca.', from: 'ab', towards: 'gegen', following: 'anschl.', perhaps: 'evtl.' },
  en: { circa: 'approx.', from: 'from', towards: 'around', following: 'then', perhaps: 'possibly' },
};

/** `15.06.2027`, `15 June 2027`. */
export function formatDate(day: Day, language: Language): string {
  const [year, month, date] = day.split('-');
  return language === 'de' ? `${date}.${month}.${year}` : `${Number(date)} ${monthOf(day, 'en')} ${year}`;
}

/** With the weekday in full, for headings: `Dienstag, 15. Juni 2027`, `Tuesday, 15 June 2027`. */
export function formatDateLong(day: Day, language: Language): string {
  const [year, , date] = day.split('-');
  const point = language === 'de' ? '.' : '';
  return `${formatWeekday(day, language)}, ${Number(date)}${point} ${monthOf(day, language)} ${year}`;
}

/** `Dienstag`, `Tuesday`. */
export function formatWeekday(day: Day, language: Language): string {
  return WEEKDAYS[language][weekdayOf(day) - 1] ?? '';
}

/**
 * For tables and lists: `09:15`, `ca. 15:30`, `from 15:30`. German programmes print "anschl." in place of a time; here the time
 * stays behind it, as lists are in its order and people look for it.
 */
export function formatTime(time: WallTime, language: Language, qualifier?: TimeQualifier): string {
  return qualifier === undefined ? time : `${QUALIFIERS[language][qualifier]} ${time}`;
}

/** For sentences: `09:15 Uhr` with a non-breaking space (DIN 5008), `ca. 15:30 Uhr`; English `09:15`, `approx. 15:30`. */
export function formatTimeSpoken(time: WallTime, language: Language, qualifier?: TimeQualifier): string {
  const written = formatTime(time, language, qualifier);
  return language === 'de' ? `${written}\u00a0Uhr` : written;
}

/** A moment on the clocks of `zone`: `12.03.2027, 14:10 Uhr`, `12 March 2027, 14:10`. */
export function formatMoment(instant: Instant, zone: string, language: Language): string {
  return `${formatDate(dayOf(instant, zone), language)}, ${formatTimeSpoken(wallTimeOf(instant, zone), language)}`;
}

/** Whole minutes as `45 min`, `1 h 30 min`, `2 h`; the same in both languages. */
export function formatDuration(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

function monthOf(day: Day, language: Language): string {
  return MONTHS[language][Number(day.slice(5, 7)) - 1] ?? '';
}
