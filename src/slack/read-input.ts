/** From the words and options of a command, or the inputs of a modal, to the values that a verb wants. */

import type { Doubt, FieldName, Given, Reading, Verb } from '../command.ts';
import { fold, nearest } from '../domain/nearest.ts';
import { UserError } from '../errors.ts';
import type { Language } from '../i18n/index.ts';
import { fieldWords, type VerbPath } from '../i18n/vocabulary.ts';
import { lineOf } from './find-verb.ts';
import { fieldNames, lineInstead } from './line-instead.ts';
import { asTyped, quote, readShownIds, typedAgain } from './typed-line.ts';
import type { Token } from './words.ts';

const VISIT_CODE = /^\p{L}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)+$/u;
const visitWords = new Set(['in', 'besuch', 'visit']);

/**
 * Takes `in=CODE` out of the options.
 *
 * @throws UserError when two visits are named
 */
export function takeVisitCode(tokens: Token[]): { code: string | undefined; rest: Token[] } {
  const options = tokens.filter(isVisitOption);
  const codes = new Map(options.map(({ text }) => [fold(text.trim()), text]));
  const code = options.at(-1);
  const rest = tokens.filter((token) => !isVisitOption(token));
  if (codes.size <= 1 || !code) return { code: code?.text, rest };
  const instead = () => typedAgain([...rest, code]);
  throw new UserError((t) => t.errors.twoVisits([...codes.values()].map(quote)), { instead });
}

/** The last visit that was named, whether it makes sense or not. */
export function visitCodeIn(tokens: Token[]): string | undefined {
  return tokens.findLast(isVisitOption)?.text;
}

function isVisitOption(token: Token): token is Token & { kind: 'option' } {
  // "Besuch:Kreishaus ansehen" is a title with a colon.
  return (
    token.kind === 'option' && visitWords.has(fold(token.key)) && (token.mark === '=' || VISIT_CODE.test(token.text))
  );
}

/**
 * What was given, by field.
 *
 * @param isTyped as a click may say more
 * @throws UserError for an option that the verb does not have, naming the nearest ones, and for two values of one field
 */
export function giveTokens(path: VerbPath, verb: Verb, tokens: Token[], language: Language, isTyped = true): Given {
  const given: { [name in FieldName]?: string } = {};
  const before: { [name in FieldName]?: string } = {};
  const words: string[] = [];
  for (const token of tokens) {
    const field = token.kind === 'option' ? fieldOf(verb, token.key, isTyped) : undefined;
    const value = readShownIds(token.text);
    if (token.kind === 'word') words.push(value);
    else if (field) {
      if (given[field] !== undefined && given[field] !== value) before[field] = given[field];
      given[field] = value;
    }
    // "Migration:Konzept" is a title with a colon, no option.
    else if (token.mark === ':') words.push(token.raw);
    else throw unknownOption(path, verb, tokens, token.key, language);
  }
  const text = words.join(' ').trim();
  const said = text === '' ? {} : verb.words(text, given);
  const all = { ...said, ...given };
  for (const name of fieldNames(verb)) {
    const first = before[name] ?? said[name];
    const last = all[name];
    if (first === undefined || last === undefined || first === last) continue;
    const instead = () => lineInstead(path, verb, asTyped(all), language);
    throw new UserError((t) => t.errors.givenTwice(fieldWords[name][language][0], quote(first), quote(last)), {
      instead,
    });
  }
  return all;
}

function fieldOf(verb: Verb, key: string, isTyped = true): FieldName | undefined {
  const typed = fold(key);
  return fieldNames(verb).find((name) => {
    if (isTyped && verb.fields[name]?.clicksOnly) return false;
    const { en, de } = fieldWords[name];
    return [...en, ...de].some((word) => fold(word) === typed);
  });
}

function unknownOption(path: VerbPath, verb: Verb, tokens: Token[], key: string, language: Language): UserError {
  const typed = fieldNames(verb).filter((name) => !verb.fields[name]?.hidden);
  const known = typed.map((name) => fieldWords[name][language][0]);
  const near = nearest(key, known);
  const corrected = tokens.map((token): Token => {
    const [better] = token.kind === 'option' && !fieldOf(verb, token.key) ? nearest(token.key, known) : [];
    return token.kind === 'option' && better ? { ...token, raw: token.raw.replace(token.key, better) } : token;
  });
  const instead = () => `${lineOf(path, language)} ${typedAgain(corrected)}`;
  return new UserError((t) => t.errors.unknownOption(key, near, known), near.length > 0 ? { instead } : {});
}

/** A field whose text made no sense, or not together with the others; why, where more is known, and what to type instead. */
export interface Wrong {
  field: FieldName;
  say?: Doubt['say'];
  instead?: Given;
}

export interface ReadInput {
  values: Record<string, unknown>;
  wrong: Wrong[];
  missing: FieldName[];
}

export function readInput(verb: Verb, given: Given, reading: Reading): ReadInput {
  const values: Record<string, unknown> = {};
  const wrong: Wrong[] = [];
  const missing: FieldName[] = [];
  for (const name of fieldNames(verb)) {
    const field = verb.fields[name];
    const text = given[name];
    if (!field) continue;
    if (text === undefined || text.trim() === '') {
      if (text !== undefined) values[name] = null;
      if (field.required) missing.push(name);
      continue;
    }
    const value = field.read(text, reading);
    const doubt = value === undefined ? field.doubt?.(text) : undefined;
    if (value !== undefined) values[name] = value;
    else wrong.push({ field: name, ...(doubt ? { say: doubt.say, instead: { [name]: doubt.instead } } : {}) });
  }
  return { values, wrong: [...wrong, ...endsBeforeStart(values, given)], missing };
}

/** Where a verb takes a first and a last day, the two may be in the wrong order. */
function endsBeforeStart({ from, to }: Record<string, unknown>, given: Given): Wrong[] {
  if (typeof from !== 'string' || typeof to !== 'string' || from <= to) return [];
  const instead = { from: given.to ?? to, to: given.from ?? from };
  return [{ field: 'to', say: (t) => t.visit.endsBeforeStart, instead }];
}
