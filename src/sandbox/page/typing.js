/** What a Mac makes of quotes and dashes while they are typed. */

const quotes = { de: { '"': '„“', "'": '‚‘' }, en: { '"': '“”', "'": '‘’' } };
const APOSTROPHE = '’';

/**
 * @param before the text in front of what was typed
 * @param typed one character
 * @param language `de` or `en`
 * @returns what stands there instead, with the number of characters before it that go; undefined when it stays as typed
 */
export function macTyped(before, typed, language) {
  if (typed === '-') return /(^|[^-])-$/.test(before) ? { insert: '—', remove: 1 } : undefined;
  const [opening, closing] = quotes[language]?.[typed] ?? [];
  if (opening === undefined) return undefined;
  // A quote opens at the beginning of a word.
  if (/(^|[^\p{L}\p{N}\p{Pe}\p{Pf}\p{M}.,;:!?%“‘"'])$/u.test(before)) return { insert: opening, remove: 0 };
  const isOpen = before.lastIndexOf(opening) > before.lastIndexOf(closing);
  return { insert: typed === '"' || isOpen ? closing : APOSTROPHE, remove: 0 };
}
