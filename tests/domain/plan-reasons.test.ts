import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { reasonsOf } from '../../src/domain/plan-reasons.ts';
import { texts } from '../../src/i18n/index.ts';
import type { Fact } from '../../src/planner/types.ts';

const tuesday = '2027-06-15';
const wednesday = '2027-06-16';
const days = [tuesday, wednesday].map((day) => ({ day, from: 540, until: 1020 }));
const names = new Map([
  ['o', 'Frau Ostendorf'],
  ['u', 'von der Heide'],
]);
const four = { number: 4, title: 'Jobcenter' };

/** The planner never says the same twice. */
function nameOf(fact: Fact): string {
  if (fact.kind === 'presence') return `${fact.person} ${fact.day}`;
  return fact.kind === 'fixed' || fact.kind === 'topic' ? `#${fact.number}` : fact.kind;
}

/** In German and in English, with ordinary blanks. */
function said(...facts: Fact[]): [string, string] {
  const words = { names, days: days.length };
  const [de, en] = (['de', 'en'] as const).map((language) =>
    texts(language).plan.notPlaced(four, reasonsOf(facts, days), words).replaceAll('\u00a0', ' '),
  );
  return [de ?? '', en ?? ''];
}

const away = (person: string, day: string, ...present: [number, number][]): Fact => ({
  kind: 'presence',
  person,
  day,
  present: present.map(([from, until]) => ({ from, until })),
});
const fixed = (number: number, day = tuesday): Fact => ({ kind: 'fixed', number, day, start: 540, until: 630 });
const topic = (number: number, day = tuesday): Fact => ({ kind: 'topic', number, day, start: 540, until: 630 });

