import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { encode } from 'uqr';
import { qrCode } from '../../src/web/qr-code.ts';

/** The modules that the picture draws dark, as "x y". */
function darkModules(svg: string): Set<string> {
  const bars = [...svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)].map((match) => match.slice(1).map(Number));
  return new Set(
    bars.flatMap(([x = 0, y = 0, width = 0]) => Array.from({ length: width }, (_, index) => `${x + index} ${y}`)),
  );
}

describe('a QR code', () => {
  it('draws each dark module and no other, with four light ones around', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webUrl(), async (address) => {
        const svg = (await qrCode(address, 'x')).toString();
        const { data, size } = encode(address, { ecc: 'M', border: 0 });
        const wanted = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x + 4} ${y + 4}`] : [])));
        assert.deepEqual([...darkModules(svg)].sort(), wanted.sort());
        assert.match(svg, new RegExp(`viewBox="0 0 ${size + 8} ${size + 8}"`));
      }),
      { numRuns: 15 },
    );
  });

  it('is black on white by itself, and says aloud what it is for', async () => {
    const svg = (await qrCode('https://a.example/', 'To the page "<of> Götz"')).toString();
    assert.match(svg, /<rect width="\d+" height="\d+" fill="#fff"\/><path d="[^"]+" fill="#000"\/>/);
    assert.match(svg, /role="img" aria-label="To the page &quot;&lt;of&gt; Götz&quot;"/);
    assert.match(svg, /<title>To the page &quot;/);
  });
});
