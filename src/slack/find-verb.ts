/** Which verb the words of a command mean, in either language. */

import type { Noun, Verb } from '../command.ts';
import { fold, nearest } from '../domain/nearest.ts';
import type { Language } from '../i18n/index.ts';
import { nounWords, type VerbPath, verbWords } from '../i18n/vocabulary.ts';
import { typedAgain } from './typed-line.ts';
import type { Token } from './words.ts';

export type FoundVerb =
  | { kind: 'verb'; path: VerbPath; verb: Verb; rest: Token[] }
  /** Lines to type instead, without the command's name: what was probably meant, else all that the noun can do. */
  | { kind: 'unknown'; typed: string; near: string[]; possible: string[] };

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
    if (!named)
      return { kind: 'unknown', typed: head.text, near: nearLines(head.text, tokens, language), possible: [] };
    const { noun, verbs } = named;
    if (!second || second.kind === 'option') {
      if (noun.alone) return found(noun, noun.alone, tokens.slice(1));
      return { kind: 'unknown', typed: head.text, near: [], possible: verbLines(noun, language) };
    }
    const entry = verbs.get(fold(second.text));
    if (entry) return { kind: 'verb', ...entry, rest: tokens.slice(2) };
    const near = nearVerbs(noun, second.text, language).map((line) => withRest(line, tokens.slice(2)));
    const possible = near.length > 0 ? [] : verbLines(noun, language);
    return { kind: 'unknown', typed: `${head.text} ${second.text}`, near, possible };
  };

  /** What can be typed first, and verbs whose noun was left out; the rest of the line stays. */
  function nearLines(typed: string, tokens: Token[], language: Language): string[] {
    const known = nouns.flatMap((noun): Known[] => {
      const lines = knownVerbs(noun, language).map(([word, line]): Known => [word, withRest(line, tokens.slice(1))]);
      const nounWord = nounWords[noun.name][language][0];
      return noun.bare ? lines : [[nounWord, withNoun(noun, nounWord, tokens.slice(1), language)], ...lines];
    });
    return nearestLines(typed, known);
  }

  /** Behind a noun that was mistyped, the verb may be, too. */
  function withNoun(noun: Noun, nounWord: string, rest: Token[], language: Language): string {
    const [verb] = rest;
    if (verb?.kind !== 'word' || byNoun.get(fold(nounWord))?.verbs.has(fold(verb.text)))
      return withRest(nounWord, rest);
    const [line] = nearVerbs(noun, verb.text, language);
    return line ? withRest(line, rest.slice(1)) : withRest(nounWord, rest);
  }
}

/** How the verb is typed: `agenda add`, `heute`. */
export function lineOf(path: VerbPath, language: Language): string {
  const noun = path.slice(0, path.indexOf('.'));
  const word = verbWords[path][language][0];
  return bareNouns.has(noun) ? word : `${nounWords[noun as keyof typeof nounWords][language][0]} ${word}`;
}

const mostLines = 4;
const longestRest = 1000;

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

/** A word as it is shown, and the line that begins with it. */
type Known = [word: string, line: string];

function knownVerbs(noun: Noun, language: Language): Known[] {
  return Object.keys(noun.verbs).map((name) => {
    const path = pathOf(noun, name);
    return [verbWords[path][language][0], lineOf(path, language)];
  });
}

function verbLines(noun: Noun, language: Language): string[] {
  return knownVerbs(noun, language).map(([, line]) => line);
}

function nearVerbs(noun: Noun, typed: string, language: Language): string[] {
  return nearestLines(typed, knownVerbs(noun, language));
}

function nearestLines(typed: string, known: Known[]): string[] {
  const words = nearest(
    typed,
    known.map(([word]) => word),
  );
  return words.flatMap((word) => known.flatMap(([each, line]) => (each === word ? [line] : []))).slice(0, mostLines);
}

/** A suggestion without the rest is better than one that is cut. */
function withRest(line: string, rest: Token[]): string {
  const typed = typedAgain(rest);
  return typed === '' || typed.length > longestRest ? line : `${line} ${typed}`;
}

function wordsOf(words: { en: readonly string[]; de: readonly string[] }): string[] {
  return [...words.en, ...words.de];
}
