import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, listDays } from '../../src/domain/dates.ts';
import { presenceOf } from '../../src/domain/presence.ts';
import { addMinutes, instantAt } from '../../src/domain/time.ts';

const visit = { first_day: '2027-06-15', last_day: '2027-06-16', time_zone: 'Europe/Berlin' };
const always = { arrives_at: null, leaves_at: null };
const [first, last] = ['2027-06-15', '2027-06-16'];

describe('when someone is there', () => {
  it('is all the time where nothing else was said, or nothing that concerns the visit', () => {
    assert.equal(presenceOf(always, [], visit), null);
    const before = { starts_at: '2027-06-10T07:00:00.000Z', ends_at: '2027-06-14T22:00:00.000Z' };
    assert.equal(presenceOf({ arrives_at: '2027-06-14T22:00:00.000Z', leaves_at: null }, [before], visit), null);
  });

  it('is from arrival to departure, but not while away', () => {
    const person = { arrives_at: '2027-06-15T08:30:00.000Z', leaves_at: '2027-06-16T13:00:00.000Z' };
    const absences = [
      { starts_at: '2027-06-16T07:00:00.000Z', ends_at: '2027-06-16T09:00:00.000Z' },
      { starts_at: '2027-06-15T20:00:00.000Z', ends_at: '2027-06-16T05:00:00.000Z' },
    ];
    assert.deepEqual(presenceOf(person, absences, visit), [
      { day: first, from: 630, until: 1320 },
      { day: last, from: 420, until: 540 },
      { day: last, from: 660, until: 900 },
    ]);
  });

  it('is not on a day that is taken up by an absence, nor at all by whoever leaves before the visit', () => {
    const day = { starts_at: '2027-06-14T22:00:00.000Z', ends_at: '2027-06-15T22:00:00.000Z' };
    assert.deepEqual(presenceOf(always, [day], visit), [{ day: last, from: 0, until: 1440 }]);
    assert.deepEqual(presenceOf({ arrives_at: null, leaves_at: '2027-06-01T10:00:00.000Z' }, [], visit), []);
  });

  const zones = ['Europe/Berlin', 'UTC', 'America/New_York', 'Asia/Kathmandu', 'Africa/Cairo'];
  const situation = fc
    .record({
      zone: fc.constantFrom(...zones),
      // Both changes of the clock are among them.
      first: fc.constantFrom('2027-03-13', '2027-03-27', '2027-04-29', '2027-06-15', '2027-10-28', '2027-10-30'),
      days: fc.integer({ min: 1, max: 3 }),
    })
    .chain(({ zone, first, days }) => {
      const visit = { first_day: first, last_day: addDays(first, days - 1), time_zone: zone };
      const moment = fc
        .tuple(fc.integer({ min: -1500, max: days * 1440 + 1500 }), fc.constantFrom(0, 0, 30_000))
        .map(([minutes, millis]) => plus(addMinutes(`${first}T00:00:00.000Z`, minutes), millis));
      const maybe = fc.option(moment);
      const absence = fc
        .tuple(moment, fc.integer({ min: 1, max: 2000 }))
        .map(([starts_at, minutes]) => ({ starts_at, ends_at: addMinutes(starts_at, minutes) }));
      return fc.record({
        visit: fc.constant(visit),
        person: fc.record({ arrives_at: maybe, leaves_at: maybe }),
        absences: fc.array(absence, { maxLength: 4 }),
      });
    });

  it('is what a look at every single minute of the wall clock says', () => {
    fc.assert(
      fc.property(situation, ({ visit, person, absences }) => {
        const spans = presenceOf(person, absences, visit);
        for (const day of listDays(visit.first_day, visit.last_day)) {
          for (let minute = 0; minute < 1440; minute += 1) {
            const moment = instantAt(day, wallTime(minute), visit.time_zone);
            const instant =
              moment.kind === 'exact' ? moment.instant : moment.kind === 'ambiguous' ? moment.earlier : moment.next;
            const isThere =
              !(person.arrives_at && instant < person.arrives_at) &&
              !(person.leaves_at && instant >= person.leaves_at) &&
              !absences.some(({ starts_at, ends_at }) => instant >= starts_at && instant < ends_at);
            const said =
              spans === null || spans.some((span) => span.day === day && minute >= span.from && minute < span.until);
            if (said !== isThere) assert.equal(said, isThere, `${day} ${wallTime(minute)}`);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is in order, within the days of the visit, and never twice at a time', () => {
    fc.assert(
      fc.property(situation, ({ visit, person, absences }) => {
        const days = listDays(visit.first_day, visit.last_day);
        const spans = presenceOf(person, absences, visit) ?? [];
        for (const { day, from, until } of spans) {
          assert.ok(days.includes(day) && from >= 0 && from < until && until <= 1440);
        }
        for (const [index, next] of spans.slice(1).entries()) {
          const before = spans[index];
          assert.ok(before && (before.day < next.day || (before.day === next.day && before.until < next.from)));
        }
        assert.deepEqual(presenceOf(person, [...absences].reverse(), visit) ?? [], spans);
      }),
    );
  });
});

function wallTime(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}

function plus(instant: string, millis: number): string {
  return new Date(Date.parse(instant) + millis).toISOString();
}
