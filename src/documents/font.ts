import { readFileSync } from 'node:fs';

/** A TrueType font, as far as it takes to know how wide a text is. */
export interface Font {
  /** @param size in pixels. @returns pixels, without kerning, so rather too much than too little */
  widthOf(text: string, size: number): number;
}

/** @throws RangeError for a file that is no TrueType font with a Unicode table (OpenType 1.9, `cmap` format 4) */
export function readFont(path: string | URL): Font {
  const bytes = readFileSync(path);
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tablesOf(data);
  const start = (tag: string): number => {
    const at = tables.get(tag);
    if (at === undefined) throw new RangeError(`The font has no table ${tag}`);
    return at;
  };
  const unitsPerEm = data.getUint16(start('head') + 18);
  const measured = data.getUint16(start('hhea') + 34);
  const metrics = start('hmtx');
  const glyphs = glyphsOf(data, start('cmap'));
  const advances = new Map<string, number>();
  const advance = (character: string): number => {
    const known = advances.get(character);
    if (known !== undefined) return known;
    // The last ones are all as wide as the last that was measured.
    const glyph = Math.min(glyphs(character.codePointAt(0) ?? 0), measured - 1);
    const width = data.getUint16(metrics + glyph * 4);
    if (advances.size < 5000) advances.set(character, width);
    return width;
  };
  return {
    widthOf: (text, size) => ([...text].reduce((sum, character) => sum + advance(character), 0) * size) / unitsPerEm,
  };
}

function tablesOf(data: DataView): Map<string, number> {
  const tables = new Map<string, number>();
  for (let n = 0; n < data.getUint16(4); n += 1) {
    const at = 12 + n * 16;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((offset) => data.getUint8(at + offset)));
    tables.set(tag, data.getUint32(at + 8));
  }
  return tables;
}

/** Which glyph draws a character; 0 where there is none. Characters beyond the first 65,536, such as emoji, have none here. */
function glyphsOf(data: DataView, cmap: number): (code: number) => number {
  const subtables = Array.from({ length: data.getUint16(cmap + 2) }, (_, n) => cmap + data.getUint32(cmap + 8 + n * 8));
  const table = subtables.find((at) => data.getUint16(at) === 4);
  if (table === undefined) throw new RangeError('The font has no cmap of format 4');
  const doubled = data.getUint16(table + 6);
  const [ends, starts, deltas, offsets] = [14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled].map(
    (at) => table + at,
  );
  if (ends === undefined || starts === undefined || deltas === undefined || offsets === undefined) return () => 0;
  return (code) => {
    for (let at = 0; at < doubled; at += 2) {
      if (code > data.getUint16(ends + at)) continue;
      const first = data.getUint16(starts + at);
      if (code < first) return 0;
      const delta = data.getUint16(deltas + at);
      const offset = data.getUint16(offsets + at);
      if (offset === 0) return (code + delta) & 0xffff;
      const glyph = data.getUint16(offsets + at + offset + (code - first) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}
