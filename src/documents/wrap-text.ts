/** Breaks a text into lines of a width. */

/**
 * At spaces, and after hyphens; a word that is wider than a line is broken where it must be. What is too much ends in an
 * ellipsis, after a whole word where one fits.
 *
 * @param widthOf in the same unit as `width`
 * @returns at most `most` lines, none for an empty text
 */
export function wrapText(text: string, widthOf: (text: string) => number, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  const pieces = text
    .trim()
    .split(/(?<=[\s\u200b/-])/u)
    .flatMap((piece) => broken(piece, widthOf, width));
  for (const piece of pieces) {
    if (line !== '' && widthOf((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  if (line.trim() !== '') lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  return kept.map((each, index) => (index === most - 1 ? withEllipsis(each, widthOf, width) : each));
}

function withEllipsis(line: string, widthOf: (text: string) => number, width: number): string {
  const words = line.split(/(?<=\s)/u);
  for (let count = words.length; count > 0; count -= 1) {
    const shown = `${words.slice(0, count).join('').trimEnd()} …`;
    if (widthOf(shown) <= width) return shown;
  }
  const characters = [...line];
  while (characters.length > 0 && widthOf(`${characters.join('')}…`) > width) characters.pop();
  return `${characters.join('')}…`;
}

function broken(piece: string, widthOf: (text: string) => number, width: number): string[] {
  if (widthOf(piece.trimEnd()) <= width) return [piece];
  const parts: string[] = [];
  let part = '';
  for (const character of piece) {
    if (part !== '' && widthOf(`${part}${character}-`) > width && character.trim() !== '') {
      parts.push(`${part}-`);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}
