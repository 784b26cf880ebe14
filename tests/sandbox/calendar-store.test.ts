import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { calendarOf } from '../../src/sandbox/calendar-store.ts';
import { katja, mailOf, type Sketch } from './calendar-mails.ts';

const owner = { address: katja, zone: 'Europe/Berlin' };

/** The calendar after these messages, which arrive as `mail-1`, `mail-2` … */
function after(...sketches: Sketch[]) {
  return calendarOf(
    sketches.map((sketch, index) => mailOf(`mail-${index + 1}`, sketch)),
    owner,
  );
}

describe('a calendar made from the mails in a mailbox', () => {
  it('takes an invitation, its update and its cancellation as one event', () => {
    const later = { start: ';TZID=Europe/Berlin:20270616T140000', end: ';TZID=Europe/Berlin:20270616T150000' };
    const invited = after({});
    assert.deepEqual(invited.events, [
      {
        uid: 'item-1@lkos.example',
        mail: 'mail-1',
        sequence: 0,
        summary: 'Begrüßung, Tag 1',
        location: 'Raum 2050',
        allDay: false,
        start: '2027-06-15T07:00:00.000Z',
        end: '2027-06-15T08:00:00.000Z',
        cancelled: false,
        answer: 'NEEDS-ACTION',
        ignored: [],
      },
    ]);
    const moved = after({}, { sequence: 1, stamp: 1, ...later });
    assert.deepEqual(
      moved.events.map(({ start, mail }) => [start, mail]),
      [['2027-06-16T12:00:00.000Z', 'mail-2']],
    );
    assert.deepEqual(
      ['mail-1', 'mail-2'].map((id) => [moved.notes[id]?.superseded, moved.notes[id]?.canAnswer]),
      [
        [true, false],
        [false, true],
      ],
    );
    const cancelled = after(
      {},
      { sequence: 1, stamp: 1, ...later },
      { method: 'CANCEL', sequence: 2, stamp: 2, ...later },
    );
    assert.deepEqual(
      cancelled.events.map((one) => [one.cancelled, one.start]),
      [[true, '2027-06-16T12:00:00.000Z']],
    );
    assert.equal(cancelled.notes['mail-3']?.canAnswer, false);
  });

  const sent: Sketch = { sequence: 3, stamp: 50 };
  const unheeded: [string, string, Sketch][] = [
    ['a lower SEQUENCE, however new', 'older-sequence', { sequence: 2, stamp: 90 }],
    ['an older DTSTAMP of the same SEQUENCE', 'older-stamp', { sequence: 3, stamp: 49 }],
    ['another organiser', 'other-organizer', { sequence: 4, stamp: 90, organizer: 'mallory@evil.example' }],
    ['a cancellation with the SEQUENCE and DTSTAMP of the invitation', 'older-stamp', { ...sent, method: 'CANCEL' }],
    ['a METHOD that the Content-Type contradicts', 'method-differs', { sequence: 4, contentTypeMethod: 'CANCEL' }],
    ['a message without DTSTAMP, organiser and attendee', 'incomplete', { sequence: 4, lines: [] }],
  ];
  for (const [what, why, sketch] of unheeded) {
    it(`leaves ${what} alone, and says so`, () => {
      const { events, notes } = after(sent, { ...sketch, summary: 'Falsch' });
      assert.equal(notes['mail-2']?.ignored, why);
      assert.deepEqual(
        events.map((one) => [one.summary, one.cancelled, one.mail, one.ignored]),
        [['Begrüßung, Tag 1', false, 'mail-1', ['mail-2']]],
      );
    });
  }

  it('is not disturbed by the same mail coming twice, nor by a calendar part that nobody can read', () => {
    const broken = mailOf('mail-3', {});
    const content =
      'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nDTSTART:yesterday\r\nEND:VEVENT\r\nEND:VCALENDAR';
    const mails = [mailOf('mail-1', {}), mailOf('mail-2', {}), { ...broken, calendar: { ...calendarPart(), content } }];
    const { events, notes } = calendarOf(mails, owner);
    assert.equal(notes['mail-2']?.ignored, 'repeated');
    assert.equal(notes['mail-3']?.ignored, 'incomplete');
    assert.deepEqual(
      events.map((one) => one.ignored),
      [[]],
    );
  });

  it('takes only what was sent to its owner', () => {
    assert.deepEqual(after({ to: 'jonas@lkos.example' }).events, []);
    const capitals = mailOf('mail-1', { to: 'Katja@BLK.example', attendee: 'Katja@BLK.example' });
    assert.equal(calendarOf([capitals], owner).notes['mail-1']?.canAnswer, true);
    assert.equal(after({ attendee: 'jonas@lkos.example' }).notes['mail-1']?.canAnswer, false);
  });

  it('shows the newest answer to this SEQUENCE, keeps it over a mere correction, and asks anew after a change', () => {
    const reply = (partstat: string, stamp: number, sequence = 0) => ({ method: 'REPLY', partstat, stamp, sequence });
    const answerAfter = (...more: Sketch[]) => after({}, ...more).events[0]?.answer;
    assert.equal(answerAfter(reply('ACCEPTED', 1)), 'ACCEPTED');
    assert.equal(answerAfter(reply('DECLINED', 2), reply('ACCEPTED', 1)), 'DECLINED');
    assert.equal(answerAfter(reply('ACCEPTED', 1), reply('TENTATIVE', 1)), 'TENTATIVE');
    assert.equal(answerAfter(reply('ACCEPTED', 1), { stamp: 5 }), 'ACCEPTED');
    assert.equal(answerAfter(reply('ACCEPTED', 1), { sequence: 1, stamp: 5 }), 'NEEDS-ACTION');
    assert.equal(answerAfter({ ...reply('ACCEPTED', 1), attendee: 'jonas@lkos.example' }), 'NEEDS-ACTION');
    assert.equal(answerAfter({ sequence: 1, stamp: 5, partstat: 'ACCEPTED' }), 'ACCEPTED');
  });

  const zoned = (wall: string) => `;TZID=Europe/Berlin:${wall}`;
  const madeUp = [
    'BEGIN:VTIMEZONE',
    'TZID:Anywhere',
    'BEGIN:STANDARD',
    'DTSTART:19700101T000000',
    'TZOFFSETFROM:+0500',
    'TZOFFSETTO:+0500',
    'END:STANDARD',
    'END:VTIMEZONE',
  ].join('\r\n');
  const times: [string, Sketch, string, string][] = [
    [
      'over the night in March',
      { start: zoned('20270328T013000'), end: zoned('20270328T033000') },
      '2027-03-28T00:30',
      '2027-03-28T01:30',
    ],
    [
      'over the night in October',
      { start: zoned('20271031T013000'), end: zoned('20271031T033000') },
      '2027-10-30T23:30',
      '2027-10-31T02:30',
    ],
    [
      'in the hour that comes twice',
      { start: zoned('20271031T020000'), end: zoned('20271031T023000') },
      '2027-10-31T00:00',
      '2027-10-31T00:30',
    ],
    [
      'in the hour that does not exist',
      { start: zoned('20270328T023000'), end: zoned('20270328T043000') },
      '2027-03-28T01:30',
      '2027-03-28T02:30',
    ],
    [
      'in winter',
      { start: zoned('20270115T090000'), end: zoned('20270115T100000') },
      '2027-01-15T08:00',
      '2027-01-15T09:00',
    ],
    ['in UTC', { start: ':20270615T090000Z', end: ':20270615T100000Z' }, '2027-06-15T09:00', '2027-06-15T10:00'],
    [
      'in a zone that only the VTIMEZONE knows',
      { zones: madeUp, start: ';TZID=Anywhere:20270615T090000', end: ';TZID=Anywhere:20270615T100000' },
      '2027-06-15T04:00',
      '2027-06-15T05:00',
    ],
    [
      'in a known zone without its VTIMEZONE',
      {
        zones: 'X-NONE:1',
        start: ';TZID=America/New_York:20270615T090000',
        end: ';TZID=America/New_York:20270615T100000',
      },
      '2027-06-15T13:00',
      '2027-06-15T14:00',
    ],
    [
      'in no zone at all, so in the reader’s',
      { zones: 'X-NONE:1', start: ':20270615T090000', end: ':20270615T100000' },
      '2027-06-15T07:00',
      '2027-06-15T08:00',
    ],
  ];
  for (const [when, sketch, start, end] of times) {
    it(`knows when an event is: ${when}`, () => {
      const [event] = after(sketch).events;
      assert.deepEqual([event?.start, event?.end], [`${start}:00.000Z`, `${end}:00.000Z`]);
    });
  }

  it('keeps whole days as days, with or without an end', () => {
    const [event] = after({ start: ';VALUE=DATE:20270615', end: ';VALUE=DATE:20270617' }).events;
    assert.deepEqual([event?.allDay, event?.start, event?.end], [true, '2027-06-15', '2027-06-17']);
  });

  it('is the same in whatever order the same messages arrive', () => {
    const message = fc.record({
      uid: fc.constantFrom('a@x', 'b@x'),
      sequence: fc.nat({ max: 3 }),
      stamp: fc.nat({ max: 3 }),
    });
    // What a message says follows from its version: an organiser never sends two of one version.
    const told = fc.array(message, { maxLength: 12 }).map((list) =>
      list.map(({ uid, sequence, stamp }): Sketch => {
        const hour = String(8 + sequence * 2 + (stamp % 2)).padStart(2, '0');
        return {
          uid,
          sequence,
          stamp,
          method: (sequence + stamp) % 4 === 3 ? 'CANCEL' : 'REQUEST',
          summary: `${sequence}.${stamp}`,
          zones: 'X-NONE:1',
          start: `:20270615T${hour}0000Z`,
          end: `:20270615T${hour}3000Z`,
        };
      }),
    );
    const shuffled = told.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    const content = (list: Sketch[]) =>
      after(...list).events.map(({ mail: _mail, ignored: _ignored, ...event }) => event);
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const events = content(list);
        assert.deepEqual(content(other), events);
        const latest: Record<string, string> = {};
        for (const { uid = '', summary = '' } of list) {
          if (summary > (latest[uid] ?? '')) latest[uid] = summary;
        }
        assert.deepEqual(Object.fromEntries(events.map((one) => [one.uid, one.summary])), latest);
      }),
      { numRuns: 150 },
    );
  });

  it('cannot be changed by anyone but the organiser, whatever they send', () => {
    const foreign = fc.record({
      organizer: fc.constantFrom('mallory@evil.example', 'besuche@lkos.example.evil.example', ''),
      sequence: fc.nat({ max: 9 }),
      stamp: fc.nat({ max: 99 }),
      method: fc.constantFrom('REQUEST', 'CANCEL'),
    });
    fc.assert(
      fc.property(fc.array(foreign, { maxLength: 6 }), (list) => {
        const plain = { zones: 'X-NONE:1', start: ':20270615T090000Z', end: ':20270615T100000Z' };
        const { events } = after(plain, ...list.map((one) => ({ ...plain, ...one, summary: 'Falsch' })));
        const [event, ...rest] = events;
        assert.deepEqual([event?.summary, event?.cancelled, rest], ['Begrüßung, Tag 1', false, []]);
        assert.equal(event?.ignored.length, list.length);
      }),
    );
  });
});

function calendarPart() {
  return { method: 'REQUEST', contentTypeMethod: 'REQUEST' };
}
