import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { nouns } from '../commands/index.ts';
import type { Reading, Verb } from '../src/command.ts';
import { fold } from '../src/domain/nearest.ts';
import { type Language, texts } from '../src/i18n/index.ts';
import { choiceWords, fieldWords, nounWords, type VerbPath, verbWords } from '../src/i18n/vocabulary.ts';
import { escapeInput } from '../src/sandbox/escape-input.ts';
import { createFindVerb } from '../src/slack/find-verb.ts';
import { fieldNames } from '../src/slack/line-instead.ts';
import { giveTokens, readInput, takeVisitCode } from '../src/slack/read-input.ts';
import { splitWords } from '../src/slack/words.ts';

const languages: readonly Language[] = ['de', 'en'];
const reading: Reading = { today: '2027-05-03', firstDay: '2027-06-15', lastDay: '2027-06-16' };
const verbs = nouns.flatMap((noun) =>
  Object.entries(noun.verbs).map(([name, verb]) => ({ noun, verb, path: `${noun.name}.${name}` as VerbPath })),
);

/** As Slack hands it over after somebody typed it. */
function typed(text: string): string {
  const katja = { id: 'U0KATJA', name: 'katja', real_name: 'Katja Bielefeld', locale: 'de-DE', tz: 'Europe/Berlin' };
  return escapeInput(text, [katja], []);
}

/** The texts of all literals in a language's files; what is filled into them is left out. */
function literals(language: Language): string[] {
  const folder = new URL(`../src/i18n/${language}/`, import.meta.url);
  return readdirSync(folder).flatMap((file) => {
    let source = readFileSync(new URL(file, folder), 'utf8').replace(/^\s*(?:\/\/|\/?\*).*$|^import .*$/gm, '');
    const found: string[] = [];
    for (let before = ''; before !== source; ) {
      before = source;
      source = source
        .replace(/'((?:[^'\\\n]|\\.)*)'|`((?:[^`$\\]|\$(?!\{)|\\.)*)`/g, (_, plain?: string, template?: string) => {
          found.push(plain ?? template ?? '');
          return '0';
        })
        .replace(/\$\{[^{}'`]*\}/g, '')
        .replace(/(?<!\$)\{[^{}'`]*\}/g, '0');
    }
    return found;
  });
}

/** Every word with all that it means; a word of two meanings is the mistake. */
function ambiguous(meanings: (readonly [word: string, meaning: string])[]): string[] {
  const byWord = Map.groupBy(meanings, ([word]) => fold(word));
  return [...byWord].flatMap(([word, all]) => {
    const different = new Set(all.map(([, meaning]) => meaning));
    return different.size > 1 ? [`${word}: ${[...different].join(', ')}`] : [];
  });
}

const wordsOf = ({ en, de }: { en: readonly string[]; de: readonly string[] }) => [...en, ...de];

for (const language of languages) {
  const t = texts(language);

  describe(`what we say in ${language}`, () => {
    const all = literals(language);

    it('is said calmly: nothing ends in an exclamation mark', () => {
      assert.ok(all.length > 300, `${all.length} literals`);
      assert.deepEqual(
        all.filter((text) => text.includes('!')),
        [],
      );
    });

    it('has typographic quotes, but for lines to type', () => {
      const verbWord = new RegExp(
        `(?<!\\p{L})(?:${Object.values(verbWords).flatMap(wordsOf).join('|').replaceAll('?', '\\?')})(?!\\p{L}).*"`,
        'u',
      );
      const own = language === 'de' ? /[“”](?=\p{L})|‘/u : /[„‚]/;
      assert.deepEqual(
        all.filter((text) => (text.includes('"') && !verbWord.test(text)) || own.test(text)),
        [],
      );
    });

    it('fits into the title and the button of a modal', () => {
      const long = Object.entries(t.verbs).filter(([, { title, submit }]) => title.length > 24 || submit.length > 24);
      assert.deepEqual(long, []);
      assert.ok([t.cancel, t.close, t.sorry].every((text) => text.length <= 24));
    });

    it('gives an example of each verb that means exactly this verb, with nothing wrong or missing', () => {
      const findVerb = createFindVerb(nouns);
      for (const { path } of verbs) {
        const { rest } = takeVisitCode(splitWords(typed(t.verbs[path].example)));
        const found = findVerb(rest, language);
        assert.ok(found.kind === 'verb' && found.path === path, `${path}: ${t.verbs[path].example}`);
        const given = giveTokens(path, found.verb, found.rest, language);
        const { wrong, missing } = readInput(found.verb, given, reading);
        assert.deepEqual({ wrong, missing }, { wrong: [], missing: [] }, path);
      }
    });

    it('gives an example of each field that the field understands', () => {
      for (const { path, verb } of verbs) {
        for (const name of fieldNames(verb)) {
          const read = verb.fields[name]?.read(typed(t.fields[name].example), reading);
          assert.ok(read !== undefined, `${path} ${name}: ${t.fields[name].example}`);
        }
      }
    });
  });
}

describe('what can be typed', () => {
  it('names one noun, or one verb that stands alone', () => {
    const bare = verbs.filter(({ noun }) => noun.bare);
    assert.deepEqual(
      ambiguous([
        ...nouns.flatMap(({ name }) => wordsOf(nounWords[name]).map((word) => [word, name] as const)),
        ...bare.flatMap(({ path }) =>
          wordsOf(verbWords[path]).map((word) => [word, path.replace('help.show', 'help')] as const),
        ),
      ]),
      [],
    );
  });

  it('names one verb of its noun', () => {
    for (const noun of nouns) {
      const own = verbs.filter((each) => each.noun === noun);
      assert.deepEqual(
        ambiguous(own.flatMap(({ path }) => wordsOf(verbWords[path]).map((word) => [word, path] as const))),
        [],
      );
    }
  });

  it('names one option of its verb, and none is taken for the visit', () => {
    const names = (verb: Verb) =>
      fieldNames(verb).flatMap((name) => wordsOf(fieldWords[name]).map((word) => [word, name] as const));
    for (const { verb, path } of verbs) {
      const reserved = ['in', 'besuch', 'visit'].map((word) => [word, 'the visit'] as const);
      assert.deepEqual(ambiguous([...names(verb), ...(verb.needs === 'visit' ? reserved : [])]), [], path);
    }
  });

  it('names one choice of its option', () => {
    for (const { verb, path } of verbs) {
      for (const name of fieldNames(verb)) {
        const shape = verb.fields[name]?.shape;
        const choices = shape?.kind === 'choice' ? shape.choices : [];
        assert.deepEqual(
          ambiguous(choices.flatMap((choice) => wordsOf(choiceWords[choice]).map((word) => [word, choice] as const))),
          [],
          path,
        );
      }
    }
  });
});
