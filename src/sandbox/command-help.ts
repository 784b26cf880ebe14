/** What can be typed behind the command, for the suggestions of the page: the bot's own nouns and verbs, from its vocabulary. */

import { nouns } from '../../commands/index.ts';
import type { Noun, VerbPath } from '../command.ts';
import { fold } from '../domain/nearest.ts';
import { type Language, texts } from '../i18n/index.ts';
import { nounWords, verbWords } from '../i18n/vocabulary.ts';
import { lineOf } from '../slack/find-verb.ts';

export interface CommandHelp {
  /** As it is typed, without the command's name: `tagesordnung neu`, `heute`, or a noun alone. */
  line: string;
  /** What it does; for a noun, the verbs that it has. */
  about: string;
  /** A whole line that can be typed as it stands; a noun has none. */
  example?: string;
  /** Every word for the noun and for the verb, in both languages and folded; the first is empty where it can be left out. */
  nouns: string[];
  verbs?: string[];
}

/** @returns bare verbs and nouns in the order of help, each noun followed by its verbs */
export function commandHelp(language: Language): CommandHelp[] {
  return nouns.flatMap((noun) => {
    const verbs = Object.keys(noun.verbs).map((name) => verbHelp(noun, `${noun.name}.${name}` as VerbPath, language));
    if (noun.bare) return verbs;
    const words = nounWords[noun.name];
    const about = verbs.map(({ line }) => line.slice(line.indexOf(' ') + 1)).join(', ');
    return [{ line: words[language][0], about, nouns: foldedWords(words) }, ...verbs];
  });
}

function verbHelp(noun: Noun, path: VerbPath, language: Language): CommandHelp {
  const { does, example } = texts(language).verbs[path];
  const nounNames = foldedWords(nounWords[noun.name]);
  return {
    line: lineOf(path, language),
    about: does,
    example,
    nouns: noun.bare ? ['', ...nounNames] : nounNames,
    verbs: foldedWords(verbWords[path]),
  };
}

function foldedWords({ en, de }: { en: readonly string[]; de: readonly string[] }): string[] {
  return [...new Set([...en, ...de].map(fold))];
}
