/** What a person has written in a mail, without what their program quotes below or above it. */

import { cleanText } from '../domain/clean-text.ts';

const mostRead = 100_000;
const mostLineCharacters = 1000;
const mostCharacters = 1000;

/** Before the original mail, whatever follows. */
const originalFollows = [
  /^[-_=*\s]{2,}(?:ursprüngliche nachricht|original-?nachricht|original message|weitergeleitete nachricht|forwarded message|anfang der weitergeleiteten|original appointment|ursprünglicher termin)\b/i,
  /^(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-?mail)):/i,
];
/** "Am 3. Mai 2027 schrieb Anna <…>:"; some break it over two or three lines. */
const attribution =
  /^(?:am\s.{3,300}\sschrieb\b.{0,200}|on\s.{3,300}\swrote|.{1,200}\s(?:schrieb am|wrote on)\s.{3,200}|le\s.{3,300}\sa écrit\s?):\s*$/i;
/** Outlook's block of headers, some of them in bold. */
const blockBegins = /^[*_\s]*(?:von|from|de):[*_]*\s*\S/i;
const blockGoesOn = /^[*_\s]*(?:gesendet|gesendet am|sent|datum|date|an|to|betreff|subject):/i;
const signature = /^-- ?$/;

/** @returns at most 1,000 characters; line breaks are `\n`, and never more than two in a row */
export function withoutQuotes(text: string): string {
  const lines = text
    .slice(0, mostRead)
    .split(/\r\n?|\n/)
    .map((line) => cleanText(line.slice(0, mostLineCharacters)).trimEnd());
  const kept: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (signature.test(line)) break;
    const length = attributionLength(lines, index);
    if (length > 0) {
      // Who writes below what is quoted line by line has their own words still to come.
      if (!isQuoted(nextWritten(lines, index + length))) break;
      index += length - 1;
      continue;
    }
    if (beginsOriginal(lines, index)) break;
    if (!isQuoted(line)) kept.push(line);
  }
  const whole = withoutRule(kept.join('\n').trimEnd())
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return whole.slice(0, mostCharacters).toWellFormed().trim();
}

/** Outlook draws a line above what it quotes. Counted, as an expression would begin anew at each underscore of a long mail. */
function withoutRule(text: string): string {
  let end = text.length;
  while (text[end - 1] === '_') end -= 1;
  return text.length - end < 10 ? text : text.slice(0, end);
}

function isQuoted(line: string | undefined): boolean {
  return line !== undefined && /^\s*>/.test(line);
}

function nextWritten(lines: readonly string[], from: number): string | undefined {
  return lines.slice(from, from + 10).find((line) => line.trim() !== '');
}

/** @returns over how many lines one goes that begins here; 0 when none does */
function attributionLength(lines: readonly string[], index: number): number {
  for (const length of [1, 2, 3]) {
    const joined = lines
      .slice(index, index + length)
      .join(' ')
      .trim();
    if (attribution.test(joined)) return length;
  }
  return 0;
}

function beginsOriginal(lines: readonly string[], index: number): boolean {
  const line = (lines[index] ?? '').trim();
  if (originalFollows.some((begin) => begin.test(line))) return true;
  const below = lines.slice(index + 1, index + 5);
  return blockBegins.test(line) && below.filter((one) => blockGoesOn.test(one)).length >= 2;
}
