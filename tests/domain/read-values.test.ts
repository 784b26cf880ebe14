import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isMailAddress } from '../../src/domain/mail-address.ts';
import { type DayContext, readDay } from '../../src/domain/read-day.ts';
import { readBareHours, readLength } from '../../src/domain/read-length.ts';
import { readNumber, readNumbers } from '../../src/domain/read-number.ts';
import { readHours, readTime } from '../../src/domain/read-time.ts';
import { readYesNo } from '../../src/domain/read-yes-no.ts';

// A Tuesday and a Wednesday; today is a Friday three months before.
const VISIT: DayContext = { today: '2027-03-12', firstDay: '2027-06-15', lastDay: '2027-06-16' };

describe('reading a day', () => {
  const examples: Record<string, string[]> = {
    '2027-06-15': [
      '2027-06-15',
      '2027-6-15',
      '15.06.2027',
      '15.6.27',
      '15.6.',
      '15.06',
      '15.06.',
      '15. 6. 2027',
      'am 15.06.',
      '15. Juni 2027',
      '15 June 2027',
      '15. Juni',
      '15 Jun',
      'June 15, 2027',
      '15TH JUNE',
      'Di, 15.06.2027',

      'Dienstag, 15. Juni 2027',
      'Tuesday',
      'dienstag',
      'Di',
      'Di.',
      'Tue',
      'day 1',
      'Tag 1',
      'day1',
      'TAG\u00a01',
      '1',
      '1. Tag',
    ],
    '2027-06-16': ['Mittwoch', 'wed', 'tag 2', '2', 'on Wednesday'],
    '2027-03-12': ['today', 'heute', ' Heute '],
    '2027-03-13': ['tomorrow', 'morgen', 'Samstag', 'Sonnabend', 'sat'],
    '2027-03-14': ['übermorgen', 'u\u0308bermorgen', 'day after tomorrow'],
    '2027-03-11': ['yesterday', 'gestern'],
    '2027-03-19': ['Freitag', 'Friday'],
    '2028-03-11': ['11.03.', '11. März', '11 march', '11. Mrz.'],
    '2028-02-29': ['29.02.', '29. Februar', '29 Feb'],
  };
  for (const [day, texts] of Object.entries(examples)) {
    it(`reads ${day} however it is typed`, () => {
      for (const text of texts) assert.equal(readDay(text, VISIT), day, text);
    });
  }

  it('refuses what is no day, no day of the visit, or contradicts itself', () => {
    const texts = [
      '31.02.',
      '31.02.2027',
      '2027-13-01',
      '0',
      '3',
      'Tag 3',
      'day 0',
      '15',
      '',
      'bald',
      'Mi, 15.06.2027',
      '15/06/2027',
    ];
    for (const text of [...texts, '15.06.1927', 'Dienstag 9:00', '15.', '2027'])
      assert.equal(readDay(text, VISIT), undefined, text);
    assert.equal(readDay('Tag 1', { today: '2027-03-12' }), undefined);
  });

  it('takes the date within a visit over the turn of the year, and the coming one of two Tuesdays', () => {
    const winter = { today: '2027-11-01', firstDay: '2027-12-30', lastDay: '2028-01-02' };
    assert.equal(readDay('01.01.', winter), '2028-01-01');
    const long = { today: '2027-06-17', firstDay: '2027-06-15', lastDay: '2027-06-24' };
    assert.equal(readDay('Tuesday', long), '2027-06-22');
    assert.equal(readDay('15.6.', { ...long, today: '2027-06-20' }), '2027-06-15');
    assert.equal(readDay('Dienstag', { ...VISIT, today: '2027-07-01' }), '2027-06-15');
  });
});

