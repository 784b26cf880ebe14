/** The quotes that keyboards make, and where a quoted text ends. */

/** Marks of one family open and close each other, since keyboards mix them; for single ones an apostrophe looks the same. */
type Family = { openers: string; closers: string; single: boolean };

const FAMILIES: readonly Family[] = [
  { openers: '"“”„‟', closers: '"“”‟', single: false },
  { openers: '«»', closers: '«»', single: false },
  { openers: "'‘’‚‛", closers: "'‘’‛", single: true },
  { openers: '‹›', closers: '‹›', single: true },
];

/** Whether a quoted text can begin with this character. */
export function isOpeningQuote(mark: string | undefined): boolean {
  return familyOf(mark) !== undefined;
}

/**
 * The index of the mark that closes the quote opened at `start`, or nothing if none does. Marks of another family stay
 * text. A single mark closes only at the end of a word, so that "Heinrich's" is one. With `nested`, quotes of the same
 * family inside (`"Wie „gut“ ist es"`, `“Das "Haus"”`) are passed over in pairs.
 */
export function findQuoteEnd(source: string, start: number, nested: boolean): number | undefined {
  const opener = source[start];
  const family = familyOf(opener);
  if (!family) return undefined;
  let inside = 0;
  for (let index = start + 1; index < source.length; index += 1) {
    const mark = source[index] ?? '';
    if (nested && opensInside(source, index, opener, family)) inside += 1;
    else if (family.closers.includes(mark) && (!family.single || isWordEnd(source, index))) {
      if (inside === 0 || (mark === '"' && opener === '"')) return index;
      inside -= 1;
    }
  }
  return undefined;
}

function familyOf(mark: string | undefined): Family | undefined {
  return mark === undefined ? undefined : FAMILIES.find((family) => family.openers.includes(mark));
}

/** A mark of the opener's family that stands in front of a word. „ can only open; " after " always closes. */
function opensInside(source: string, index: number, opener: string | undefined, family: Family): boolean {
  const mark = source[index] ?? '';
  if (family.single || (mark === '"' && opener === '"') || !family.openers.includes(mark)) return false;
  if (mark === '„') return true;
  return /[ ([]/.test(source[index - 1] ?? '') && /[\p{L}\p{N}]/u.test(source[index + 1] ?? '');
}

function isWordEnd(source: string, index: number): boolean {
  return /^[ ,;]?$/.test(source[index + 1] ?? '');
}
