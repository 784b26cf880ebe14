import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ProgrammeSession } from '../../src/domain/programme.ts';
import { addMinutes } from '../../src/domain/time.ts';
import { texts } from '../../src/i18n/index.ts';
import { blockMistakes } from '../../src/sandbox/validate-blocks.ts';
import { paragraph } from '../../src/views/blocks.ts';
import { message, textOf } from '../../src/views/message.ts';
import { table, withoutTables } from '../../src/views/table.ts';
import { dayTimetable, type Marks } from '../../src/views/timetable.ts';
import { programmeSession } from '../domain/programme-session.ts';
import { sampleVisit } from './sample-visit.ts';

const day = '2027-06-15';
const words = { t: texts('de'), command: '/besuch' };

function at(number: number, minute: number, length: number, more: Partial<ProgrammeSession> = {}): ProgrammeSession {
  const startsAt = addMinutes(`${day}T06:00:00.000Z`, minute);
  return programmeSession({ number, startsAt, endsAt: addMinutes(startsAt, length), ...more });
}

function shown(sessions: ProgrammeSession[], more: { marks?: Marks; part?: number } = {}) {
  const line = (part: number) => `programme draft ${day} part=${part} in=${sampleVisit.code}`;
  return dayTimetable({ day, sessions, line, ...more }, sampleVisit, 'de');
}

describe('a day as a table', () => {
  it('has a column for what happens at the same time, and says what goes on', () => {
    const guests = { audience: { kind: 'side' as const, side: 'guest' as const }, room: 'Saal' };
    const blocks = shown([
      at(1, 0, 90, { timeQualifier: 'circa' }),
      at(2, 0, 45, guests),
      at(3, 45, 45),
      at(4, 90, 30),
    ]);
    assert.equal(
      textOf(blocks),
      [
        'Zeit | Programm | Gleichzeitig',
        '08:00–08:45 | #1 Thema 1, ca. 08:00–09:30 · Raum 2050 | #2 Thema 2, Saal · nur Gäste: Burgenlandkreis',
        '08:45–09:30 | (#1 läuft weiter) | #3 Thema 3, Raum 2050',
        '09:30–10:00 | #4 Thema 4, Raum 2050',
      ].join('\n'),
    );
    assert.deepEqual(blockMistakes(blocks, 'message', '/blocks'), []);
  });

  it('marks in words what has changed', () => {
    const marks = new Map([['session 1', ['neu', 'von Hand gesetzt']]]);
    assert.match(textOf(shown([at(1, 0, 45)], { marks })), /#1 Thema 1, Raum 2050 \(neu, von Hand gesetzt\)$/);
  });

  it('is a list where more happens at once than a table has columns', () => {
    const blocks = shown(Array.from({ length: 25 }, (_, n) => at(n + 1, n, 300)));
    assert.ok(blocks.every(({ type }) => type !== 'table'));
    assert.match(textOf(blocks), /#25 Thema 25/);
  });

  it('comes in parts that fit, whatever is on it, and nothing is lost between them', () => {
    const point = fc.record({
      minute: fc.integer({ min: 0, max: 600 }),
      length: fc.integer({ min: 5, max: 120 }),
      title: fc.string({ minLength: 1, maxLength: 150 }),
      name: fc.string({ minLength: 1, maxLength: 600 }),
    });
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 60 }), (points) => {
        const sessions = points.map(({ minute, length, title, name }, n) =>
          at(n + 1, minute, length, { title, presenters: [{ personId: 'p', name, function: null }] }),
        );
        const seen = new Set<number>();
        for (let part = 1; part <= 40 && seen.size < sessions.length; part += 1) {
          const blocks = shown(sessions, { part });
          assert.deepEqual(blockMistakes(blocks, 'message', '/blocks'), []);
          assert.deepEqual(blockMistakes(withoutTables(blocks), 'modal', '/blocks'), []);
          const text = JSON.stringify(blocks);
          for (const { number } of sessions) if (text.includes(`#${number} `)) seen.add(number);
        }
        assert.equal(seen.size, sessions.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a table in a message', () => {
  const rows = (number: number) => Array.from({ length: number }, (_, n) => [[`${n}`], ['x'.repeat(300)]]);

  it('is cut row by row where it is too much, and counts what is missing', () => {
    const { blocks } = message([paragraph('Vorher'), table(['Nr.', 'Text'], rows(60))], words);
    assert.deepEqual(blockMistakes(blocks, 'message', '/blocks'), []);
    assert.match(textOf(blocks), /^Vorher\nNr\. \| Text\n0 \| x+\n/);
    assert.match(textOf(blocks), /\nund \d\d weitere\n/);
  });

  it('stays the only one: the next become lists', () => {
    const { blocks } = message([table(['a'], [[['eins']]]), table(['b'], [[['zwei']]])], words);
    assert.deepEqual(
      blocks.map(({ type }) => type),
      ['table', 'rich_text'],
    );
    assert.deepEqual(blockMistakes(blocks, 'message', '/blocks'), []);
    assert.match(textOf(blocks), /zwei/);
  });
});
