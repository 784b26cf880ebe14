import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readAbsences } from '../../src/domain/read-absences.ts';
import type { DayContext } from '../../src/domain/read-day.ts';
import { readMoment } from '../../src/domain/read-moment.ts';

// A Tuesday and a Wednesday; today is a Monday six weeks before.
const VISIT: DayContext = { today: '2027-05-03', firstDay: '2027-06-15', lastDay: '2027-06-16' };
const [tuesday, wednesday] = ['2027-06-15', '2027-06-16'];

describe('reading a day and a time in one', () => {
  const examples: [day: string | undefined, time: string | undefined, texts: string[]][] = [
    [
      tuesday,
      '10:30',
      [
        'Dienstag 10:30',
        '15.6. um 10.30 Uhr',
        '10:30 Uhr am 15.06.2027',
        'Di, 15.06.2027, 10:30 Uhr',
        'am Dienstag, 15. Juni um 10h30',
        '2027-06-15T10:30',
        '2027-06-15 10:30',
        'tag 1 10:30',
        'Tuesday at 10:30',
        '10.30 am Tuesday',
        'June 15, 10:30',
        'ab Tag 1, 10:30 Uhr',
        'TAG\u00a01  10:30',
        '1 10:30',
      ],
    ],
    [
      wednesday,
      '15:00',
      ['Mi 15', 'bis Mittwoch 15 Uhr', '3 pm Wednesday', 'day 2 3pm', '15h am 16.6.', 'until Wed 15:00'],
    ],
    [wednesday, undefined, ['Tag 2', '2', '16.06', 'Mittwoch', 'bis 16. Juni', '2027-06-16', 'Mi, 16.06.2027']],
    [undefined, '10:30', ['10:30', '10.30', 'um 10:30 Uhr', 'ab 10:30', '10h30', 'ca. 10:30']],
    ['2027-06-14', '18:00', ['14.6. 18 Uhr', '18:00 2027-06-14']],
  ];
  for (const [day, time, texts] of examples) {
    it(`reads ${day ?? 'no day'} ${time ?? 'without a time'} however it is typed`, () => {
      for (const text of texts) {
        const read = readMoment(text, VISIT);
        assert.deepEqual([read?.day, read?.time], [day, time], text);
      }
    });
  }

  it('refuses what is neither, and what has more in it', () => {
    for (const text of [
      '',
      'bald',
      'Tag 3',
      '10:30 bald',
      'Di Mi',
      '9:00 10:00',
      'Di 25:00',
      'Mi, 15.06.2027 9:00',
      'x'.repeat(90),
    ]) {
      assert.equal(readMoment(text, VISIT), undefined, text);
    }
  });

  it('reads the same in either order, with and without the words between', () => {
    const days = fc.constantFrom(
      'Di',
      'Dienstag',
      'Tuesday',
      '15.6.',
      '15.06.2027',
      '2027-06-15',
      '15. Juni',
      'Tag 1',
      'day 1',
    );
    const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
    fc.assert(
      fc.property(days, clock, fc.constantFrom(':', '.'), fc.boolean(), (day, [hour, minute], mark, isSpoken) => {
        const two = (value: number) => String(value).padStart(2, '0');
        const time = `${hour}${mark}${two(minute)}${isSpoken ? ' Uhr' : ''}`;
        const expected = { day: tuesday, time: `${two(hour)}:${two(minute)}`, isOpen: false };
        assert.deepEqual(readMoment(`${day}${isSpoken ? ' um' : ''} ${time}`, VISIT), expected);
        assert.deepEqual(readMoment(`${time} ${isSpoken ? 'am ' : ''}${day}`, VISIT), expected);
      }),
    );
  });
});

describe('reading absences', () => {
  const said = (text: string, context = VISIT) =>
    readAbsences(text, context)?.map(
      ({ from, until }) =>
        `${from.day.slice(8)} ${from.time ?? 'start'} – ${until.day.slice(8)} ${until.time ?? 'end'}`,
    );

  const examples: [expected: string[], texts: string[]][] = [
    [
      ['15 09:00 – 15 11:00'],
      [
        'Tag 1 9:00-11:00',
        'Dienstag von 9 bis 11 Uhr',
        '15.06. 9–11 Uhr',
        'Di, 15.06.2027, 9-11 Uhr',
        'Dienstag, 9-11',
        '9-11 Tag 1',
        'zwischen 9 und 11 Uhr am Dienstag',
        'between 9 and 11 on Tuesday',
        '2027-06-15 9:00-11:00',
        'Tuesday 9am to 11am',
      ],
    ],
    [['16 start – 16 end'], ['Tag 2', '16.06.', 'Mi', 'Mittwoch,', '2027-06-16']],
    [
      ['15 start – 16 end'],
      ['Di-Mi', '15.-16.6.', '15.6. bis 16.6.', 'Tag 1-2', '2027-06-15 - 2027-06-16', '15. bis 16. Juni'],
    ],
    [['15 14:00 – 16 end'], ['Di 14:00 bis Mi', 'from Tuesday 14:00 until Wednesday']],
    [['15 14:00 – 15 end'], ['Di ab 14 Uhr', 'ab Dienstag 14:00', 'Tuesday from 14:00']],
    [['16 start – 16 11:00'], ['Tag 2 bis 11:00', 'Wed until 11am']],
    [['15 start – 16 11:00'], ['bis Tag 2 11:00', 'until Wednesday 11:00']],
    [['15 10:00 – 16 12:00'], ['vom 15.6. 10 Uhr bis 16.6. 12 Uhr']],
    [['16 09:00 – 16 11:00', '16 start – 16 end'], ['Tag 2 9:00-11:00, 16.06.']],
    [
      ['15 09:00 – 15 11:00', '15 14:00 – 15 15:00'],
      ['Di 9-11, 14-15', 'Di 9-11 und 14-15', 'Tag 1 9:00-11:00; 14:00-15:00'],
    ],
    [
      ['15 start – 15 end', '16 start – 16 end'],
      ['Di, Mi', '15. Juni, 16. Juni', '15.06., 16.06.', 'Tag 1 + Tag 2'],
    ],
    [['16 11:00 – 16 09:00'], ['Mi 11-9']],
  ];
  for (const [expected, texts] of examples) {
    it(`reads ${expected.join(', ')} however it is typed`, () => {
      for (const text of texts) assert.deepEqual(said(text), expected, text);
    });
  }

  it('takes hours alone where the visit has one day only', () => {
    assert.deepEqual(said('9-11', { ...VISIT, lastDay: tuesday }), ['15 09:00 – 15 11:00']);
    assert.equal(said('9-11'), undefined);
  });

  it('refuses what does not say how long, and all of it where a part makes no sense', () => {
    for (const text of [
      '',
      ',',
      'bald',
      'Tag 2 9:00',
      'Tag 1 9-11, bald',
      'Di-Mi-Do',
      '9-11-13 Di',
      'Tag 3',
      'Di 9-11 oder so',
      '-1',
      'Tag 1 9-11, –2',
    ]) {
      assert.equal(said(text), undefined, text);
    }
  });

  it('never fails on anything that can be typed', () => {
    const words = fc.constantFrom(
      'di',
      'tag',
      '2',
      '9',
      '-',
      'bis',
      ',',
      'und',
      '15.6.',
      '10:30',
      'ab',
      'von',
      ' ',
      '2027-06-15',
      '–',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(words).map((each) => each.join(' ')),
        ),
        (text) => {
          const spans = readAbsences(text, VISIT);
          assert.ok(spans === undefined || spans.length > 0);
        },
      ),
    );
  });
});
