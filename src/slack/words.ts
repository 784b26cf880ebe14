/**
 * Splits the text of a slash command into words and options, forgiving what keyboards do to it: typographic quotes, dashes
 * for `--`, blanks of every kind, Slack's escaped mentions and links. Linear in the length of the text.
 */

import { cleanText } from '../domain/clean-text.ts';
import { decodeEscapes, entityEndAt } from './entities.ts';
import { findQuoteEnd, isOpeningQuote } from './quotes.ts';

/**
 * A word, or an option `key=value` / `key:value`. `text` is the word or the value without its quotes; `key` is as typed.
 * `raw` is the whole option as typed, for a title that merely contained a colon (`mark` says which of the two it was).
 */
export type Token =
  | { kind: 'word'; text: string; quoted: boolean }
  | { kind: 'option'; key: string; mark: '=' | ':'; text: string; quoted: boolean; raw: string };

/** A piece of text: where it ends, and what it says. */
type Piece = { end: number; text: string; quoted: boolean };

const OPTION = /(?:--|–|—)?(\p{L}+)(?:( *)(=)(?![=>])( *)|(:)(?!\/\/|:)(?=[^ ]))/uy;
const DASHES_BEFORE_WORD = /(?:--|[–—])(?=\p{L})/uy;
// "Bürger:innen", "jede:r": how German writes for everyone; never an option.
const GENDER_ENDING = /(?:innen|in|r|e|n|m|s|er|en)(?![\p{L}\p{N}=:])|innen\p{L}/uy;
// Values that people type with a blank and no quotes: "45 min", "9:00 Uhr", "ca. 15:30", "Tag 1".
const NEEDS_NUMBER = /^(?:ca\.?|circa|ab|gegen|about|approx\.?|around|from|tag|day)$/i;
const NUMBER = / +\d[\d:.]*(?= |$)/y;
const UNIT = / +(?:min|mins|minuten?|minutes?|m|h|std|stunden?|hours?|uhr)\.?(?= |$)/iy;
const ADDRESS_SCHEME = /^(?:mailto|tel)$/i;

/**
 * The words and options of a slash command's text, in order. Never throws and drops nothing but quotes, commas after a
 * quoted value or a mention, and dashes in front of a word. A quote that is never closed takes the rest.
 * `key =value` and `key = value` are options too; a colon needs its value right behind it, and no time (`9:00`), link or
 * German gender form (`Bürger:innen`) is one. An unquoted value keeps the number or unit behind its blank (`at=ca. 15:30 Uhr`).
 */
export function splitWords(text: string): Token[] {
  const source = cleanText(text).trimEnd();
  const tokens: Token[] = [];
  let nested = true;
  let position = skipBlanks(source, 0);
  while (position < source.length) {
    const option = optionAt(source, position);
    const start = option ? option.valueStart : position + matchLength(DASHES_BEFORE_WORD, source, position);
    const piece = option?.empty ? { end: start, text: '', quoted: false } : readPiece(start, option !== undefined);
    const value = { text: decodeEscapes(piece.text), quoted: piece.quoted };
    if (option) {
      const raw = decodeEscapes(source.slice(position, piece.end).trimEnd());
      tokens.push({ kind: 'option', key: option.key, mark: option.mark, ...value, raw });
    } else tokens.push({ kind: 'word', ...value });
    position = skipBlanks(source, skipComma(source, start, piece));
  }
  return tokens;

  function readPiece(start: number, isValue: boolean): Piece {
    if (!isOpeningQuote(source[start])) return readRun(source, start, isValue);
    let end = findQuoteEnd(source, start, nested);
    if (end === undefined && nested) {
      // Quotes inside quotes do not balance here. Not looking for them again keeps the whole linear.
      nested = false;
      end = findQuoteEnd(source, start, nested);
    }
    const text = source.slice(start + 1, end ?? source.length);
    return { end: end === undefined ? source.length : end + 1, text, quoted: true };
  }
}

type OptionStart = { key: string; mark: '=' | ':'; valueStart: number; empty: boolean };

/** The option that begins at this position. It is empty when nothing, or the next option, follows the blanks behind `=`. */
function optionAt(source: string, position: number): OptionStart | undefined {
  const match = matchOption(source, position);
  if (!match) return undefined;
  const { key, mark, end, blanks } = match;
  const empty = end >= source.length || (blanks > 0 && matchOption(source, end) !== undefined);
  return { key, mark, valueStart: empty ? end - blanks : end, empty };
}

function matchOption(source: string, position: number) {
  OPTION.lastIndex = position;
  const match = OPTION.exec(source);
  const key = match?.[1];
  if (!match || key === undefined) return undefined;
  const end = position + match[0].length;
  if (match[3] === '=') return { key, mark: '=' as const, end, blanks: match[4]?.length ?? 0 };
  if (ADDRESS_SCHEME.test(key) || matchLength(GENDER_ENDING, source, end) > 0) return undefined;
  return { key, mark: ':' as const, end, blanks: 0 };
}

/** Unquoted text up to the next blank. A mention or link in it is kept whole; a bare one is a word of its own. */
function readRun(source: string, start: number, isValue: boolean): Piece {
  let end = start;
  while (end < source.length && source[end] !== ' ') {
    const entityEnd = entityEndAt(source, end);
    end = entityEnd ?? end + 1;
    if (entityEnd !== undefined && !isValue && (source[end] === '<' || isComma(source[end]))) break;
  }
  if (isValue) end = valueEnd(source, start, end);
  return { end, text: source.slice(start, end), quoted: false };
}

/** Where an unquoted value ends that goes on behind a blank: with its number, then with its unit. */
function valueEnd(source: string, start: number, end: number): number {
  const short = end - start <= 10;
  const withNumber =
    short && NEEDS_NUMBER.test(source.slice(start, end)) ? end + matchLength(NUMBER, source, end) : end;
  return /\d/.test(source[withNumber - 1] ?? '') ? withNumber + matchLength(UNIT, source, withNumber) : withNumber;
}

/** Where to go on after a piece: past a comma that only separates a quoted text or a mention from what follows. */
function skipComma(source: string, start: number, piece: Piece): number {
  const separable = piece.quoted || (source[start] === '<' && source[piece.end - 1] === '>');
  return separable && isComma(source[piece.end]) ? piece.end + 1 : piece.end;
}

function isComma(mark: string | undefined): boolean {
  return mark === ',' || mark === ';';
}

function skipBlanks(source: string, position: number): number {
  let next = position;
  while (source[next] === ' ') next += 1;
  return next;
}

function matchLength(pattern: RegExp, source: string, position: number): number {
  pattern.lastIndex = position;
  return pattern.exec(source)?.[0].length ?? 0;
}
