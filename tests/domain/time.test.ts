import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays, daysBetween, isDay, listDays, nextTuesdayAtLeast, weekdayOf } from '../../src/domain/dates.ts';
import {
  addMinutes,
  dayOf,
  getInstant,
  instantAt,
  isValidZone,
  minutesBetween,
  WallTimeError,
  wallTimeOf,
} from '../../src/domain/time.ts';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Pacific/Auckland', 'UTC'];
const anyDay = fc.integer({ min: 0, max: 36_524 }).map((days) => addDays('2000-01-01', days));
const anyTime = fc
  .integer({ min: 0, max: 1439 })
  .map((minutes) => wallTimeOf(addMinutes('2027-01-01T00:00:00.000Z', minutes), 'UTC'));
const anyZone = fc.constantFrom(...ZONES);

describe('wall times and instants', () => {
  it('turns a wall time into its instant, in summer and in winter', () => {
    assert.deepEqual(instantAt('2027-06-15', '09:00', 'Europe/Berlin'), {
      kind: 'exact',
      instant: '2027-06-15T07:00:00.000Z',
    });
    assert.deepEqual(instantAt('2027-01-15', '09:00', 'Europe/Berlin'), {
      kind: 'exact',
      instant: '2027-01-15T08:00:00.000Z',
    });
    assert.equal(getInstant('2027-06-15', '00:30', 'Pacific/Auckland'), '2027-06-14T12:30:00.000Z');
  });

  it('knows that the clock in Berlin jumps from 02:00 to 03:00 on the last Sunday of March', () => {
    const next = '2027-03-28T01:00:00.000Z';
    assert.deepEqual(instantAt('2027-03-28', '02:00', 'Europe/Berlin'), { kind: 'nonexistent', next });
    assert.deepEqual(instantAt('2027-03-28', '02:30', 'Europe/Berlin'), { kind: 'nonexistent', next });
    assert.equal(getInstant('2027-03-28', '01:59', 'Europe/Berlin'), '2027-03-28T00:59:00.000Z');
    assert.equal(getInstant('2027-03-28', '03:00', 'Europe/Berlin'), next);
    assert.throws(() => getInstant('2027-03-28', '02:30', 'Europe/Berlin', 'earlier'), WallTimeError);
  });

  it('names both moments of the hour that October repeats, and takes the one asked for', () => {
    const [earlier, later] = ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z'];
    assert.deepEqual(instantAt('2027-10-31', '02:30', 'Europe/Berlin'), { kind: 'ambiguous', earlier, later });
    assert.equal(getInstant('2027-10-31', '02:30', 'Europe/Berlin', 'earlier'), earlier);
    assert.equal(getInstant('2027-10-31', '02:30', 'Europe/Berlin', 'later'), later);
    assert.throws(() => getInstant('2027-10-31', '02:30', 'Europe/Berlin'), WallTimeError);
    assert.equal(getInstant('2027-10-31', '03:00', 'Europe/Berlin'), '2027-10-31T02:00:00.000Z');
  });

  it('knows the day that Samoa skipped', () => {
    assert.equal(instantAt('2011-12-30', '12:00', 'Pacific/Apia').kind, 'nonexistent');
    assert.equal(getInstant('2011-12-31', '00:00', 'Pacific/Apia'), '2011-12-30T10:00:00.000Z');
  });

  it('refuses what is no day, time, instant or zone', () => {
    assert.throws(() => instantAt('2027-02-31', '09:00', 'UTC'), RangeError);
    assert.throws(() => instantAt('2027-02-01', '24:00', 'UTC'), RangeError);
    assert.throws(() => instantAt('2027-02-01', '09:00', 'Europe/Osnabrück'), RangeError);
    assert.throws(() => dayOf('2027-02-01T09:00:00', 'UTC'), RangeError);
    assert.throws(() => addMinutes('yesterday', 1), RangeError);
  });

  it('shows an instant on the clock of its zone, and back, except in the gaps', () => {
    fc.assert(
      fc.property(anyDay, anyTime, anyZone, (day, time, zone) => {
        const moment = instantAt(day, time, zone);
        if (moment.kind === 'nonexistent') {
          assert.equal(dayOf(moment.next, zone), day);
          assert.ok(wallTimeOf(moment.next, zone) > time);
          assert.notEqual(wallTimeOf(addMinutes(moment.next, -1), zone), time);
          return;
        }
        const instants = moment.kind === 'exact' ? [moment.instant] : [moment.earlier, moment.later];
        for (const instant of instants)
          assert.deepEqual([dayOf(instant, zone), wallTimeOf(instant, zone)], [day, time]);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds every instant again from what the clock showed', () => {
    // Every quarter of an hour around both changes of each zone, where a random instant seldom falls.
    for (const zone of ZONES) {
      for (const day of ['2027-03-14', '2027-03-28', '2027-04-04', '2027-09-26', '2027-10-31', '2027-11-07']) {
        for (let quarter = -96; quarter < 192; quarter += 1) {
          const instant = addMinutes(`${day}T00:00:00.000Z`, quarter * 15);
          const moment = instantAt(dayOf(instant, zone), wallTimeOf(instant, zone), zone);
          assert.ok(Object.values(moment).includes(instant), `${instant} in ${zone}: ${JSON.stringify(moment)}`);
        }
      }
    }
  });

  it('adds and counts minutes across a change of the clock', () => {
    const before = getInstant('2027-03-28', '01:30', 'Europe/Berlin');
    assert.equal(wallTimeOf(addMinutes(before, 60), 'Europe/Berlin'), '03:30');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -1e6, max: 1e6 }), (day, minutes) => {
        const start = `${day}T12:00:00.000Z`;
        assert.equal(minutesBetween(start, addMinutes(start, minutes)), minutes);
      }),
    );
  });

  it('accepts IANA names spelled as IANA does, and nothing else', () => {
    for (const name of [...ZONES, 'America/Argentina/Buenos_Aires', 'Asia/Kolkata', 'Etc/GMT+5'])
      assert.ok(isValidZone(name), name);
    for (const name of [
      '',
      'europe/berlin',
      'Berlin',
      '+01:00',
      'local',
      'CEST',
      'Europe/Osnabrück',
      'Europe/Berlin\n',
      'a'.repeat(40_000),
    ])
      assert.ok(!isValidZone(name), name.slice(0, 20));
  });
});

