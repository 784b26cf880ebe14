/** Reads times of day and hours of a visit as people type them, in German or English. */

import type { TimeQualifier } from './format-time.ts';
import { foldPhrase } from './nearest.ts';
import type { WallTime } from './time.ts';

/** A time, and how exactly it is meant where that was said. */
export type ReadTime = { time: WallTime; qualifier?: TimeQualifier };

const LONGEST = 40;
const QUALIFIERS = new Map<string, TimeQualifier>([
  ...['ca', 'ca.', 'circa', 'zirka', 'etwa', 'ungefaehr', 'about', 'approx', 'approx.', 'approximately', '~'].map(
    (word) => [word, 'circa'] as const,
  ),
  ...['ab', 'from'].map((word) => [word, 'from'] as const),
  ...['gegen', 'around', 'towards'].map((word) => [word, 'towards'] as const),
  ...['anschl', 'anschl.', 'anschliessend', 'danach', 'dann', 'then', 'afterwards', 'following'].map(
    (word) => [word, 'following'] as const,
  ),
  ...['evtl', 'evtl.', 'eventuell', 'vielleicht', 'ggf', 'ggf.', 'possibly', 'perhaps', 'maybe'].map(
    (word) => [word, 'perhaps'] as const,
  ),
]);

/**
 * A time from `9:00`, `9.00`, `9`, `9h`, `9h30`, `09:00 Uhr`, `9 Uhr 30`, `2:30 pm`, with `ca.`, `ab`, `gegen`, `anschl.`,
 * `evtl.`, `about`, `from`, `around`, `then`, `possibly` in front; nothing for anything else. `24:00` is refused: it is the next
 * day's 00:00.
 */
export function readTime(text: string): ReadTime | undefined {
  if (text.length > LONGEST) return undefined;
  const phrase = foldPhrase(text).replace(/^(?:um|at) /, '');
  const prefix = /^(?:~|[a-z]+\.?(?=,? ?(?:um |at )?\d))/.exec(phrase)?.[0] ?? '';
  const qualifier = QUALIFIERS.get(prefix);
  if (prefix !== '' && qualifier === undefined) return undefined;
  const time = readClock(
    phrase
      .slice(prefix.length)
      .replace(prefix === '' ? /^ / : /^,? ?/, '')
      .replace(/^(?:um|at) /, ''),
  );
  if (time === undefined) return undefined;
  return qualifier === undefined ? { time } : { time, qualifier };
}

/**
 * Two times from `9-17`, `09:00-17:30`, `9 bis 17`, `9–17 Uhr`, `von 9 bis 17 Uhr`, `9am to 5pm`; nothing for anything
 * else, or if the end does not come after the start.
 */
export function readHours(text: string): { start: WallTime; end: WallTime } | undefined {
  if (text.length > 2 * LONGEST) return undefined;
  const parts = foldPhrase(text)
    .replace(/^(?:von|from) /, '')
    .split(/-|–|—|\bbis\b|\bto\b|\buntil\b/);
  const [start, end] = parts.map((part) => readClock(part.trim()));
  if (parts.length !== 2 || start === undefined || end === undefined || end <= start) return undefined;
  return { start, end };
}

function readClock(phrase: string): WallTime | undefined {
  const spoken = /^(\d{1,2}) ?(?:h|uhr) ?(\d{2})$/.exec(phrase);
  if (spoken) return wallTime(Number(spoken[1]), Number(spoken[2]));
  const written = /^(\d{1,2})(?:[:.](\d{2}))? ?(uhr|h|am|pm|a\.m\.|p\.m\.)?$/.exec(phrase);
  if (!written) return undefined;
  const hour = Number(written[1]);
  const minute = Number(written[2] ?? 0);
  const half = written[3]?.charAt(0);
  if (half !== 'a' && half !== 'p') return wallTime(hour, minute);
  if (hour < 1 || hour > 12) return undefined;
  return wallTime((hour % 12) + (half === 'p' ? 12 : 0), minute);
}

function wallTime(hour: number, minute: number): WallTime | undefined {
  if (hour > 23 || minute > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
