/** What people type or paste, made harmless before anything reads or keeps it. */

// Line breaks, tabs and every kind of blank, visible or not. A zero-width joiner stays only inside an emoji.
const BLANK =
  /[\s\u0085\u00a0\u180e\u200b\u200c\u2060\ufeff]|(?<!\p{Extended_Pictographic}|\ufe0f|[\u{1f3fb}-\u{1f3ff}])\u200d|\u200d(?!\p{Extended_Pictographic})/gu;
// Control characters, and the marks that reverse the direction of text (Unicode UAX #9).
const INVISIBLE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/**
 * NFC; every blank (tab, line break, non-breaking or zero-width space) an ordinary space, one for one; control characters
 * and direction marks gone; half surrogate pairs replaced. Neither trims nor joins spaces.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(BLANK, ' ').replace(INVISIBLE, '').normalize('NFC');
}
