import { clockAt } from '../domain/minute-of-day.ts';
import type { Font } from './font.ts';
import { escapeXml } from './svg-text.ts';
import { boxText } from './timetable-box.ts';
import { colours, fillAndStroke } from './timetable-colours.ts';
import {
  axisWidth,
  type Band,
  layOut,
  margin,
  type PictureSession,
  type TimetablePicture,
} from './timetable-layout.ts';
import { wrapText } from './wrap-text.ts';

export interface PictureFonts {
  regular: Font;
  bold: Font;
}

/** What a telephone still loads and shows at once. */
const mostPixels = 12_000_000;
const titleSize = 40;
const titleLine = 48;
const subtitleSize = 24;
const dayTitleSize = 26;
const dayTitleLine = 30;
const hourSize = 20;
const noteSize = 20;
const noteLine = 32;

/**
 * A timetable as SVG 1.1, to be drawn with the fonts whose widths are given. Of what people wrote nothing is left that XML would
 * read; the size has a bound, whatever is in it.
 */
export function timetableSvg(picture: TimetablePicture, fonts: PictureFonts): string {
  const bold = (size: number) => (text: string) => fonts.bold.widthOf(text, size);
  const { width } = layOut(picture.days, 0);
  const title = wrapText(picture.title, bold(titleSize), width - 2 * margin, 2);
  const headed = margin + title.length * titleLine + 24;
  const { bands, bottom } = layOut(picture.days, headed);
  const foot = footOf(picture, fonts, bottom + noteLine + 16, width);
  const height = Math.ceil(foot.bottom + margin / 2);
  const scale = Math.min(1, Math.sqrt(mostPixels / (width * height)));
  const size = `width="${Math.floor(width * scale)}" height="${Math.floor(height * scale)}"`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" ${size} viewBox="0 0 ${width} ${height}" font-family="Source Sans 3">`,
    `<rect width="${width}" height="${height}" fill="${colours.paper}"/>`,
    ...title.map((line, n) => textAt(line, margin, margin + (n + 1) * titleLine - 12, titleSize, { bold: true })),
    textAt(picture.subtitle, margin, margin + title.length * titleLine + 20, subtitleSize, { fill: colours.quiet }),
    ...bands.flatMap((band) => bandSvg(band, fonts, width)),
    ...foot.parts,
    '</svg>',
  ].join('\n');
}

function bandSvg(band: Band, fonts: PictureFonts, width: number): string[] {
  const boldTitle = (text: string) => fonts.bold.widthOf(text, dayTitleSize);
  return [
    ...band.days.flatMap(({ title, x, width: dayWidth }) =>
      wrapText(title, boldTitle, dayWidth, 2).map((line, n, { length }) =>
        textAt(line, x, band.scaleTop - 16 - (length - 1 - n) * dayTitleLine, dayTitleSize, { bold: true }),
      ),
    ),
    ...band.hours.flatMap(({ minute, y }) => [
      `<path d="M${margin + axisWidth - 8} ${round(y)}H${width - margin}" stroke="${colours.line}" stroke-width="1"/>`,
      textAt(clockAt(minute % 1440), margin, y + 7, hourSize, { fill: colours.quiet }),
    ]),
    ...band.boxes.flatMap((box) => [
      boxSvg(box, box.kind),
      ...boxText(box, fonts).map(({ text, x, y, size, bold, quiet }) =>
        textAt(text, x, y, size, { bold, ...(quiet ? { fill: colours.quiet } : {}) }),
      ),
    ]),
  ];
}

function boxSvg(at: { x: number; y: number; width: number; height: number }, kind: PictureSession['kind']): string {
  const [x, y, width, height] = [at.x, at.y, at.width, at.height].map(round);
  const rect = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="5" ${fillAndStroke(kind)}/>`;
  // Topics are known by their bar, too, fixed points by their dashes, pauses by their dots.
  return kind === 'topic'
    ? `${rect}<rect x="${x}" y="${y}" width="7" height="${height}" fill="${colours.topic.stroke}"/>`
    : rect;
}

function footOf({ legend, notes, days }: TimetablePicture, fonts: PictureFonts, top: number, width: number) {
  const used = new Set(days.flatMap(({ sessions }) => sessions.map(({ kind }) => kind)));
  const kinds = (['topic', 'fixed', 'pause'] as const).filter((kind) => used.has(kind));
  const parts = kinds.length === 0 ? [] : [textAt(legend.title, margin, top, noteSize, { fill: colours.quiet })];
  let x = margin + fonts.regular.widthOf(legend.title, noteSize) + 18;
  for (const kind of kinds) {
    parts.push(
      boxSvg({ x, y: top - 18, width: 34, height: 24 }, kind),
      textAt(legend.kinds[kind], x + 44, top, noteSize, {}),
    );
    x += 44 + fonts.regular.widthOf(legend.kinds[kind], noteSize) + 30;
  }
  const widthOf = (text: string) => fonts.regular.widthOf(text, noteSize);
  const lines = notes.flatMap((each) => wrapText(each, widthOf, width - 2 * margin, 3));
  const below = lines.map((line, n) => textAt(line, margin, top + (n + 1) * noteLine, noteSize, {}));
  return { parts: [...parts, ...below], bottom: top + lines.length * noteLine };
}

function textAt(text: string, x: number, y: number, size: number, more: { bold?: boolean; fill?: string }): string {
  const weight = more.bold ? ' font-weight="700"' : '';
  const place = `x="${round(x)}" y="${round(y)}" font-size="${round(size)}"`;
  return `<text ${place}${weight} fill="${more.fill ?? colours.ink}">${escapeXml(text)}</text>`;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
