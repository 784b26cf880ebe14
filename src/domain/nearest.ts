/** Comparing words as people type them, and guessing which known word was meant. */

import { distance } from 'fastest-levenshtein';

/** Lower case, ä ae, ö oe, ü ue, ß ss, NFC: the form in which vocabulary is compared. */
export function fold(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => FOLDED[letter] ?? letter)
    .normalize('NFC');
}

/** As `fold`, with blanks of every kind joined into single spaces and none at the ends: for phrases such as `Tag  1`. */
export function foldPhrase(text: string): string {
  return fold(text).replace(/\s+/g, ' ').trim();
}

/** The known words nearest to what was typed, best first, at most `most`; none that is not reasonably near. */
export function nearest(word: string, known: readonly string[], most = 3): string[] {
  if (word.length > 64) return [];
  const typed = fold(word);
  return [...new Set(known)]
    .map((candidate) => ({ candidate, steps: stepsBetween(word, candidate) }))
    .filter(({ candidate, steps }) => steps <= allowedSteps(Math.max(typed.length, fold(candidate).length)))
    .sort((a, b) => a.steps - b.steps)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

const FOLDED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** Typing slips between two words: wrong, missing or extra letters; two letters swapped, or a word left off, count one. */
function stepsBetween(word: string, known: string): number {
  const [a, b] = [fold(word), fold(known)];
  if (isSwap(a, b) || (a.length >= 3 && b.startsWith(a) && a !== b)) return 1;
  // "andern" is as near to "ändern" as "aendern" is.
  return Math.min(distance(a, b), distance(withoutMarks(word), withoutMarks(known)));
}

function allowedSteps(length: number): number {
  if (length <= 3) return 1;
  return length <= 6 ? 2 : 3;
}

function withoutMarks(word: string): string {
  return word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss');
}

function isSwap(a: string, b: string): boolean {
  if (a.length !== b.length || a === b) return false;
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
