/** Cleaning at the door for text that goes into calendar properties and mail headers, where a control character could start a new line. */

// C0, DEL and C1 controls, and Unicode's own line and paragraph separators.
const controls = /[\p{Cc}\u2028\u2029]+/gu;
const lineBreaks = /\r\n|[\r\u0085\u2028\u2029]/g;
const controlsWithinLines = /[^\P{Cc}\n\t]+/gu;

/**
 * Text for a field of one line: a name, a title, a place, a subject. Runs of control characters and line breaks become one
 * blank, so that words do not grow together; the ends are trimmed. Lone surrogates, which UTF-8 cannot carry, become U+FFFD.
 */
export function singleLine(text: string): string {
  return text.toWellFormed().replace(controls, ' ').trim();
}

/** Text of many lines: every kind of line break becomes `\n`, other control characters except the tab are dropped. */
export function plainText(text: string): string {
  return text.toWellFormed().replace(lineBreaks, '\n').replace(controlsWithinLines, '');
}
