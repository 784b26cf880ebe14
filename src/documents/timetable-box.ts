/** What is written in the box of a session, as far as there is room. */

import type { Font } from './font.ts';
import type { Box } from './timetable-layout.ts';
import { wrapText } from './wrap-text.ts';

export interface TextLine {
  text: string;
  x: number;
  /** Of the line on which the letters stand. */
  y: number;
  size: number;
  bold: boolean;
  quiet: boolean;
}

const titleSize = 22;
const smallSize = 19;
const lineHeight = 26;
const padding = { left: 16, right: 8, vertical: 6 };
const smallestSize = 11;

export function boxText(box: Box, fonts: { regular: Font; bold: Font }): TextLine[] {
  const lines = Math.floor((box.height - 2 * padding.vertical) / lineHeight);
  return lines >= 2 ? severalLines(box, lines, fonts) : oneLine(box, fonts);
}

/** The time and the marks above, then the title, then room and people. */
function severalLines(box: Box, lines: number, { regular, bold }: { regular: Font; bold: Font }): TextLine[] {
  const width = box.width - padding.left - padding.right;
  const small = (text: string) => regular.widthOf(text, smallSize);
  const left = lines - 1;
  const large = (text: string) => bold.widthOf(text, titleSize);
  const title = wrapText(box.title, large, width, left > 2 ? left - 1 : left);
  const details = left > title.length ? wrapText(box.details, small, width, left - title.length) : [];
  // Where there is no line left for room and people, they stand behind the time, as far as they fit.
  const above = [box.time, ...box.marks, ...(details.length === 0 && box.details !== '' ? [box.details] : [])];
  const about = wrapText(above.join(' · '), small, width, 1);
  const all = [
    ...about.map((text) => ({ text, size: smallSize, bold: false, quiet: true })),
    ...title.map((text) => ({ text, size: titleSize, bold: true, quiet: false })),
    ...details.map((text) => ({ text, size: smallSize, bold: false, quiet: false })),
  ];
  return all.map((line, n) => ({
    ...line,
    x: box.x + padding.left,
    y: box.y + padding.vertical + (n + 1) * lineHeight - 7,
  }));
}

/** "09:00 #1 Begrüßung", in the middle, and smaller where it must be. */
function oneLine(box: Box, { bold }: { bold: Font }): TextLine[] {
  const size = Math.min(titleSize, Math.max(smallestSize, box.height - 8));
  const marks = box.marks.length > 0 ? ` (${box.marks.join(', ')})` : '';
  const width = box.width - padding.left - padding.right;
  const text = wrapText(`${box.time} ${box.title}${marks}`, (each) => bold.widthOf(each, size), width, 1);
  const y = box.y + box.height / 2 + size * 0.34;
  return text.map((line) => ({ text: line, x: box.x + padding.left, y, size, bold: true, quiet: false }));
}
