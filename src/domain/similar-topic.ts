/**
 * Which titles mean the same, as two colleagues write them. The measure is meant to be explained in one sentence: two titles
 * are similar when at least two thirds of their words are the same, not counting small words, endings and word order; a
 * compound is the same as its parts.
 */

import { distance } from 'fastest-levenshtein';
import { fold } from './nearest.ts';

/** A title as it is compared. */
export interface ReadTitle {
  /** Folded, for titles that have no word of their own. */
  bare: string;
  /** Each once, in alphabetical order. */
  stems: readonly string[];
  /** Its numbers and single letters. */
  marks: string;
}

/** From here on two titles are similar. */
const enough = 2 / 3;

/** The topics whose titles are similar to this one, the most similar first, the earlier first among equals. */
export function similarTopics<T extends { read: ReadTitle }>(title: ReadTitle, topics: readonly T[]): T[] {
  return topics
    .map((topic) => ({ topic, share: sharedWords(title, topic.read) }))
    .filter(({ share }) => share >= enough)
    .sort((a, b) => b.share - a.share)
    .map(({ topic }) => topic);
}

/** How much two titles have in common, from 0 to 1: the share of the words of both that the other title has, too. */
export function sharedWords(a: ReadTitle, b: ReadTitle): number {
  // "Baugebiet 1" and "Baugebiet 2", "Teil A" and "Teil B" are a series.
  if (a.marks !== '' && b.marks !== '' && a.marks !== b.marks) return 0;
  if (a.stems.length === 0 || b.stems.length === 0) return a.bare === b.bare ? 1 : 0;
  const covered = coveredWords(a.stems, b.stems) + coveredWords(b.stems, a.stems);
  return covered / (a.stems.length + b.stems.length);
}

/** The stems of names whose words tell no topics of a visit apart: of its sides and its place. */
export function commonStems(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap(wordsOf).map(stem));
}

/** @param common as `commonStems` gives them */
export function readTitle(title: string, common: ReadonlySet<string> = new Set()): ReadTitle {
  const all = wordsOf(title);
  const isMark = (word: string) => [...word].length === 1 || /\p{N}/u.test(word);
  const words = all.filter((word) => !isMark(word) && !smallWords.has(word)).map(stem);
  const telling = words.filter((word) => !common.has(word) && !everywhere.has(word));
  const stems = [...new Set(telling.length > 0 ? telling : words)].sort();
  return { bare: bare(title), stems, marks: all.filter(isMark).sort().join(' ') };
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function bare(title: string): string {
  return fold(title).replace(/\s+/g, ' ').trim();
}

/** How many of the words the others have: as they are, in a compound, or as the parts of one. */
function coveredWords(words: readonly string[], others: readonly string[]): number {
  const inCompounds = new Set(others.flatMap((other) => partsOf(other, words)));
  const isCovered = (word: string) =>
    inCompounds.has(word) || partsOf(word, others).length > 0 || others.some((other) => isSameWord(word, other));
  return words.filter(isCovered).length;
}

/** One letter wrong in a long word is a slip; in a short one it is another word. */
function isSameWord(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= 7 && distance(a, b) <= 1);
}

/** What German puts between the parts of a compound, and endings that the stem of a part has lost. */
const joints = ['', 's', 'es', 'e', 'n', 'en', 'er', 'ern', 'ung', 'ungs'];

/** The parts that make up this compound completely, from first to last letter; none where they do not. Linear in its length. */
function partsOf(compound: string, parts: readonly string[]): string[] {
  const madeOf: (string[] | undefined)[] = [[]];
  for (let at = 0; at < compound.length; at++) {
    const before = madeOf[at];
    if (!before) continue;
    for (const part of parts) {
      if (part.length < 3 || !compound.startsWith(part, at)) continue;
      for (const joint of joints) {
        const end = at + part.length + joint.length;
        if (compound.startsWith(joint, at + part.length)) madeOf[end] ??= [...before, part];
      }
    }
  }
  const made = madeOf[compound.length] ?? [];
  return made.length > 1 ? made : [];
}

/** Without the endings of German and English: "Zugewanderten", "Zugewanderter" and "Zugewanderte" are one word. */
function stem(word: string): string {
  const shorter = word.replace(/(?<=.{4})(?:ern|en|er|es|em|e|s)$|(?<=.{5})ung$/u, '');
  return shorter === word ? word : stem(shorter);
}

const smallWords = new Set(
  (
    'der die das den dem des ein eine einen einem einer eines und oder in im ins am an auf aus bei beim mit nach von vom vor ' +
    'zu zum zur fuer ueber um unter durch als wie wir unser unsere unserer sich the an and or of in on at to for from with by ' +
    'as how our we about'
  ).split(' '),
);

/** What every topic of a visit among counties is about. */
const everywhere = new Set(['landkreis', 'kreis', 'county', 'district', 'thema', 'topic'].map(stem));
