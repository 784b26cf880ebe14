/** Topic numbers as people type them. */

const MOST_NUMBERS = 500;

/** A topic's number from `#3`, `3`, `3,` or `TOP 3`; nothing for anything else. Numbers begin at 1. */
export function readNumber(text: string): number | undefined {
  const digits = /^(?:#|top ?#?)?(\d{1,6})[,;.]?$/i.exec(text.trim())?.[1];
  const number = Number(digits ?? 0);
  return number > 0 ? number : undefined;
}

/**
 * Several topic numbers, each once and in the order given, from `1 2 3`, `1,2,3`, `#1-#3`, `1, 2 und 5`, `1 bis 3`.
 * Nothing if any part is no number, a range runs backwards, or there are more than 500.
 */
export function readNumbers(text: string): number[] | undefined {
  if (text.length > 4000) return undefined;
  const joined = text
    .replace(/\b(?:und|and)\b|[,;&+]/gi, ' ')
    .replace(/\b(?:bis|to)\b|[–—]/gi, '-')
    .replace(/\btop\b/gi, ' ');
  const parts = joined
    .split('-')
    .map((part) => part.trim().split(/ +/))
    .map((part) => part.join(' '));
  const words = parts
    .join('-')
    .split(' ')
    .filter((word) => word !== '');
  const numbers = new Set<number>();
  for (const word of words) {
    const [first, last, ...more] = word.split('-').map(readNumber);
    const end = word.includes('-') ? last : first;
    if (first === undefined || end === undefined || more.length > 0 || end < first) return undefined;
    if (numbers.size + end - first >= MOST_NUMBERS) return undefined;
    for (let number = first; number <= end; number += 1) numbers.add(number);
  }
  return numbers.size > 0 ? [...numbers] : undefined;
}
