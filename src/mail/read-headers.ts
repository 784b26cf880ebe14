/** Header fields of a mail as they stand, in their order; and what they say of how the mail came about. */

export interface HeaderLine {
  /** Lower case. */
  name: string;
  /** Unfolded; not decoded. */
  value: string;
}

/** @param headerLines mailparser's, topmost first */
export function readHeaderLines(headerLines: readonly { key: string; line: string }[]): HeaderLine[] {
  return headerLines.map(({ key, line }) => ({
    name: key.toLowerCase(),
    value: line
      .slice(line.indexOf(':') + 1)
      .replace(/\r?\n(?=[ \t])/g, '')
      .trim(),
  }));
}

/** Of the topmost field of that name; undefined when there is none. */
export function headerValue(lines: readonly HeaderLine[], name: string): string | undefined {
  return lines.find((line) => line.name === name)?.value;
}

const mostReferences = 50;
const mostIdCharacters = 250;

/** Message-IDs in angle brackets out of header fields, each once. Of long threads the first and the last ones. */
export function messageIds(...values: readonly (string | undefined)[]): string[] {
  const found = values.flatMap((value) => (value ?? '').slice(0, 20_000).match(/<[^<>\s]{1,248}>/g) ?? []);
  const ids = [...new Set(found)].filter((id) => id.length <= mostIdCharacters);
  return ids.length <= mostReferences ? ids : [...ids.slice(0, 10), ...ids.slice(10 - mostReferences)];
}

const bulk = /^(?:bulk|list|junk|auto[_-]reply)\b/i;

/**
 * Whether a program has made this mail by itself (RFC 3834 §2 and §5, and what was in use before it).
 * X-Auto-Response-Suppress does not count: people's own programs send it, too.
 */
export function isAutomatic(lines: readonly HeaderLine[]): boolean {
  const value = (name: string) => headerValue(lines, name)?.toLowerCase();
  const submitted = value('auto-submitted')
    ?.slice(0, 200)
    .replace(/\([^)]*\)/g, '')
    .trim();
  if (submitted !== undefined && submitted !== '' && !/^no\b/.test(submitted)) return true;
  if (lines.some((line) => line.name === 'precedence' && bulk.test(line.value))) return true;
  const replies = [value('x-autoreply'), value('x-autorespond'), value('x-autoresponse'), value('x-autoreply-from')];
  if (replies.some((one) => one !== undefined && one !== 'no')) return true;
  if (value('list-id') !== undefined || value('list-unsubscribe') !== undefined) return true;
  if (/^multipart\/report\b/.test(value('content-type') ?? '')) return true;
  return hasEmptyReturnPath(lines);
}

/** So it is with reports and answers of programs (RFC 5321 §4.5.5). */
export function hasEmptyReturnPath(lines: readonly HeaderLine[]): boolean {
  return /^<\s*>$/.test(headerValue(lines, 'return-path') ?? '');
}
