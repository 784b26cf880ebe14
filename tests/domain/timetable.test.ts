import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { ProgrammeSession } from '../../src/domain/programme.ts';
import { addMinutes } from '../../src/domain/time.ts';
import { timetableOf } from '../../src/domain/timetable.ts';
import { programmeSession } from './programme-session.ts';

const morning = '2027-06-15T06:00:00.000Z';

/** @param from minutes after eight o'clock */
function session(number: number, from: number, length: number): ProgrammeSession {
  const startsAt = addMinutes(morning, from);
  return programmeSession({ number, startsAt, endsAt: addMinutes(startsAt, length) });
}

const sessions = fc
  .array(fc.record({ from: fc.integer({ min: 0, max: 40 }), length: fc.integer({ min: 1, max: 12 }) }), {
    maxLength: 25,
  })
  .map((all) => all.map(({ from, length }, index) => session(index + 1, from * 15, length * 15)));

function overlap(a: ProgrammeSession, b: ProgrammeSession): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

function mostAtOnce(all: readonly ProgrammeSession[]): number {
  return Math.max(
    1,
    ...all.map((one) => all.filter((each) => each.startsAt <= one.startsAt && one.startsAt < each.endsAt).length),
  );
}

describe('a timetable', () => {
  it('has parallel points side by side, and what runs on in the rows below', () => {
    const [all, short, long, next] = [session(1, 0, 30), session(2, 30, 30), session(3, 30, 60), session(4, 60, 30)];
    const { columns, rows, placed } = timetableOf([next, long, short, all]);
    assert.equal(columns, 2);
    assert.deepEqual(
      rows.map(({ cells }) => cells.map((cell) => (typeof cell === 'object' ? cell.number : cell))),
      [
        [1, undefined],
        [2, 3],
        [4, 'continued'],
      ],
    );
    assert.deepEqual(
      placed.map(({ session: { number }, column, span }) => [number, column, span]),
      [
        [1, 0, 2],
        [2, 0, 1],
        [3, 1, 1],
        [4, 0, 1],
      ],
    );
  });

  it('sets what is for everybody before what is for a part of them, where both begin together', () => {
    const some = { ...session(1, 0, 60), audience: { kind: 'side' as const, side: 'guest' as const } };
    const { rows } = timetableOf([some, session(2, 0, 60)]);
    assert.deepEqual(
      rows[0]?.cells.map((cell) => (typeof cell === 'object' ? cell.number : cell)),
      [2, 1],
    );
  });

  it('is one empty column on an empty day', () => {
    assert.deepEqual(timetableOf([]), { columns: 1, placed: [], rows: [] });
  });

  it('has each session once, from its beginning to its end, and never two in one cell', () => {
    fc.assert(
      fc.property(sessions, (all) => {
        const { columns, placed, rows } = timetableOf(all);
        assert.equal(placed.length, all.length);
        for (const one of all) {
          const { column = -1, span = 0 } = placed.find((each) => each.session === one) ?? {};
          assert.ok(column >= 0 && span >= 1 && column + span <= columns);
          const own = rows.filter(({ cells }) => cells.includes(one));
          assert.deepEqual(
            own.map(({ from }) => from),
            [one.startsAt],
          );
          const during = rows.filter(({ from, until }) => from < one.endsAt && one.startsAt < until);
          assert.equal(during[0]?.from, one.startsAt);
          assert.equal(during.at(-1)?.until, one.endsAt);
          for (const { cells } of during.slice(1)) assert.equal(cells[column], 'continued');
        }
      }),
    );
  });

  it('never lets a session cover another, and takes as many columns as there are sessions at once', () => {
    fc.assert(
      fc.property(sessions, (all) => {
        const { columns, placed } = timetableOf(all);
        assert.equal(columns, mostAtOnce(all));
        for (const a of placed) {
          for (const b of placed) {
            if (a === b || !overlap(a.session, b.session)) continue;
            assert.ok(a.column + a.span <= b.column || b.column + b.span <= a.column);
          }
        }
      }),
    );
  });

  it('goes from the earliest to the latest, whatever the order in which the sessions come', () => {
    fc.assert(
      fc.property(sessions, fc.infiniteStream(fc.nat()), (all, random) => {
        const { rows } = timetableOf(all);
        for (const [index, row] of rows.entries()) {
          assert.ok(row.from < row.until);
          assert.ok((rows[index - 1]?.until ?? '') <= row.from);
        }
        const shuffled = all.map((one) => ({ one, at: random.next().value })).toSorted((a, b) => a.at - b.at);
        assert.deepEqual(timetableOf(shuffled.map(({ one }) => one)), timetableOf(all));
      }),
    );
  });
});