describe('reading a time', () => {
  it('reads a time however it is typed', () => {
    for (const text of [
      '9:00',
      '9.00',
      '9h',
      '9',
      '09:00 Uhr',
      '9 Uhr',
      '09:00\u00a0Uhr',
      '9 uhr 00',
      '9am',
      '9:00 AM',
      '9 a.m.',
      'um 9 Uhr',
    ])
      assert.deepEqual(readTime(text), { time: '09:00' }, text);
    for (const text of ['9h30', '9 Uhr 30', '9:30', '9.30 Uhr', '9:30h'])
      assert.deepEqual(readTime(text), { time: '09:30' }, text);
    for (const text of ['2:30 pm', '14:30', '2:30pm']) assert.deepEqual(readTime(text), { time: '14:30' }, text);
    assert.deepEqual(
      [readTime('12am')?.time, readTime('12pm')?.time, readTime('0:00')?.time],
      ['00:00', '12:00', '00:00'],
    );
  });

  it('keeps how exactly it is meant', () => {
    for (const text of [
      'ca. 15:30',
      'ca 15.30 Uhr',
      'circa 15:30',
      'about 15:30',
      'approx. 3:30pm',
      'ca.15:30',
      '~15:30',
      'etwa um 15:30',
    ])
      assert.deepEqual(readTime(text), { time: '15:30', qualifier: 'circa' }, text);
    for (const text of ['ab 15:30 Uhr', 'from 15:30', 'AB 15h30'])
      assert.deepEqual(readTime(text), { time: '15:30', qualifier: 'from' }, text);
    for (const text of ['gegen 9', 'around 9:00', 'towards 9 am'])
      assert.deepEqual(readTime(text), { time: '09:00', qualifier: 'towards' }, text);
    for (const text of [
      'anschl. 15:30',
      'anschl., 15:30 Uhr',
      'Anschließend um 15.30 Uhr',
      'danach 15:30',
      'then 3:30 pm',
    ])
      assert.deepEqual(readTime(text), { time: '15:30', qualifier: 'following' }, text);
    for (const text of [
      'evtl. 15:30',
      'eventuell um 15:30',
      'vielleicht 15:30',
      'ggf. 15:30',
      'possibly 15:30',
      'perhaps at 15:30',
    ])
      assert.deepEqual(readTime(text), { time: '15:30', qualifier: 'perhaps' }, text);
  });

  it('refuses what no clock shows', () => {
    for (const text of [
      '24:00',
      '24',
      '9:60',
      '9:5',
      '13pm',
      '0am',
      '',
      'neun',
      'ca.',
      'anschl.',
      'evtl. ca. 9:00',
      ', 9:00',
      'vor 9',
      '9:00:00',
      '-9',
      '2027',
      'ab ca. 9',
    ])
      assert.equal(readTime(text), undefined, text);
  });

  it('reads the hours of a visit', () => {
    for (const text of [
      '9-17',
      '09:00-17:00',
      '9 bis 17',
      '9–17 Uhr',
      '9 Uhr — 17 Uhr',
      'von 9 bis 17 Uhr',
      '9am to 5pm',
      'from 9 to 17',
    ])
      assert.deepEqual(readHours(text), { start: '09:00', end: '17:00' }, text);
    assert.deepEqual(readHours('09:00-17:30'), { start: '09:00', end: '17:30' });
    for (const text of ['17-9', '9-9', '9', '9-', '9-12-17', '9-24', 'ca. 9-17', ''])
      assert.equal(readHours(text), undefined, text);
  });
});

describe('reading a length', () => {
  it('reads minutes and hours however they are typed', () => {
    const examples: Record<number, string[]> = {
      45: ['45m', '45 min', '45', '45 Minuten', '45min.', '0:45', '45 minutes'],
      60: ['1h', '1 Stunde', 'eine Stunde', '1 hour', 'an hour', '60', '1:00', '1 Std.'],
      90: [
        '1h30',
        '1h 30m',
        '1 h 30 min',
        '1:30',
        '1,5h',
        '1.5 h',
        '1,5 Stunden',
        '90',
        '1 Stunde 30 Minuten',
        '1 Stunde und 30 Minuten',
        '1:30 h',
      ],
      30: ['halbe Stunde', 'eine halbe Stunde', 'half an hour', '0,5h'],
    };
    for (const [minutes, texts] of Object.entries(examples))
      for (const text of texts) assert.equal(readLength(text), Number(minutes), text);
  });

  it('refuses nothing, more than a day, and what is no length', () => {
    for (const text of ['0', '0m', '1441', '25h', '24:01', '1:60', '1h60', '1,5', '-5', '', 'lang', '1h30h', '5 Tage'])
      assert.equal(readLength(text), undefined, text);
    assert.equal(readLength('24h'), 1440);
  });

  it('takes a bare number for minutes, but not one so small that hours are meant', () => {
    for (const text of ['1', '2', ' 3 ', '04', '4.']) assert.equal(readLength(text), undefined, text);
    assert.deepEqual(['2', ' 3 ', '04', '4.'].map(readBareHours), [2, 3, 4, 4]);
    for (const text of ['5', '2h', '2m', '0', '24', '']) assert.equal(readBareHours(text), undefined, text);
    const minutes = fc.integer({ min: 1, max: 1440 });
    fc.assert(fc.property(minutes, (count) => readLength(`${count}m`) === count));
    fc.assert(fc.property(minutes, (count) => readLength(`${count}`) === (count < 5 ? undefined : count)));
  });
});

