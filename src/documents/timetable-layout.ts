/** Where everything of a timetable's picture stands, in pixels. Pure. */

import { type Hour, hoursOf, yOf } from './timetable-scale.ts';

/** One point of the programme, in the words in which it is drawn. */
export interface PictureSession {
  /** Minutes on the clocks of the visit, from the beginning of its day; past midnight more than 1440. */
  from: number;
  until: number;
  column: number;
  span: number;
  /** "09:00–09:45" */
  time: string;
  title: string;
  /** Room and people. */
  details: string;
  /** "intern", "nur Gäste" */
  marks: readonly string[];
  kind: 'topic' | 'fixed' | 'pause';
}

export interface PictureDay {
  title: string;
  columns: number;
  sessions: readonly PictureSession[];
}

export interface TimetablePicture {
  language: string;
  title: string;
  /** "Entwurf · Stand: 12.03.2027, 14:10 Uhr" */
  subtitle: string;
  days: readonly PictureDay[];
  legend: { title: string; kinds: Record<PictureSession['kind'], string> };
  /** What is not shown, for one. */
  notes: readonly string[];
}

export interface Box extends PictureSession {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Days side by side, over the same scale of hours. */
export interface Band {
  /** Where the scale begins, below the days' titles of two lines at most. */
  scaleTop: number;
  bottom: number;
  hours: Hour[];
  days: { title: string; x: number; width: number }[];
  boxes: Box[];
}

export interface Layout {
  width: number;
  /** Down to the end of the last band. */
  bottom: number;
  bands: Band[];
}

export const margin = 40;
export const axisWidth = 74;
/** For two lines of a day's title. */
const dayTitleHeight = 76;
const dayGap = 24;
const boxGap = 6;
const bandGap = 44;
const usualWidth = 1080;
const mostWidth = 2400;
const narrowestColumn = 230;
/** Beyond, a column is too narrow to be read on a telephone. */
const columnsInBand = 3;

/** @param top below the heading */
export function layOut(days: readonly PictureDay[], top: number): Layout {
  const groups = bandsOf(days);
  const widest = Math.max(1, ...groups.map(columnsOf));
  const width = Math.min(mostWidth, Math.max(usualWidth, 2 * margin + axisWidth + widest * narrowestColumn));
  let y = top;
  const bands = groups.map((group) => {
    const band = layOutBand(group, y, width);
    y = band.bottom + bandGap;
    return band;
  });
  return { width, bottom: bands.at(-1)?.bottom ?? top, bands };
}

/** In their order, as many days side by side as have room; each band has one at least. */
function bandsOf(days: readonly PictureDay[]): PictureDay[][] {
  const bands: PictureDay[][] = [];
  for (const day of days) {
    const open = bands.at(-1);
    if (open && columnsOf([...open, day]) <= columnsInBand) open.push(day);
    else bands.push([day]);
  }
  return bands;
}

function columnsOf(days: readonly PictureDay[]): number {
  return days.reduce((sum, { columns }) => sum + columns, 0);
}

function layOutBand(group: readonly PictureDay[], top: number, width: number): Band {
  const scaleTop = top + dayTitleHeight;
  const hours = hoursOf(
    group.flatMap((day) => day.sessions),
    scaleTop,
  );
  const inner = width - 2 * margin - axisWidth - dayGap * (group.length - 1);
  const columnWidth = inner / columnsOf(group);
  let x = margin + axisWidth;
  const days = group.map((day) => {
    const left = x;
    const dayWidth = columnWidth * day.columns;
    x += dayWidth + dayGap;
    const boxes = day.sessions.map((session) => {
      const y = yOf(session.from, hours);
      const height = Math.max(4, yOf(session.until, hours) - y - boxGap / 2);
      const place = { x: left + session.column * columnWidth, y, width: columnWidth * session.span - boxGap, height };
      return { ...session, ...place };
    });
    return { title: { title: day.title, x: left, width: dayWidth - boxGap }, boxes };
  });
  return {
    scaleTop,
    bottom: hours.at(-1)?.y ?? scaleTop,
    hours,
    days: days.map(({ title }) => title),
    boxes: days.flatMap(({ boxes }) => boxes),
  };
}
