import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { cleanText } from '../../src/domain/clean-text.ts';
import { splitWords, type Token } from '../../src/slack/words.ts';

/** Tokens in one line each: `word`, `'quoted word'`, `key=value`, `key='quoted value'`. */
function shown(text: string): string[] {
  return splitWords(text).map((token) => {
    const value = token.quoted ? `'${token.text}'` : token.text;
    return token.kind === 'word' ? value : `${token.key}=${value}`;
  });
}

const PAIRS = [
  '""',
  '“”',
  '„“',
  '„”',
  '”“',
  '"”',
  '“"',
  '„"',
  '‟”',
  '«»',
  '»«',
  '‹›',
  "''",
  '‘’',
  '‚‘',
  '‚’',
  "‘'",
  '’’',
];
const LETTERS = fc.constantFrom(...Array.from('aäbcßdeéfghÖz'));
const anyWord = fc.string({ unit: LETTERS, minLength: 1, maxLength: 12 }).map((word) => word.normalize('NFC'));
const anyPhrase = fc.array(anyWord, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const TRICKY = [
  ...Array.from(' \t\u00a0=:,;"\'“”„‟‘’‚«»‹›<>@#|!/.()[]–—-ab1äU'),
  '--',
  '://',
  ' = ',
  '<@U1|a b>',
  'key=',
  '&lt;',
  '\u200b',
  '\u202e',
  '\ud83d',
];
const trickyText = fc.array(fc.constantFrom(...TRICKY), { maxLength: 60 }).map((pieces) => pieces.join(''));

describe('splitting a command', () => {
  const examples: [string, string[]][] = [
    ['', []],
    ['  agenda   list ', ['agenda', 'list']],
    [
      'agenda add TITLE length=45m by=<@U012ABC> as:show',
      ['agenda', 'add', 'TITLE', 'length=45m', 'by=<@U012ABC>', 'as=show'],
    ],
    [
      'neu „Arbeitsbesuch 2027“ gastgeber="Landkreis Osnabrück" gast:BLK',
      ['neu', "'Arbeitsbesuch 2027'", "gastgeber='Landkreis Osnabrück'", 'gast=BLK'],
    ],
    ['length = 45m', ['length=45m']],
    ['length =45m day= 1', ['length=45m', 'day=1']],
    ['room= at=9:00 reason=', ['room=', 'at=9:00', 'reason=']],
    ['um:9:00 at=9.00', ['um=9:00', 'at=9.00']],
    ['tag=Tag 1 um=ca. 15:30 Uhr dauer=45 min Titel', ['tag=Tag 1', 'um=ca. 15:30 Uhr', 'dauer=45 min', 'Titel']],
    ['ab 9:00 day 1', ['ab', '9:00', 'day', '1']],
    ['accept 1,2:3 #1-#3', ['accept', '1,2:3', '#1-#3']],
    ['https://lkos.de/a?b=c mailto:k@lkos.de ::x', ['https://lkos.de/a?b=c', 'mailto:k@lkos.de', '::x']],
    ['Migration: ein Konzept', ['Migration:', 'ein', 'Konzept']],
    ['Bürger:innen, jede:r, Bürger:innenrat', ['Bürger:innen,', 'jede:r,', 'Bürger:innenrat']],
    ['—length=45m –apply --now Migration – Teil 2', ['length=45m', 'apply', 'now', 'Migration', '–', 'Teil', '2']],
    ['a == b => c', ['a', '==', 'b', '=>', 'c']],
    ['ändern La\u0308nge=1h', ['ändern', 'Länge=1h']],
    ['publish\u00a0now\u200b\tx\ny', ['publish', 'now', 'x', 'y']],
    ['yes\u0000\u202e no\u2028maybe', ['yes', 'no', 'maybe']],
    ['R&amp;D &amp;lt; &lt;b&gt;', ['R&D', '&lt;', '<b>']],
    [
      '<@U1|katja b> <#C1|der kanal>, <mailto:a@b.de|a@b.de>',
      ['<@U1|katja b>', '<#C1|der kanal>', '<mailto:a@b.de|a@b.de>'],
    ],
    [
      '<@U1>,<@U2><@U3> <https://x.de/?a=1&amp;b=2|ein Link>',
      ['<@U1>', '<@U2>', '<@U3>', '<https://x.de/?a=1&b=2|ein Link>'],
    ],
    ['von=<!subteam^S1|@die runde> a<b c', ['von=<!subteam^S1|@die runde>', 'a<b', 'c']],
    ['"offen bis zum Ende length=1', ["'offen bis zum Ende length=1'"]],
    ['"" room=“”', ["''", "room=''"]],
    ['"a","b"', ["'a'", "'b'"]],
    ['"Titel"length=45m', ["'Titel'", 'length=45m']],
    ["Heinrich's Plan 'Heinrich's Plan' „Wie geht’s“", ["Heinrich's", 'Plan', "'Heinrich's Plan'", "'Wie geht’s'"]],
    [
      '"Wie „gut“ ist es" “Das "Haus" am See” „Der «alte» Plan“',
      ["'Wie „gut“ ist es'", '\'Das "Haus" am See\'', "'Der «alte» Plan'"],
    ],
    ['"Titel” length=45m room="2050"', ["'Titel'", 'length=45m', "room='2050'"]],
    ['„A „b“ c“ „A “b c“ raum=1', ["'A „b“ c'", "'A '", 'b', 'c“', 'raum=1']],
    ['„A „b c“ raum=1', ["'A „b c'", 'raum=1']],
    ['Monitor 24" raum=2050', ['Monitor', '24"', 'raum=2050']],
  ];
  for (const [text, tokens] of examples) {
    it(`splits ${JSON.stringify(text)}`, () => assert.deepEqual(shown(text), tokens));
  }

  it('keeps an option as typed, for a title that only contained a colon', () => {
    const expected: Token = {
      kind: 'option',
      key: 'Thema',
      mark: ':',
      text: 'Kita & Co',
      quoted: true,
      raw: 'Thema:„Kita & Co“',
    };
    assert.deepEqual(splitWords('Thema:„Kita &amp; Co“'), [expected]);
  });

  it('keeps an emoji made of several', () => {
    assert.deepEqual(shown('👩‍💻 a\u200db'), ['👩‍💻', 'a', 'b']);
  });
});

describe('splitting any text', () => {
  it('finds a value again in every kind of quotes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PAIRS), anyWord, anyPhrase, anyWord, ([open, close], key, value, next) => {
        const quoted = `${open}${value}${close}`;
        const expected = [`'${value}'`, `${key}='${value}'`, `${key}='${value}'`, next];
        assert.deepEqual(shown(`${quoted} ${key}=${quoted} ${key}:${quoted} ${next}`), expected);
      }),
    );
  });

  it('keeps quotes of another kind inside quotes', () => {
    fc.assert(
      fc.property(anyPhrase, anyPhrase, anyPhrase, (before, inner, after) => {
        for (const [outer, inside] of [
          ['""', '«»'],
          ['„“', '‚‘'],
          ['«»', '„“'],
          ["''", '""'],
          ['""', '„“'],
          ['“”', '""'],
          ['„“', '“”'],
        ] as const) {
          const value = `${before} ${inside[0]}${inner}${inside[1]} ${after}`;
          assert.deepEqual(shown(`${outer[0]}${value}${outer[1]} end`), [`'${value}'`, 'end']);
        }
      }),
    );
  });

  it('takes an apostrophe inside a word for no quote', () => {
    fc.assert(
      fc.property(anyWord, anyWord, fc.constantFrom("'", '’'), anyWord, (a, b, apostrophe, c) => {
        const word = `${a}${apostrophe}${b}`;
        assert.deepEqual(shown(`${word} ${c}`), [word, c]);
        assert.deepEqual(shown(`'${word} ${c}' ‚${word} ${c}‘`), [`'${word} ${c}'`, `'${word} ${c}'`]);
      }),
    );
  });

  it('never throws and never loses a letter or digit', () => {
    const kept = (text: string) => text.match(/[\p{L}\p{N}]/gu)?.join('') ?? '';
    fc.assert(
      fc.property(fc.oneof(trickyText, fc.string({ unit: 'binary', maxLength: 80 })), (text) => {
        // What Slack escapes is spelled with letters; it is told apart by the table above.
        const source = text.replaceAll('&', '+');
        const found = splitWords(source).map((token) => (token.kind === 'word' ? token.text : token.raw));
        assert.equal(kept(found.join('')), kept(cleanText(source)));
      }),
      { numRuns: 3000 },
    );
  });

  it('never lets a control character, a line break or a direction mark through', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        for (const token of splitWords(text))
          assert.doesNotMatch(token.text, /[\p{Cc}\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });

  it('gives the same words however the blanks are typed', () => {
    fc.assert(
      fc.property(
        fc.array(anyWord),
        fc.constantFrom('\t', '\n', '\u00a0', '\u200b', '   ', '\u2028'),
        (words, blank) => {
          assert.deepEqual(shown(words.join(blank)), words);
        },
      ),
    );
  });

  it('takes time in proportion to the length of the text', () => {
    const pieces = [
      'a',
      ' ',
      '"',
      "'",
      "' ",
      '„ „ “ ',
      'a=',
      'a = ',
      'a= ',
      'a:',
      '<',
      '<@',
      '<@U1|',
      '=',
      '\u200d',
      '— ',
      '"a” ',
      'a 1 ',
      'ca. ',
    ];
    for (const piece of [...pieces, 'a=ca. ', 'e\u0301', '&amp;', 'a=1 min ', 'ä:innen']) {
      const text = piece.repeat(Math.ceil(40_000 / piece.length));
      const times = [1, 2, 3, 4, 5].map(() => {
        const started = performance.now();
        splitWords(text);
        return performance.now() - started;
      });
      assert.ok(Math.min(...times) < 100, `${JSON.stringify(piece)}: ${times.join(', ')} ms`);
    }
  });
});
