/**
 * The string and template literals of a source text, nested ones after the one around them; each `${…}` reads `…`.
 * Knows comments, but no regular expressions with quotes in them.
 */
export function literals(source: string): string[] {
  const found: string[] = [];
  readCode(0, undefined);
  return found;

  /** Reads code up to its closing brace, or to the end. @returns the index behind it */
  function readCode(start: number, closing: '}' | undefined): number {
    let depth = 0;
    for (let at = start; at < source.length; at += 1) {
      const sign = source[at];
      if (source.startsWith('//', at)) at = endOf('\n', at);
      else if (source.startsWith('/*', at)) at = endOf('*/', at) + 1;
      else if (sign === '{') depth += 1;
      else if (sign === '}' && closing && depth === 0) return at + 1;
      else if (sign === '}') depth -= 1;
      else if (sign === "'" || sign === '"' || sign === '`') at = readLiteral(at) - 1;
    }
    return source.length;
  }

  function readLiteral(start: number): number {
    const quote = source[start];
    const place = found.push('') - 1;
    let text = '';
    let at = start + 1;
    while (at < source.length && source[at] !== quote) {
      if (source[at] === '\\') {
        text += source[at + 1] ?? '';
        at += 2;
      } else if (quote === '`' && source.startsWith('${', at)) {
        text += '…';
        at = readCode(at + 2, '}');
      } else {
        text += source[at];
        at += 1;
      }
    }
    found[place] = text;
    return at + 1;
  }

  function endOf(mark: string, from: number): number {
    const at = source.indexOf(mark, from);
    return at < 0 ? source.length : at;
  }
}
