/** The scale of hours beside a timetable. Pure. */

/** A full hour of the scale. */
export interface Hour {
  /** Of the day. */
  minute: number;
  /** Pixels from the top. */
  y: number;
}

interface Span {
  from: number;
  until: number;
}

/** Heights in which one line of text stands, and four. */
const oneLine = 34;
const fewLines = 122;
/** An hour in which nothing happens. */
const emptyHour = 30;
const pixelsPerMinute = { least: 1.7, most: 3 };

/** From the first full hour to the last; hours in which nothing happens take little room. */
export function hoursOf(sessions: readonly Span[], top: number): Hour[] {
  const first = Math.floor(Math.min(...sessions.map(({ from }) => from), 24 * 60) / 60);
  const last = Math.ceil(Math.max(...sessions.map(({ until }) => until), (first + 1) * 60) / 60);
  const perMinute = scaleFor(sessions.map(({ from, until }) => until - from));
  let y = top;
  return Array.from({ length: last - first + 1 }, (_, n) => {
    const minute = (first + n) * 60;
    const at = { minute, y };
    const isUsed = sessions.some(({ from, until }) => from < minute + 60 && until > minute);
    y += isUsed ? 60 * perMinute : emptyHour;
    return at;
  });
}

/** Pixels for a minute, so that the shortest one holds a line and most of them hold a few. */
function scaleFor(lengths: readonly number[]): number {
  const sorted = lengths.toSorted((a, b) => a - b);
  const shortest = Math.max(1, sorted[0] ?? 60);
  const usual = Math.max(1, sorted[Math.floor(sorted.length / 2)] ?? 60);
  const wanted = Math.max(oneLine / shortest, fewLines / usual);
  return Math.min(pixelsPerMinute.most, Math.max(pixelsPerMinute.least, wanted));
}

/** Where a minute of the day stands. */
export function yOf(minute: number, hours: readonly Hour[]): number {
  const index = hours.findLastIndex((hour) => hour.minute <= minute);
  const [hour, next] = [hours[index], hours[index + 1]];
  if (!hour) return hours[0]?.y ?? 0;
  return next ? hour.y + ((minute - hour.minute) / 60) * (next.y - hour.y) : hour.y;
}