describe('days', () => {
  it('knows which days the calendar has', () => {
    for (const day of ['2027-06-15', '2028-02-29']) assert.ok(isDay(day), day);
    for (const day of ['2027-02-29', '2027-02-31', '2027-13-01', '1999-12-31', '2027-6-15', '2027-06-15T00:00'])
      assert.ok(!isDay(day), day);
  });

  it('lists the days of a visit, also over the turn of the year', () => {
    assert.deepEqual(listDays('2027-06-15', '2027-06-16'), ['2027-06-15', '2027-06-16']);
    assert.deepEqual(listDays('2027-12-31', '2028-01-01'), ['2027-12-31', '2028-01-01']);
    assert.deepEqual(listDays('2027-06-16', '2027-06-15'), []);
    assert.throws(() => listDays('2027-02-31', '2027-03-01'), RangeError);
  });

  it('counts days so that adding them leads back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -500, max: 500 }), (day, days) => {
        assert.equal(daysBetween(day, addDays(day, days)), days);
      }),
    );
  });

  it('sets the sample visit on the first Tuesday at least three weeks ahead', () => {
    assert.equal(nextTuesdayAtLeast(21, '2026-11-22'), '2026-12-15');
    assert.equal(nextTuesdayAtLeast(21, '2026-11-24'), '2026-12-15');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (from, days) => {
        const tuesday = nextTuesdayAtLeast(days, from);
        assert.equal(weekdayOf(tuesday), 2);
        assert.ok(daysBetween(from, tuesday) >= days && daysBetween(from, tuesday) < days + 7);
      }),
    );
  });
});
