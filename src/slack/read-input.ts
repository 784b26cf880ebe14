/** From the words and options of a command, or the inputs of a modal, to the values that a verb wants. */

import type { FieldName, Given, Reading, Verb } from '../command.ts';
import { fold, nearest } from '../domain/nearest.ts';
import { UserError } from '../errors.ts';
import type { Language } from '../i18n/index.ts';
import { fieldWords, type VerbPath } from '../i18n/vocabulary.ts';
import { shorten } from '../views/blocks.ts';
import { showEntities } from './entities.ts';
import { lineOf } from './find-verb.ts';
import type { Token } from './words.ts';

/** What was typed is said back, but not pages of it. */
const longestQuote = 80;

const VISIT_CODE = /^\p{L}[\p{L}\p{N}]*(?:-[\p{L}\p{N}]+)+$/u;
const visitWords = new Set(['in', 'besuch', 'visit']);

/** Takes `in=CODE` out of the options. */
export function takeVisitCode(tokens: Token[]): { code: string | undefined; rest: Token[] } {
  const option = tokens.find(
    (token) =>
      token.kind === 'option' &&
      visitWords.has(fold(token.key)) &&
      // "Besuch:Kreishaus ansehen" is a title with a colon.
      (token.mark === '=' || VISIT_CODE.test(token.text)),
  );
  return { code: option?.text, rest: tokens.filter((token) => token !== option) };
}

/**
 * What was given, by field.
 *
 * @throws UserError for an option that the verb does not have; it names the nearest ones
 */
export function giveTokens(path: VerbPath, verb: Verb, tokens: Token[], language: Language): Given {
  const given: { [name in FieldName]?: string } = {};
  const words: string[] = [];
  for (const token of tokens) {
    const field = token.kind === 'option' ? fieldOf(verb, token.key) : undefined;
    if (token.kind === 'word') words.push(token.text);
    else if (field) given[field] = token.text;
    // "Migration:Konzept" is a title with a colon, no option.
    else if (token.mark === ':') words.push(token.raw);
    else throw unknownOption(path, verb, tokens, token.key, language);
  }
  const text = words.join(' ').trim();
  return text === '' ? given : { ...verb.words(text), ...given };
}

function fieldOf(verb: Verb, key: string): FieldName | undefined {
  const typed = fold(key);
  return fieldNames(verb).find((name) => {
    const { en, de } = fieldWords[name];
    return [...en, ...de].some((word) => fold(word) === typed);
  });
}

function unknownOption(path: VerbPath, verb: Verb, tokens: Token[], key: string, language: Language): UserError {
  const known = fieldNames(verb).map((name) => fieldWords[name][language][0]);
  const near = nearest(key, known);
  const corrected = tokens.map((token): Token => {
    return token.kind === 'option' && token.key === key && near[0] ? { ...token, key: near[0] } : token;
  });
  const instead = () => lineInstead(path, verb, giveTokens(path, verb, corrected, language), language);
  return new UserError((t) => t.errors.unknownOption(key, near, known), near.length > 0 ? { instead } : {});
}

export interface ReadInput {
  values: Record<string, unknown>;
  /** Fields whose text made no sense. */
  wrong: FieldName[];
  missing: FieldName[];
}

export function readInput(verb: Verb, given: Given, reading: Reading): ReadInput {
  const values: Record<string, unknown> = {};
  const wrong: FieldName[] = [];
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
    if (value === undefined) wrong.push(name);
    else values[name] = value;
  }
  return { values, wrong, missing };
}

/** Says what was wrong, what was understood, and the line to type instead. */
export function notUnderstood(
  path: VerbPath,
  verb: Verb,
  given: Given,
  wrong: FieldName[],
  language: Language,
): UserError {
  const first = wrong[0];
  if (!first) throw new Error('Nothing was wrong');
  const understood = fieldNames(verb).filter((name) => given[name] && !wrong.includes(name));
  const shape = verb.fields[first]?.shape;
  const text = given[first] ?? '';
  const choices = shape?.kind === 'choice' ? shape.choices : [];
  const longest = shape && 'longest' in shape && [...text].length > shape.longest ? shape.longest : undefined;
  if (shape?.kind === 'user') {
    const { [first]: _, ...others } = asTyped(given);
    const instead = () => lineInstead(path, verb, others, language);
    return new UserError((t) => t.errors.notInSlack(quote(text)), { field: first, instead });
  }
  return new UserError(
    (t) =>
      longest !== undefined
        ? t.errors.tooLong(t.fields[first].label, longest)
        : t.errors.notUnderstood({
            field: t.fields[first].label,
            given: quote(text),
            choices: choices.map((choice) => t.choices[choice]),
            understood: understood.map((name) => [t.fields[name].label, quote(given[name] ?? '')]),
          }),
    {
      field: first,
      instead: (t) =>
        lineInstead(
          path,
          verb,
          { ...asTyped(given), ...Object.fromEntries(wrong.map((name) => [name, t.fields[name].example])) },
          language,
        ),
    },
  );
}

function quote(text: string): string {
  return shorten(showEntities(text), longestQuote);
}

/** An address or a mention is typed as it reads, not as Slack escapes it. */
function asTyped(given: Given): Given {
  return Object.fromEntries(Object.entries(given).map(([name, text]) => [name, showEntities(text)]));
}

/** The whole line with these values, without the command's name, so that it can be copied and sent. */
export function lineInstead(path: VerbPath, verb: Verb, given: Given, language: Language): string {
  const parts = fieldNames(verb).flatMap((name) => {
    const text = given[name];
    if (text === undefined) return [];
    const isWords = Object.keys(verb.words('x')).includes(name);
    const quoted = /^(?:[^\s"„“”'=:]+|\d{1,2}:\d{2})$/u.test(text) ? text : `"${text.replace(/["„“”]/g, "'")}"`;
    return [
      isWords ? { first: true, text: quoted } : { first: false, text: `${fieldWords[name][language][0]}=${quoted}` },
    ];
  });
  const ordered = [...parts.filter((part) => part.first), ...parts.filter((part) => !part.first)];
  return [lineOf(path, language), ...ordered.map((part) => part.text)].join(' ');
}

export function fieldNames(verb: Verb): FieldName[] {
  return Object.keys(verb.fields) as FieldName[];
}
