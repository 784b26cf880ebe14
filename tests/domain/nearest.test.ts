import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { fold, foldPhrase, nearest } from '../../src/domain/nearest.ts';

const WORDS = [
  'tagesordnung',
  'mitglied',
  'einladung',
  'veröffentlichen',
  'ändern',
  'abschließen',
  'liste',
  'zeige',
  'list',
  'new',
];

describe('comparing vocabulary', () => {
  it('folds case, umlauts and sharp s, composed or not', () => {
    assert.equal(fold('ÄNDERN'), 'aendern');
    assert.equal(fold('a\u0308ndern'), 'aendern');
    assert.equal(fold('Abschließen'), 'abschliessen');
    assert.equal(foldPhrase('  Tag\u00a0\n 1 '), 'tag 1');
  });

  it('finds the word that was meant', () => {
    assert.deepEqual(nearest('tagesordnug', WORDS), ['tagesordnung']);
    assert.deepEqual(nearest('Mitgleid', WORDS), ['mitglied']);
    assert.equal(nearest('andern', WORDS)[0], 'ändern');
    assert.equal(nearest('aendern', WORDS)[0], 'ändern');
    assert.equal(nearest('abschliesen', WORDS)[0], 'abschließen');
    assert.equal(nearest('nwe', WORDS)[0], 'new');
    assert.equal(nearest('tages', WORDS)[0], 'tagesordnung');
    assert.deepEqual(nearest('lsit', WORDS, 1), ['list']);
  });

  it('finds nothing for what resembles nothing', () => {
    for (const word of ['', 'xq', 'kaffee', 'q'.repeat(40_000)]) assert.deepEqual(nearest(word, WORDS), []);
  });

  it('finds every known word first for itself, and only known words', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), fc.string({ maxLength: 12 }), (known, typed) => {
        assert.equal(nearest(known.toUpperCase(), WORDS)[0], known);
        for (const found of nearest(typed, WORDS)) assert.ok(WORDS.includes(found));
        assert.equal(fold(fold(typed)), fold(typed));
      }),
    );
  });
});
