import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Person } from '../../src/db/schema.ts';
import { counterpartSide, suggestCounterparts, withoutCounterpart } from '../../src/domain/counterpart.ts';
import { personRow } from '../db/sample-rows.ts';

const visit = { host: 'Landkreis Osnabrück', guest: 'Burgenlandkreis' };

const person = (name: string, about: Partial<Person>) => personRow(name, { name, side: 'guest', ...about });

const topic = (title: string, field: string | null = null) => ({ side: 'host' as const, title, field });
const suggest = (title: string, people: Person[], field: string | null = null) =>
  suggestCounterparts(topic(title, field), people, visit);
const fits = (title: string, text: string) => suggest(title, [person('A', { function: text })]).length > 0;

describe('the counterpart of a topic', () => {
  const fitting: [title: string, text: string][] = [
    ['Jugendhilfe', 'Fachdienst Jugend'],
    ['Jugendhilfe', 'Jugendamtsleiterin'],
    ['Integration von Zugewanderten', 'Ausländerbehörde/Integration'],
    ['Volkshochschule', 'Leiterin der Kreisvolkshochschule'],
    ['Migrationskonzept', 'Fachdienst Migration'],
    ['Arbeitsvermittlung', 'Arbeitsvermittlung im Jobcenter'],
    ['Bildungsmanagement', 'Bildungskoordinatorin'],
    ['Bildungsmanagement', 'Fachbereich Bildung und Kultur'],
    ['Schulentwicklungsplanung', 'Leiterin Schulamt'],
    ['Personalentwicklung', 'Personal und Organisation'],
    ['Digitalisierung', 'Fachdienst Digitales'],
    ['Bauleitplanung', 'Dezernentin Bauen und Umwelt'],
    ['Umweltschutz', 'Dezernentin Bauen und Umwelt'],
    ['IT-Sicherheit', 'Fachdienst IT'],
    ['Soziales', 'Leiter des Sozialamts'],
    ['Kinderschutz', 'Fachdienst Kinder und Familie'],
    ['Youth welfare', 'Head of youth services'],
  ];
  for (const [title, text] of fitting) it(`of “${title}” may be: ${text}`, () => assert.ok(fits(title, text)));

  const other: [title: string, text: string][] = [
    ['Managementstrukturen einer kommunalen Verwaltung', 'Leiter Fachdienst Management und Verwaltung'],
    ['Landkreis und Amt', 'Leiter des Amtes für den Landkreis'],
    ['Zusammenarbeit von Landkreis Osnabrück und Burgenlandkreis', 'Burgenlandkreis'],
    ['Unterbringung von Geflüchteten', 'Unterhaltsvorschuss'],
    ['Steuerung der Pflege', 'Fachdienst Steuern'],
    ['Kommunikation in der Krise', 'Kommunalaufsicht'],
    ['Haushalt', 'Hausverwaltung'],
    ['How we do it', 'Fachdienst IT'],
    ['Jugendhilfe', 'Wirtschaftshilfe'],
    ['Volkshochschule', 'Volkswirt'],
    ['Kreisentwicklung', 'Kreistagsbüro'],
    ['Gleichstellung', 'Bestellwesen'],
    ['Jugendhilfe', 'Landrat'],
  ];
  for (const [title, text] of other) it(`of “${title}” is not: ${text}`, () => assert.ok(!fits(title, text)));

  it('is somebody of the other side who belongs to its delegation', () => {
    const people = [
      person('Own', { side: 'host', unit: 'Jugend' }),
      person('Presenter', { role: 'presenter', unit: 'Jugend' }),
      person('Head', { role: 'head', unit: 'Jugend' }),
    ];
    assert.deepEqual(
      suggest('Jugendhilfe', people).map(({ person: { name } }) => name),
      ['Head'],
    );
    assert.equal(counterpartSide({ side: 'guest' }), 'host');
  });

  it('is said with what fits, the best first, and never more than three', () => {
    const people = [
      person('Field', { unit: 'Soziales' }),
      person('Organisation', { organisation: 'Jugendwerk', function: 'Geschäftsführer' }),
      person('Both', { function: 'Jugendamtsleiterin', unit: 'Jugend und Soziales' }),
      person('Unit', { function: 'Sachbearbeiter', unit: 'Fachdienst Jugend' }),
      person('None', { function: 'Landrat', unit: 'Kreisstraßen' }),
    ];
    assert.deepEqual(
      suggest('Jugendhilfe', people, 'Soziales').map(({ person: { name }, by, text }) => [name, by, text]),
      [
        ['Both', 'unit', 'Jugend und Soziales'],
        ['Unit', 'unit', 'Fachdienst Jugend'],
        ['Field', 'unit', 'Soziales'],
      ],
    );
  });

  it('lacks where an accepted topic names nobody', () => {
    const topics = [
      { status: 'accepted', counterpart_id: null },
      { status: 'accepted', counterpart_id: 'someone' },
      { status: 'proposed', counterpart_id: null },
      { status: 'declined', counterpart_id: null },
      { status: 'deferred', counterpart_id: null },
    ] as const;
    assert.deepEqual(withoutCounterpart(topics), [topics[0]]);
  });

  const words = fc.constantFrom(
    'Jugend',
    'Amt',
    'Migration',
    'und',
    'Volkshochschule',
    'Leiter',
    'Bildung',
    'Pflege',
    '/',
    '–',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.array(words).map((all) => all.join(' ')),
  );
  const people = fc
    .array(
      fc.record({
        function: fc.option(texts),
        unit: fc.option(texts),
        organisation: fc.option(texts),
        side: fc.constantFrom('host' as const, 'guest' as const),
      }),
      { maxLength: 8 },
    )
    .map((all) => all.map((about, index) => person(`Person ${index}`, about)));

  it('is found among whoever there is, whatever is written: at most three, each once, of the other side, with words that are theirs', () => {
    fc.assert(
      fc.property(texts, fc.option(texts), people, (title, field, all) => {
        const found = suggest(title, all, field);
        assert.ok(found.length <= 3);
        assert.equal(new Set(found.map(({ person: { id } }) => id)).size, found.length);
        for (const { person: one, by, text } of found) {
          assert.equal(one.side, 'guest');
          assert.ok(all.includes(one));
          assert.equal(one[by], text);
        }
      }),
    );
  });

  it('is the same however the words are spaced and written, and does not come from general words alone', () => {
    fc.assert(
      fc.property(fc.array(words), people, (title, all) => {
        const ids = (typed: string) => suggest(typed, all).map(({ person: { id } }) => id);
        assert.deepEqual(ids(title.join(' ').toUpperCase()), ids(title.join('  ')));
        assert.deepEqual(ids('Leitung des Amtes für Verwaltung und Management'), []);
      }),
    );
  });
});
