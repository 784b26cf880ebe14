import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { commonStems, readTitle, sharedWords, similarTopics } from '../../src/domain/similar-topic.ts';
import { readSample } from '../../src/sandbox/sample.ts';

const topics = (...titles: string[]) => titles.map((title, index) => ({ number: index + 1, title }));

function similarTo<T extends { title: string }>(
  title: string,
  among: readonly T[],
  names: readonly string[] = [],
): T[] {
  const common = commonStems(names);
  const read = among.map((topic) => ({ topic, read: readTitle(topic.title, common) }));
  return similarTopics(readTitle(title, common), read).map(({ topic }) => topic);
}

const isSimilar = (a: string, b: string) => similarTo(a, topics(b)).length === 1;
const shared = (a: string, b: string) => sharedWords(readTitle(a), readTitle(b));

describe('titles that mean the same', () => {
  for (const [one, other] of [
    ['Jugendhilfe', 'Jugendhilfe im Landkreis'],
    ['Migrationskonzept', 'Konzept Migration'],
    ['Migrationskonzept', 'Migrations-Konzept'],
    ['Migrationskonzept', 'Das Migrationskonzept des Landkreises'],
    ['Integration von Zugewanderten', 'Integration Zugewanderter'],
    ['Integration von Zugewanderten', 'Zugewanderte: Integration'],
    ['Integration von Zugewanderten in Arbeit', 'Integration Zugewanderter in den Arbeitsmarkt'],
    ['Bildungsmanagement', 'Management der Bildung'],
    ['Fachkräfte gewinnen', 'Fachkräftegewinnung'],
    ['Fachkraefte gewinnen', 'FACHKRÄFTE GEWINNEN'],
    ['Arbeitsvermittlung', 'Vermittlung in Arbeit'],
    ['Volkshochschule', 'Die Volkshochschulen'],
    ['Volkshochschule', 'Volkshochshule'],
    ['Verwaltungsstruktur', 'Strukturen der Verwaltung'],
    ['Youth welfare', 'Youth welfare services'],
    ['Haushalt 2027', 'Haushalt'],
    ['Straße', 'Strasse'],
    ['Über uns', 'über  uns'],
  ] as const) {
    it(`are “${one}” and “${other}”`, () => assert.ok(isSimilar(one, other)));
  }
});

describe('titles that mean something else', () => {
  for (const [one, other] of [
    ['Bildungsmanagement', 'Managementstrukturen einer kommunalen Verwaltung'],
    ['Volkshochschule', 'Hochschule vor Ort'],
    ['Arbeitsvermittlung', 'Arbeitsmarkt'],
    ['Jugendhilfe', 'Jugendhilfeplanung'],
    ['Digitalisierung der Schulen', 'Digitalisierung der Verwaltung'],
    ['Verwaltung', 'Managementstrukturen einer kommunalen Verwaltung'],
    ['Baugebiet 1', 'Baugebiet 2'],
    ['Teil A', 'Teil B'],
    ['Kita', 'Kino'],
    ['🚀', '🎉'],
  ] as const) {
    it(`are “${one}” and “${other}”`, () => assert.ok(!isSimilar(one, other)));
  }

  it('are the seven topics of the sample visit', () => {
    const { topics: seven, visit } = readSample();
    assert.equal(seven.length, 7);
    for (const { title } of seven) {
      const found = similarTo(title, seven, [visit.host, visit.guest, visit.place]);
      assert.deepEqual(
        found.map((topic) => topic.title),
        [title],
      );
    }
  });

  it('share no more than the names of the visit, which say nothing of a topic', () => {
    const names = ['Landkreis Osnabrück', 'Burgenlandkreis'];
    assert.ok(similarTo('Jugend in Osnabrück', topics('Verkehr in Osnabrück'), names).length === 0);
    assert.ok(similarTo('Jugendhilfe im Burgenlandkreis', topics('Jugendhilfe Osnabrück'), names).length === 1);
    assert.ok(similarTo('Landkreis Osnabrück', topics('Burgenlandkreis'), names).length === 0);
  });
});

const word = fc.constantFrom(
  'Jugend',
  'Hilfe',
  'Konzept',
  'Migration',
  'Bildung',
  'Schule',
  'Verwaltung',
  'Kultur',
  'Markt',
  'A',
  '7',
);
const words = fc.array(word, { minLength: 1, maxLength: 6 }).map((some) => some.join(' '));
const title = fc.oneof(words, fc.string({ maxLength: 150 }));

describe('the measure', () => {
  it('is 1 for a title and itself, in any case', () => {
    fc.assert(fc.property(title, (text) => assert.equal(shared(text, text), 1)));
    fc.assert(fc.property(words, (some) => assert.equal(shared(some.toUpperCase(), ` ${some.toLowerCase()} `), 1)));
  });

  it('is between 0 and 1, and the same both ways', () => {
    fc.assert(
      fc.property(title, title, (a, b) => {
        const share = shared(a, b);
        assert.ok(share >= 0 && share <= 1);
        assert.equal(share, shared(b, a));
      }),
    );
  });

  it('does not care for the order of words', () => {
    fc.assert(
      fc.property(words, title, (some, other) => {
        assert.equal(shared(some, other), shared(some.split(' ').reverse().join(' '), other));
      }),
    );
  });

  it('puts the most similar first', () => {
    const found = similarTo(
      'Jugendhilfe vor Ort',
      topics('Jugendhilfe im Wandel', 'Kultur', 'Jugendhilfe', 'Ort der Jugendhilfe'),
    );
    assert.deepEqual(
      found.map(({ number }) => number),
      [4, 3],
    );
  });

  it('takes no time for words made to be split in many ways', () => {
    const started = performance.now();
    shared('e'.repeat(150), `eee ${'een '.repeat(36)}`);
    assert.ok(performance.now() - started < 1000);
  });
});
