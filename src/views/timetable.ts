/** One day as a table, with a column for each track. */

import type { Visit } from '../db/schema.ts';
import type { ProgrammeSession } from '../domain/programme.ts';
import type { ProgrammeDifference } from '../domain/programme-difference.ts';
import { type Day, dayOf, wallTimeOf } from '../domain/time.ts';
import { type Timetable, type TimetableRow, timetableOf } from '../domain/timetable.ts';
import { type Language, type Texts, texts } from '../i18n/index.ts';
import type { Block } from '../slack/block-kit.ts';
import { type ButtonSpec, list, paragraph, type Span, shorten } from './blocks.ts';
import { inPages, lengthOfLine, partButtons } from './pages.ts';
import { sessionDetails, sessionLine, timeSpan, titleOf } from './session-line.ts';
import { mostCells, nothing, table } from './table.ts';

/** What is to be said of sessions besides themselves, in words, by their ids. */
export type Marks = ReadonlyMap<string, readonly string[]>;

export interface DayTimetable {
  day: Day;
  sessions: readonly ProgrammeSession[];
  marks?: Marks;
  /** From 1. */
  part?: number;
  /** Shows a part, in the words of the code. */
  line(part: number): string;
}

/** A table may hold 10,000 characters; so there is room in the message for what else is to be said. */
const longestPart = 6000;
const mostRows = 60;
const longestDetails = 250;

/** A day that is too much for one message comes in parts, with buttons for the others. */
export function dayTimetable(wanted: DayTimetable, visit: Visit, language: Language): Block[] {
  const t = texts(language);
  if (wanted.sessions.length === 0) return [paragraph(t.programme.nothingOnDay)];
  const timetable = timetableOf(wanted.sessions);
  const { columns, rows } = timetable;
  const marks = wanted.marks ?? new Map();
  if (columns >= mostCells) return listed(wanted, marks, visit, language);
  const head = [t.timetable.time, t.timetable.programme, ...parallels(columns - 1, t)];
  const drawn = rows.map((row) => rowOf(row, timetable, marks, visit, language));
  const pages = inPages(drawn, lengthOfRow, { characters: longestPart, items: mostRows });
  const shown = Math.min(wanted.part ?? 1, pages.length);
  return [table(head, pages[shown - 1] ?? []), ...partButtons(shown, pages.length, t, toPart(wanted, t))];
}

/** What is new, moved or changed. */
export function differenceMarks({ added, moved, changed }: ProgrammeDifference, visit: Visit, t: Texts): Marks {
  const { isNew, isChanged, movedFrom } = t.timetable;
  return new Map([
    ...added.map(({ id }): [string, string[]] => [id, [isNew]]),
    ...changed.map(({ after }): [string, string[]] => [after.id, [isChanged]]),
    ...moved.map(({ before, after }): [string, string[]] => [
      after.id,
      // Only its length or its "ca." is another one.
      [before.startsAt === after.startsAt ? isChanged : movedFrom(momentOf(before, after, visit, t))],
    ]),
  ]);
}

/** The time before; with its day where that was another one. */
function momentOf(before: ProgrammeSession, after: ProgrammeSession, visit: Visit, t: Texts): string {
  const day = dayOf(before.startsAt, visit.time_zone);
  const time = wallTimeOf(before.startsAt, visit.time_zone);
  return day === dayOf(after.startsAt, visit.time_zone) ? time : `${t.programme.dayTitle(day)}, ${time}`;
}

type Cell = (Span | string)[];

function rowOf(
  row: TimetableRow,
  { columns, placed }: Timetable,
  marks: Marks,
  visit: Visit,
  language: Language,
): Cell[] {
  const t = texts(language);
  const clock = (at: string) => wallTimeOf(at, visit.time_zone);
  const plain = `${clock(row.from)}–${clock(row.until)}`;
  const [first] = row.cells;
  const isAlone = columns === 1 && first && first !== 'continued';
  const time = isAlone ? timeSpan(first, visit, language) : plain;
  return [
    [time],
    ...row.cells.map((session, column): Cell => {
      if (session === undefined) return [nothing];
      if (session === 'continued') {
        const running = placed.findLast((each) => each.column === column && each.session.startsAt < row.from)?.session;
        return [t.timetable.continued(running?.number ? `#${running.number}` : (running?.title ?? ''))];
      }
      const own = timeSpan(session, visit, language);
      const details = [...(own === time ? [] : [own]), ...sessionDetails(session, visit, language)].join(' · ');
      const words = marks.get(session.id) ?? [];
      return [
        { text: titleOf(session), bold: true },
        ...(details === '' ? [] : [`\n${shorten(details, longestDetails)}`]),
        ...(words.length === 0 ? [] : [`\n(${shorten(words.join(', '), longestDetails)})`]),
      ];
    }),
  ];
}

function parallels(number: number, t: Texts): string[] {
  return Array.from({ length: number }, (_, index) => t.timetable.parallel(index + 1, number));
}

/** More at once than a table has columns. */
function listed(wanted: DayTimetable, marks: Marks, visit: Visit, language: Language): Block[] {
  const t = texts(language);
  const lines = wanted.sessions.map((session): Cell => {
    const words = marks.get(session.id) ?? [];
    return [...sessionLine(session, visit, language), ...(words.length === 0 ? [] : [` (${words.join(', ')})`])];
  });
  const pages = inPages(lines, lengthOfLine, { characters: longestPart, items: mostRows });
  const shown = Math.min(wanted.part ?? 1, pages.length);
  return [list(pages[shown - 1] ?? []), ...partButtons(shown, pages.length, t, toPart(wanted, t))];
}

function toPart({ line }: DayTimetable, t: Texts): (part: number) => ButtonSpec {
  return (part) => ({ text: t.programme.partButton(part), line: line(part) });
}

function lengthOfRow(row: Cell[]): number {
  return lengthOfLine(row.flat());
}