describe('reading numbers, answers and addresses', () => {
  it('reads a topic number', () => {
    for (const text of ['#3', '3', '#3,', ' 3 ', 'TOP 3', 'top3']) assert.equal(readNumber(text), 3, text);
    for (const text of ['#0', '0', '', '#', '-3', '3a', '1 2', '1234567', '3.5'])
      assert.equal(readNumber(text), undefined, text);
  });

  it('reads several topic numbers, each once', () => {
    for (const text of [
      '1 2 3',
      '1,2,3',
      '#1-#3',
      '1, 2 und 3',
      '1–3',
      '1 bis 3',
      '#1 - 3',
      '1-2 #3 2',
      'TOP 1, TOP 2 and 3',
    ])
      assert.deepEqual(readNumbers(text), [1, 2, 3], text);
    assert.deepEqual(readNumbers('3 1'), [3, 1]);
    for (const text of ['', '3-1', '1-2-3', '1 x', '1-100000', '-3', '3-'])
      assert.equal(readNumbers(text), undefined, text);
  });

  it('reads yes and no', () => {
    for (const text of ['ja', 'Ja', 'yes', 'Y', 'j']) assert.equal(readYesNo(text), true, text);
    for (const text of ['nein', 'NO', 'n', 'aus']) assert.equal(readYesNo(text), false, text);
    for (const text of ['', 'vielleicht', 'jain']) assert.equal(readYesNo(text), undefined, text);
  });

  it('accepts plain mail addresses only', () => {
    const label = 'a'.repeat(63);
    for (const text of [
      'katja@lkos.de',
      'k.b+x@sub.lkos.de',
      "o'neill@example.org",
      `k@${label}.de`,
      'k@xn--brde-5qa.de',
    ])
      assert.ok(isMailAddress(text), text);
    const wrong = [
      'katja',
      'katja@',
      '@lkos.de',
      'katja@lkos',
      'a b@lkos.de',
      '"a"@lkos.de',
      'kätja@lkos.de',
      'k@lkos..de',
      '.k@lkos.de',
    ];
    const worse = [
      'k..b@lkos.de',
      'k@-lkos.de',
      'k@lkos.de\r\nBcc: x@y.de',
      'k@lkos.de>',
      `k@${label}a.de`,
      'k@1.2.3.4',
      `k@${`${label}.`.repeat(4)}de`,
    ];
    for (const text of [...wrong, ...worse, 'a@b@lkos.de', 'k@lkos.de ', '']) assert.ok(!isMailAddress(text), text);
  });

  it('never throws and is never slow, whatever is typed', () => {
    const read = (text: string) => {
      readDay(text, VISIT);
      readTime(text);
      readHours(text);
      readLength(text);
      readNumbers(text);
      readNumber(text);
      readYesNo(text);
      isMailAddress(text);
    };
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), read), { numRuns: 1000 });
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('0123456789.:-– huamprtg,#')), maxLength: 20 }),
        read,
      ),
      {
        numRuns: 3000,
      },
    );
    const started = performance.now();
    for (const piece of ['1', ' ', '1.', '1-', 'ab ', '@', 'a.', '#']) read(piece.repeat(40_000));
    assert.ok(performance.now() - started < 800);
  });
});
