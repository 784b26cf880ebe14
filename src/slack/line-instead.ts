import type { FieldName, Given, Verb } from '../command.ts';
import type { Language } from '../i18n/index.ts';
import { fieldWords, type VerbPath } from '../i18n/vocabulary.ts';
import { lineOf } from './find-verb.ts';
import { quoted } from './typed-line.ts';

/** A button holds 2000 characters, the visit's code among them. No line that long could be understood anyway. */
export const longestLine = 1900;

/** The whole line with these values, without the command's name, so that it can be copied and sent. */
export function lineInstead(path: VerbPath, verb: Verb, given: Given, language: Language): string {
  const parts = fieldNames(verb).flatMap((name) => {
    const text = given[name];
    if (text === undefined) return [];
    // A reason with a "for" in it would be read as someone's name.
    const isWords = 'x' === verb.words('x', {})[name] && verb.words(text, given)[name] === text;
    return [{ first: isWords, text: isWords ? quoted(text) : `${fieldWords[name][language][0]}=${quoted(text)}` }];
  });
  const ordered = [...parts.filter((part) => part.first), ...parts.filter((part) => !part.first)];
  return [lineOf(path, language), ...ordered.map((part) => part.text)].join(' ');
}

export function fieldNames(verb: Verb): FieldName[] {
  return Object.keys(verb.fields) as FieldName[];
}
