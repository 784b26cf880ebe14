import type { ProgrammeSession } from './programme.ts';
import type { Instant } from './time.ts';

/** Where a session stands among those of its day. */
export interface PlacedSession {
  session: ProgrammeSession;
  /** From 0. */
  column: number;
  /** How many columns are free for it, 1 or more: all of them, where nothing else happens meanwhile. */
  span: number;
}

export interface TimetableRow {
  from: Instant;
  until: Instant;
  /** One for each column: what begins here, what began further up, or nothing. */
  cells: (ProgrammeSession | 'continued' | undefined)[];
}

export interface Timetable {
  /** As many as there are sessions at once at most; 1 for an empty day. */
  columns: number;
  placed: PlacedSession[];
  /** From each beginning or end to the next; where nothing happens there is no row. */
  rows: TimetableRow[];
}

/**
 * Sets what overlaps side by side, in the least number of columns. The same for the same sessions, in whatever order they come:
 * earlier ones stand further left, of those that begin together what is for everybody.
 *
 * @param sessions of one day, each with an end after its start
 */
export function timetableOf(sessions: readonly ProgrammeSession[]): Timetable {
  const ordered = sessions.toSorted(
    (a, b) => order(a.startsAt, b.startsAt) || rankOf(a) - rankOf(b) || a.number - b.number || order(a.id, b.id),
  );
  const columns: ProgrammeSession[][] = [];
  for (const session of ordered) {
    const free = columns.find((column) => !column.some((other) => overlap(other, session)));
    if (free) free.push(session);
    else columns.push([session]);
  }
  return {
    columns: Math.max(1, columns.length),
    placed: ordered.map((session) => place(session, columns)),
    rows: rowsOf(columns),
  };
}

function place(session: ProgrammeSession, columns: ProgrammeSession[][]): PlacedSession {
  const column = columns.findIndex((each) => each.includes(session));
  const taken = columns.findIndex((each, index) => index > column && each.some((other) => overlap(other, session)));
  return { session, column, span: (taken < 0 ? columns.length : taken) - column };
}

function rowsOf(columns: ProgrammeSession[][]): TimetableRow[] {
  const moments = [...new Set(columns.flat().flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]))].sort();
  return moments.slice(0, -1).flatMap((from, index) => {
    const until = moments[index + 1] ?? from;
    const cells = columns.map((column): ProgrammeSession | 'continued' | undefined => {
      const session = column.find((each) => each.startsAt <= from && from < each.endsAt);
      return session && session.startsAt < from ? 'continued' : session;
    });
    return cells.some((cell) => cell !== undefined) ? [{ from, until, cells }] : [];
  });
}

function rankOf({ audience }: ProgrammeSession): number {
  return audience.kind === 'all' ? 0 : 1;
}

function overlap(a: ProgrammeSession, b: ProgrammeSession): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

function order(a: Instant, b: Instant): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
