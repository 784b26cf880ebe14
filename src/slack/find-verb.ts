/** Which verb the words of a command mean, in either language. */

import type { Noun, Verb } from '../command.ts';
import { fold, nearest } from '../domain/nearest.ts';
import type { Language } from '../i18n/index.ts';
import { nounWords, type VerbPath, verbWords } from '../i18n/vocabulary.ts';
import type { Token } from './words.ts';

export type FoundVerb =
  | { kind: 'verb'; path: VerbPath; verb: Verb; rest: Token[] }
  /** `near` are lines to type instead, without the command's name. */
  | { kind: 'unknown'; typed: string; near: string[] };

export type FindVerb = (tokens: Token[], language: Language) => FoundVerb;

interface Entry {
  path: VerbPath;
  verb: Verb;
}

/** @param nouns all there are; the first bare one's `alone` verb is what the command means without any words */
export function createFindVerb(nouns: readonly Noun[]): FindVerb {
  const bare = new Map<string, Entry>();
  const byNoun = new Map<string, { noun: Noun; verbs: Map<string, Entry> }>();
  for (const noun of nouns) {
    const verbs = new Map<string, Entry>();
    for (const [name, verb] of Object.entries(noun.verbs)) {
      const path = pathOf(noun, name);
      for (const word of wordsOf(verbWords[path])) {
        const entry = { path, verb };
        verbs.set(fold(word), entry);
        if (noun.bare) bare.set(fold(word), entry);
      }
    }
    for (const word of wordsOf(nounWords[noun.name])) byNoun.set(fold(word), { noun, verbs });
  }
  const first = nouns.find((noun) => noun.bare && noun.alone);

  return (tokens, language) => {
    const [head, second] = tokens;
    if (!head) return found(first, first?.alone ?? '', []);
    if (head.kind === 'option') return found(first, first?.alone ?? '', tokens);
    const word = fold(head.text);
    const direct = bare.get(word);
    if (direct) return { kind: 'verb', ...direct, rest: tokens.slice(1) };
    const named = byNoun.get(word);
    if (!named) return { kind: 'unknown', typed: head.text, near: near(head.text, firstWords(language)) };
    const paths = Object.keys(named.noun.verbs).map((name) => pathOf(named.noun, name));
    if (!second || second.kind === 'option') {
      if (named.noun.alone) return found(named.noun, named.noun.alone, tokens.slice(1));
      return {
        kind: 'unknown',
        typed: head.text,
        near: paths.map((path) => lineOf(path, language)).slice(0, mostLines),
      };
    }
    const entry = named.verbs.get(fold(second.text));
    if (entry) return { kind: 'verb', ...entry, rest: tokens.slice(2) };
    return {
      kind: 'unknown',
      typed: `${head.text} ${second.text}`,
      near: near(
        second.text,
        paths.map((path) => [verbWords[path][language][0], lineOf(path, language)]),
      ),
    };
  };

  /** What can be typed first, and verbs whose noun was left out. */
  function firstWords(language: Language): [word: string, line: string][] {
    return nouns.flatMap((noun): [string, string][] => {
      const nounWord = nounWords[noun.name][language][0];
      const verbs = Object.keys(noun.verbs).map((name): [string, string] => {
        const path = pathOf(noun, name);
        return [verbWords[path][language][0], lineOf(path, language)];
      });
      return noun.bare ? verbs : [[nounWord, nounWord], ...verbs];
    });
  }
}

/** How the verb is typed: `agenda add`, `heute`. */
export function lineOf(path: VerbPath, language: Language): string {
  const noun = path.slice(0, path.indexOf('.'));
  const word = verbWords[path][language][0];
  return bareNouns.has(noun) ? word : `${nounWords[noun as keyof typeof nounWords][language][0]} ${word}`;
}

const mostLines = 4;

/** Nouns that are never typed in front of their verbs. */
const bareNouns = new Set(['visit', 'programme', 'reply', 'help']);

function pathOf(noun: Noun, verb: string): VerbPath {
  const path = `${noun.name}.${verb}`;
  if (!(path in verbWords)) throw new Error(`The vocabulary has no words for ${path}`);
  return path as VerbPath;
}

function found(noun: Noun | undefined, name: string, rest: Token[]): FoundVerb {
  const verb = noun?.verbs[name];
  if (!noun || !verb) throw new Error('A noun names a verb for being typed alone that it does not have');
  return { kind: 'verb', path: pathOf(noun, name), verb, rest };
}

function near(typed: string, known: [word: string, line: string][]): string[] {
  const words = nearest(
    typed,
    known.map(([word]) => word),
  );
  return words.flatMap((word) => known.flatMap(([each, line]) => (each === word ? [line] : []))).slice(0, mostLines);
}

function wordsOf(words: { en: readonly string[]; de: readonly string[] }): string[] {
  return [...words.en, ...words.de];
}
