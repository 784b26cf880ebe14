import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { splitWords } from '../../src/slack/words.ts';

type MacTyped = (before: string, typed: string, language: string) => { insert: string; remove: number } | undefined;
const page = new URL('../../src/sandbox/page/typing.js', import.meta.url);
const { macTyped }: { macTyped: MacTyped } = await import(page.href);

/** The text that stands there when a line is typed character by character. */
function typed(line: string, language: 'de' | 'en'): string {
  let text = '';
  for (const character of line) {
    const made = macTyped(text, character, language);
    text = made ? text.slice(0, text.length - made.remove) + made.insert : text + character;
  }
  return text;
}

/** What the bot reads, without how it was written. */
function readWords(line: string) {
  return splitWords(line).map((token) => [token.kind === 'option' ? token.key : '', token.text]);
}

describe('typing as on a Mac', () => {
  it('makes the quotes of the person’s language', () => {
    assert.equal(typed('"Wie gut" und ("so")', 'de'), '„Wie gut“ und („so“)');
    assert.equal(typed('"How good" and ("so")', 'en'), '“How good” and (“so”)');
    assert.equal(typed('neu "Titel" ort="Kreishaus Osnabrück"', 'de'), 'neu „Titel“ ort=„Kreishaus Osnabrück“');
    assert.equal(typed('"Was?" "Das."', 'de'), '„Was?“ „Das.“');
  });

  it('makes apostrophes, and single quotes where a word begins', () => {
    assert.equal(typed("don't, Heinrich's, the people's", 'en'), 'don’t, Heinrich’s, the people’s');
    assert.equal(typed("'so' geht's", 'de'), '‚so‘ geht’s');
    assert.equal(typed("'so' it's", 'en'), '‘so’ it’s');
  });

  it('makes one dash of two hyphens, and leaves one and more than two alone', () => {
    assert.equal(typed('a -- b', 'de'), 'a — b');
    assert.equal(typed('E-Mail 9-17', 'de'), 'E-Mail 9-17');
    assert.equal(typed('--now', 'en'), '—now');
  });

  it('leaves a title that the bot reads as it would read it with straight quotes', () => {
    const words = fc.array(fc.stringMatching(/^[a-zA-ZäöüÄÖÜß0-9?!.,]{1,8}$/), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(words, fc.constantFrom('de' as const, 'en' as const), (title, language) => {
        const line = `add "${title.join(' ')}" room="${title.join(' ')}"`;
        assert.deepEqual(readWords(typed(line, language)), readWords(line));
      }),
    );
  });
});
