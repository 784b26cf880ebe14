/** Reads a length of time as people type it, in German or English. */

import { foldPhrase } from './nearest.ts';

const LONGEST = 40;
const DAY = 1440;

/**
 * Whole minutes, 1 to 1440, from `45`, `45m`, `45 min`, `45 Minuten`, `1h`, `1h30`, `1 h 30 min`, `1:30`, `1,5h`,
 * `1 Stunde`, `eine halbe Stunde`; nothing for anything else. A bare `2` is nothing, either: whoever types it means hours,
 * whoever reads on from `45` down would say minutes.
 */
export function readLength(text: string): number | undefined {
  if (text.length > LONGEST || readBareHours(text) !== undefined) return undefined;
  const minutes = minutesOf(foldPhrase(text).replace(/^(?:eine|an|one) (?=stunde|hour)/, '1 '));
  return minutes !== undefined && minutes >= 1 && minutes <= DAY ? minutes : undefined;
}

/** The number of a bare `1` to `4`, which needs its unit; nothing for anything else. */
export function readBareHours(text: string): number | undefined {
  const number = /^0?([1-4])\.?$/.exec(text.trim())?.[1];
  return number === undefined ? undefined : Number(number);
}

function minutesOf(phrase: string): number | undefined {
  if (phrase === 'eine halbe stunde' || phrase === 'halbe stunde' || phrase === 'half an hour') return 30;
  const minutes = /^(\d{1,4}) ?(?:m|min|mins|minuten?|minutes?)?\.?$/.exec(phrase);
  if (minutes) return Number(minutes[1]);
  const clock = /^(\d{1,2}):(\d{2})(?: ?(?:h|std\.?|stunden?))?$/.exec(phrase);
  if (clock) return hoursAnd(clock[1], clock[2]);
  const decimal = /^(\d{1,2})[.,](\d{1,2}) ?(?:h|hrs?|hours?|std|stunden?)\.?$/.exec(phrase);
  if (decimal) return Math.round(Number(`${decimal[1]}.${decimal[2]}`) * 60);
  const hours =
    /^(\d{1,2}) ?(?:h|hrs?|hours?|std|stunden?)\.?(?: ?(?:und |and )?(\d{1,2}) ?(?:m|min|mins|minuten?|minutes?)?\.?)?$/.exec(
      phrase,
    );
  return hours ? hoursAnd(hours[1], hours[2]) : undefined;
}

function hoursAnd(hours: string | undefined, minutes: string | undefined): number | undefined {
  return Number(minutes ?? 0) < 60 ? Number(hours) * 60 + Number(minutes ?? 0) : undefined;
}
