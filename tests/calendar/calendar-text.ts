import assert from 'node:assert/strict';

/** node-ical 0.27 takes an escaped backslash before an n for a line break; ical.js does not. */
export function withoutBackslash<T>(texts: T): T {
  return JSON.parse(JSON.stringify(texts), (_, value) =>
    typeof value === 'string' ? value.replaceAll('\\', '/') : value,
  );
}

/** CRLF, at most 75 octets a line (RFC 5545 §3.1), no character of UTF-8 cut in two, and no control characters. */
export function assertWellFormed(text: string): void {
  const lines = Buffer.from(text).toString('latin1').split('\r\n');
  assert.equal(lines.pop(), '');
  for (const line of lines) {
    assert.ok(line.length <= 75, line);
    new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1'));
  }
  assert.doesNotMatch(text.replaceAll('\r\n', ''), /[^\P{Cc}\t]/u);
}

/** The names of properties and components in order, LOCATION and DESCRIPTION aside, which are missing where there is none. */
export function shapeOf(text: string): string[] {
  const names = text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .map((line) => /^(?:BEGIN:\w+|END:\w+|[A-Z-]+)/.exec(line)?.[0] ?? line);
  const zone = names.indexOf('BEGIN:VTIMEZONE');
  const without = zone < 0 ? names : names.toSpliced(zone, names.indexOf('END:VTIMEZONE') - zone + 1);
  return without.filter((name) => !['LOCATION', 'DESCRIPTION'].includes(name));
}