describe('Why a topic does not fit, in words', () => {
  it('says when somebody is there, and what is fixed then', () => {
    assert.deepEqual(said(fixed(1), away('o', tuesday, [0, 660]), away('o', wednesday)), [
      '#4 passt nicht: Frau Ostendorf ist nur Dienstag bis 11:00 Uhr da, dann liegt #1 fest.',
      '#4 does not fit: Frau Ostendorf is only there Tuesday until 11:00, and #1 is fixed at that time.',
    ]);
  });

  it('says of each day what is there, where both have something', () => {
    assert.deepEqual(said(fixed(1), fixed(3), topic(2, wednesday)), [
      '#4 passt nicht: Am Dienstag liegen #1 und #3 fest; am Mittwoch steht schon #2 im Programm.',
      '#4 does not fit: on Tuesday, #1 and #3 are fixed; on Wednesday, #2 has its place.',
    ]);
  });

  it('says that somebody is away on one day, or at no time there at all', () => {
    assert.deepEqual(said(away('u', wednesday), fixed(1)), [
      '#4 passt nicht: von der Heide ist am Mittwoch nicht da; am Dienstag liegt #1 fest.',
      '#4 does not fit: von der Heide is away on Wednesday; on Tuesday, #1 is fixed.',
    ]);
    assert.deepEqual(said(away('o', tuesday), away('o', wednesday, [0, 540])), [
      '#4 passt nicht: Frau Ostendorf ist an keinem Tag da.',
      '#4 does not fit: Frau Ostendorf is not there on any day.',
    ]);
    assert.deepEqual(said(away('o', tuesday, [600, 660], [900, 1440]), fixed(8, wednesday)), [
      '#4 passt nicht: Frau Ostendorf ist am Dienstag nur von 10:00 bis 11:00 Uhr und ab 15:00 Uhr da; am Mittwoch liegt #8 fest.',
      '#4 does not fit: Frau Ostendorf is there on Tuesday only from 10:00 to 11:00 and from 15:00; on Wednesday, #8 is fixed.',
    ]);
  });

  it('names every rule that can be in the way', () => {
    const rules: [Fact, string, string][] = [
      [
        { kind: 'hours', day: tuesday, from: 540, until: 1020 },
        'Ein Tag hat nur 8 h, 09:00 bis 17:00 Uhr.',
        'a day has only 8 h, 09:00 to 17:00.',
      ],
      [{ kind: 'tracks', tracks: 1 }, 'Zur selben Zeit läuft nur ein Thema.', 'only one topic runs at a time.'],
      [
        { kind: 'tracks', tracks: 2 },
        'Zur selben Zeit laufen höchstens zwei Themen.',
        'at most two topics run at a time.',
      ],
      [{ kind: 'rooms', rooms: ['2050'] }, 'Dafür passt nur Raum 2050.', 'only room 2050 would do.'],
      [{ kind: 'rooms', rooms: [] }, 'Kein Raum passt dafür.', 'no room suits it.'],
      [
        { kind: 'must', day: tuesday, start: 600 },
        'Es muss am Dienstag um 10:00 Uhr sein.',
        'it has to be on Tuesday at 10:00.',
      ],
      [{ kind: 'first', number: 3 }, '#3 soll zuerst kommen.', '#3 is to come first.'],
      [
        { kind: 'lunch', from: 720, until: 810, minutes: 45 },
        'Zwischen 12:00 und 13:30 Uhr braucht das Mittagessen 45 min.',
        'lunch needs 45 min between 12:00 and 13:30.',
      ],
      [
        { kind: 'breaks', minutes: 15, afterWork: 90 },
        'Nach 1 h 30 min muss eine Pause von 15 min sein.',
        'after 1 h 30 min there has to be a break of 15 min.',
      ],
    ];
    for (const [fact, de, en] of rules) {
      assert.deepEqual(said(fact), [`#4 passt nicht: ${de}`, `#4 does not fit: ${en}`]);
    }
    assert.deepEqual(said(), ['#4 passt nicht: Das Programm ist voll.', '#4 does not fit: the programme is full.']);
  });

  it('counts what is too much to name', () => {
    const many = Array.from({ length: 23 }, (_, index) => topic(10 + index, index % 2 === 0 ? tuesday : wednesday));
    assert.deepEqual(said(...many, { kind: 'tracks', tracks: 1 }), [
      '#4 passt nicht: Die Zeit ist schon mit #10, #11, #12 und 20 weiteren Themen gefüllt.',
      '#4 does not fit: #10, #11, #12 and 20 other topics fill the time.',
    ]);
  });

  it('is one sentence that names whoever and whatever is concerned, whichever facts come together', () => {
    const someDay = fc.constantFrom(tuesday, wednesday);
    const minute = fc.integer({ min: 0, max: 1439 });
    const fact: fc.Arbitrary<Fact> = fc.oneof(
      fc
        .tuple(fc.constantFrom('o', 'u'), someDay, fc.option(fc.tuple(minute, fc.integer({ min: 1, max: 400 }))))
        .map(([who, day, span]) => away(who, day, ...(span ? [[span[0], span[0] + span[1]] as [number, number]] : []))),
      fc.tuple(fc.integer({ min: 1, max: 90 }), someDay).map(([number, day]) => fixed(number, day)),
      fc.tuple(fc.integer({ min: 1, max: 90 }), someDay).map(([number, day]) => topic(number, day)),
      fc.constant<Fact>({ kind: 'tracks', tracks: 1 }),
      fc.constant<Fact>({ kind: 'breaks', minutes: 15, afterWork: 90 }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(fact, { minLength: 1, maxLength: 30, selector: nameOf }), (facts) => {
        for (const text of said(...facts)) {
          assert.match(text, /^#4 (passt nicht|does not fit): [^:]+.*[^.]\.$/);
          assert.doesNotMatch(text, /undefined|NaN|null| {2}| [,;.]|: ,/);
          assert.ok(text.length < 500, text);
          for (const each of facts) {
            if (each.kind === 'presence') assert.ok(text.includes(names.get(each.person) ?? '?'), text);
          }
        }
      }),
    );
  });
});
