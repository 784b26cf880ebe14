import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { plainText, singleLine } from '../../src/mail/plain-text.ts';

const anyText = fc.string({ unit: 'binary' });

describe('text for a field of one line', () => {
  it('keeps words apart where a line ended, and keeps everything that can be seen', () => {
    assert.equal(singleLine(' Raum 2050\r\nKreishaus\u2028Osnabrück\0 '), 'Raum 2050 Kreishaus Osnabrück');
    assert.equal(singleLine('09:15\u00a0Uhr, „Müller“ 👩‍👩‍👧'), '09:15\u00a0Uhr, „Müller“ 👩‍👩‍👧');
  });

  it('has no control character, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = singleLine(text);
        assert.doesNotMatch(clean, /[\p{Cc}\u2028\u2029]/u);
        assert.ok(clean.isWellFormed());
        assert.equal(singleLine(clean), clean);
      }),
    );
  });
});

describe('text of many lines', () => {
  it('knows every kind of line break, and keeps tabs', () => {
    assert.equal(plainText('a\r\nb\rc\nd\u0085e\u2028f\u2029g\th\0\u007f\u009fi'), 'a\nb\nc\nd\ne\nf\ng\thi');
  });

  it('has no control character but line feed and tab, and cleaning it again changes nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const clean = plainText(text);
        assert.doesNotMatch(clean.replace(/[\n\t]/g, ''), /[\p{Cc}\u2028\u2029]/u);
        assert.equal(plainText(clean), clean);
      }),
    );
  });
});
