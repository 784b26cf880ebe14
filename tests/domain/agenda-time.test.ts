import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { SessionKind } from '../../src/db/schema.ts';
import { type DayTime, timeForTopics } from '../../src/domain/agenda-time.ts';

const hour = (hours: number) => hours * 60;
const point = (from: number, until: number, kind: SessionKind = 'talk') => ({ from, until, kind });
const day = (from: number, until: number, ...fixed: DayTime['fixed'][number][]): DayTime => ({ from, until, fixed });
const minutes = (...days: DayTime[]) => timeForTopics(days);

describe('the time for topics', () => {
  const cases: [name: string, expected: number, ...days: DayTime[]][] = [
    ['is an hour and a half in an hour and a half', 90, day(hour(9), hour(10.5))],
    ['loses a quarter of an hour for each break', 165, day(hour(9), hour(12))],
    ['is not more because of five minutes that only lengthen the break', 90, day(hour(14), hour(14) + 100)],
    ['loses lunch and the breaks before and after it on a day from nine to five', 390, day(hour(9), hour(17))],
    ['loses no lunch on a morning that ends before it', 150, day(hour(9), hour(11.75))],
    ['loses no lunch on an afternoon', 165, day(hour(14), hour(17))],
    ['loses the meal that is fixed, and no other', 375, day(hour(9), hour(17), point(hour(12), hour(13), 'meal'))],
    [
      'loses lunch all the same where a meal is in the evening',
      180,
      day(hour(12), hour(16), point(hour(18), hour(20), 'meal')),
    ],
    ['needs no break where one is fixed', 165, day(hour(9), hour(12), point(hour(10.5), hour(10.75), 'break'))],
    ['counts what overlaps once', 105, day(hour(14), hour(17), point(hour(14), hour(15)), point(hour(14.5), hour(15)))],
    ['needs a break after fixed work, too', 45, day(hour(14), hour(16), point(hour(14), hour(15)))],
    [
      'leaves fixed points alone that follow each other for hours',
      0,
      day(hour(14), hour(17), point(hour(14), hour(17))),
    ],
    [
      'has no room in a gap too short for a break after long work',
      0,
      day(hour(14), hour(16) + 10, point(hour(14), hour(16))),
    ],
    [
      'does not count what is outside the hours',
      90,
      day(hour(9), hour(10.5), point(hour(7), hour(9)), point(hour(18), hour(22))),
    ],
    [
      'takes a point that begins before the hours only from their beginning',
      60,
      day(hour(9), hour(10.5), point(hour(8), hour(9.5))),
    ],
    [
      'keeps no lunch free where fixed points leave no room for it',
      45,
      day(hour(12), hour(14), point(hour(12), hour(13))),
    ],
    ['adds up the days', 180, day(hour(14), hour(15.5)), day(hour(9), hour(10.5))],
    ['is nothing without days', 0],
    ['is nothing on a day without hours', 0, day(hour(9), hour(9))],
  ];
  for (const [name, expected, ...days] of cases) {
    it(name, () => assert.equal(minutes(...days), expected));
  }

  const spans = fc
    .tuple(fc.integer({ min: 0, max: 287 }), fc.integer({ min: 1, max: 48 }))
    .map(([from, length]) => ({ from: from * 5, until: Math.min(1440, (from + length) * 5) }));
  const kinds = fc.constantFrom<SessionKind>('talk', 'welcome', 'meal', 'break', 'social', 'transfer');
  const points = fc.tuple(spans, kinds).map(([span, kind]) => ({ ...span, kind }));
  const days = fc
    .record({
      from: fc.integer({ min: 84, max: 144 }),
      length: fc.integer({ min: 0, max: 120 }),
      fixed: fc.array(points, { maxLength: 6 }),
    })
    .map(({ from, length, fixed }) => day(from * 5, (from + length) * 5, ...fixed));

  it('is never more than what is left of the hours, and never less than nothing', () => {
    fc.assert(
      fc.property(days, (one) => {
        let left = 0;
        for (let at = one.from; at < one.until; at += 1) {
          if (one.fixed.every(({ from, until }) => at < from || at >= until)) left += 1;
        }
        const time = minutes(one);
        assert.ok(time >= 0 && time <= left, `${time} of ${left}`);
      }),
    );
  });

  it('is the same in whatever order things come, named once or twice, with or without what is outside the hours', () => {
    fc.assert(
      fc.property(days, days, (one, other) => {
        const inside = one.fixed.filter(({ from, until }) => from < one.until && until > one.from);
        assert.equal(minutes(one, other), minutes(other, one));
        assert.equal(minutes(one), minutes({ ...one, fixed: [...one.fixed.toReversed(), ...one.fixed] }));
        // A meal that only touches lunch time outside the hours is eaten all the same.
        if (one.fixed.every(({ kind }) => kind !== 'meal'))
          assert.equal(minutes(one), minutes({ ...one, fixed: inside }));
      }),
    );
  });

  it('is never more because something is fixed in the afternoon, or because the day ends earlier', () => {
    const afternoons = fc
      .record({ length: fc.integer({ min: 0, max: 72 }), fixed: fc.array(points, { maxLength: 5 }) })
      .map(({ length, fixed }) => day(hour(14), hour(14) + length * 5, ...fixed));
    fc.assert(
      fc.property(afternoons, points, fc.integer({ min: 0, max: 60 }), (one, more, earlier) => {
        assert.ok(minutes({ ...one, fixed: [...one.fixed, more] }) <= minutes(one));
        // Fixed points that are cut short by the end of the hours would leave more room.
        const free = { ...one, fixed: [] };
        assert.ok(minutes({ ...free, until: Math.max(one.from, one.until - earlier) }) <= minutes(free));
      }),
    );
  });
});
