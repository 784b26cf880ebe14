import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { addDays } from '../../src/domain/dates.ts';
import {
  formatDate,
  formatDateLong,
  formatDuration,
  formatMoment,
  formatTime,
  formatTimeSpoken,
  type TimeQualifier,
} from '../../src/domain/format-time.ts';
import type { Language } from '../../src/domain/language.ts';
import { readDay } from '../../src/domain/read-day.ts';
import { readLength } from '../../src/domain/read-length.ts';
import { readTime } from '../../src/domain/read-time.ts';
import { addMinutes, wallTimeOf } from '../../src/domain/time.ts';

const anyLanguage = fc.constantFrom<Language>('de', 'en');
const anyDay = fc.integer({ min: 0, max: 72_000 }).map((days) => addDays('2000-01-01', days));
const anyTime = fc
  .integer({ min: 0, max: 1439 })
  .map((minutes) => wallTimeOf(addMinutes('2027-01-01T00:00:00.000Z', minutes), 'UTC'));
const qualifiers = ['circa', 'from', 'towards', 'following', 'perhaps'] as const satisfies TimeQualifier[];
const anyQualifier = fc.constantFrom<TimeQualifier | undefined>(undefined, ...qualifiers);

describe('days and times for people', () => {
  it('writes a date as DIN 5008 has it, and as the British do', () => {
    assert.equal(formatDate('2027-06-05', 'de'), '05.06.2027');
    assert.equal(formatDate('2027-06-05', 'en'), '5 June 2027');
    assert.equal(formatDateLong('2027-06-15', 'de'), 'Dienstag, 15. Juni 2027');
    assert.equal(formatDateLong('2027-06-15', 'en'), 'Tuesday, 15 June 2027');
    assert.equal(formatDateLong('2027-03-07', 'de'), 'Sonntag, 7. März 2027');
  });

  it('writes times with two digits and a colon, with a non-breaking space before Uhr', () => {
    assert.equal(formatTime('09:15', 'de'), '09:15');
    assert.equal(formatTimeSpoken('09:15', 'de'), '09:15\u00a0Uhr');
    assert.equal(formatTimeSpoken('09:15', 'en'), '09:15');
  });

  it('keeps how exactly a time is meant', () => {
    const written = (language: Language) =>
      qualifiers.map((qualifier) => formatTimeSpoken('15:30', language, qualifier));
    assert.deepEqual(written('de'), [
      'ca. 15:30\u00a0Uhr',
      'ab 15:30\u00a0Uhr',
      'gegen 15:30\u00a0Uhr',
      'anschl. 15:30\u00a0Uhr',
      'evtl. 15:30\u00a0Uhr',
    ]);
    assert.deepEqual(written('en'), ['approx. 15:30', 'from 15:30', 'around 15:30', 'then 15:30', 'possibly 15:30']);
    assert.equal(formatTime('15:30', 'de', 'circa'), 'ca. 15:30');
  });

  it('writes a moment on the clocks of the zone, not of the machine', () => {
    assert.equal(formatMoment('2027-03-12T13:10:00.000Z', 'Europe/Berlin', 'de'), '12.03.2027, 14:10\u00a0Uhr');
    assert.equal(formatMoment('2027-03-12T13:10:00.000Z', 'Europe/Berlin', 'en'), '12 March 2027, 14:10');
    assert.equal(formatMoment('2027-03-12T13:10:00.000Z', 'Pacific/Auckland', 'en'), '13 March 2027, 02:10');
  });

  it('writes lengths in hours and minutes', () => {
    assert.deepEqual([45, 60, 90, 1440].map(formatDuration), ['45 min', '1 h', '1 h 30 min', '24 h']);
  });

  it('writes nothing that it cannot read again', () => {
    fc.assert(
      fc.property(anyDay, anyDay, anyLanguage, (day, today, language) => {
        assert.equal(readDay(formatDate(day, language), { today }), day);
        assert.equal(readDay(formatDateLong(day, language), { today }), day);
        assert.equal(readDay(day, { today }), day);
      }),
    );
    fc.assert(
      fc.property(anyTime, anyQualifier, anyLanguage, (time, qualifier, language) => {
        const expected = qualifier === undefined ? { time } : { time, qualifier };
        assert.deepEqual(readTime(formatTime(time, language, qualifier)), expected);
        assert.deepEqual(readTime(formatTimeSpoken(time, language, qualifier)), expected);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1440 }), (minutes) => {
        assert.equal(readLength(formatDuration(minutes)), minutes);
      }),
    );
  });
});
