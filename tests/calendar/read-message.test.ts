import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readCalendar } from '../../src/calendar/read-message.ts';
import { windowsZones } from '../../src/calendar/windows-zones.ts';
import { berlin, objectOf } from '../sandbox/calendar-mails.ts';

const zone = 'Europe/Berlin';

function read(content: string, method?: string) {
  return readCalendar(content, { method, zone });
}

/** One event with these lines. */
function event(lines: string[], { method = ['METHOD:REPLY'], zones = [] as string[] } = {}): string {
  const all = [
    'BEGIN:VCALENDAR',
    ...method,
    ...zones,
    'BEGIN:VEVENT',
    'UID:item-1',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return `${all.join('\r\n')}\r\n`;
}

function first(lines: string[], more?: Parameters<typeof event>[1]) {
  const { messages, isBroken } = read(event(lines, more));
  assert.equal(isBroken, false);
  const [message] = messages;
  assert.ok(message);
  return message;
}

const start = (line: string, zones: string[] = []) => first([line], { zones }).start;

/** Clocks that are three hours ahead of UTC all year, and four in summer. */
const madeUp = (name: string, rule = 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU') => [
  'BEGIN:VTIMEZONE',
  `TZID:${name}`,
  'BEGIN:STANDARD',
  'DTSTART:16010101T040000',
  'TZOFFSETFROM:+0400',
  'TZOFFSETTO:+0300',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:16010101T030000',
  'TZOFFSETFROM:+0300',
  'TZOFFSETTO:+0400',
  rule,
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

describe('reading what a calendar sends', () => {
  it('tells method, event, version, times and who answers', () => {
    const { messages, isBroken } = read(objectOf({ method: 'REPLY', sequence: 3, partstat: 'TENTATIVE' }));
    assert.equal(isBroken, false);
    assert.deepEqual(messages, [
      {
        method: 'REPLY',
        uid: 'item-1@lkos.example',
        sequence: 3,
        stampedAt: '2027-03-01T12:00:00.000Z',
        start: '2027-06-15T07:00:00.000Z',
        end: '2027-06-15T08:00:00.000Z',
        attendees: [
          {
            address: 'katja@blk.example',
            name: 'Katja',
            partstat: 'TENTATIVE',
            sentBy: undefined,
            delegatedTo: [],
            delegatedFrom: [],
            comment: undefined,
          },
        ],
        comment: undefined,
      },
    ]);
  });

  it('takes the method of the Content-Type where the object has none, and else the object’s', () => {
    const without = event(['DTSTAMP:20270301T120000Z'], { method: [] });
    assert.equal(read(without, 'reply').messages[0]?.method, 'REPLY');
    assert.equal(read(without).messages[0]?.method, '');
    assert.equal(read(event([], { method: ['METHOD:counter'] }), 'REPLY').messages[0]?.method, 'COUNTER');
  });

  it('knows who answers for whom, and with which words', () => {
    const { attendees, comment } = first([
      'ATTENDEE;CN="Meier, Jo";PARTSTAT=delegated;SENT-BY="MAILTO:Desk@BLK.example";DELEGATED-TO="mailto:a@b.example",',
      ' "mailto:c@d.example";X-RESPONSE-COMMENT="Komme^nspäter":MAILTO:Jo.Meier@BLK.example',
      'ATTENDEE;DELEGATED-FROM="mailto:jo.meier@blk.example":mailto:<a@b.example>',
      'ATTENDEE:',
      'COMMENT:Wegen\\nBauarbeiten\\, leider',
    ]);
    assert.deepEqual(attendees, [
      {
        address: 'jo.meier@blk.example',
        name: 'Meier, Jo',
        partstat: 'DELEGATED',
        sentBy: 'desk@blk.example',
        delegatedTo: ['a@b.example', 'c@d.example'],
        delegatedFrom: [],
        comment: 'Komme später',
      },
      {
        address: 'a@b.example',
        name: undefined,
        partstat: 'NEEDS-ACTION',
        sentBy: undefined,
        delegatedTo: [],
        delegatedFrom: ['jo.meier@blk.example'],
        comment: undefined,
      },
    ]);
    assert.equal(comment, 'Wegen Bauarbeiten, leider');
  });

  it('reads every event, and says when one of them cannot be read', () => {
    const two = event(['DTSTAMP:20270301T120000Z']).replace(
      'END:VCALENDAR',
      'BEGIN:VEVENT\r\nUID:item-2\r\nEND:VEVENT\r\nEND:VCALENDAR',
    );
    assert.deepEqual(
      read(two).messages.map(({ uid }) => uid),
      ['item-1', 'item-2'],
    );
    const nameless = two.replace('UID:item-2', 'SUMMARY:x');
    assert.deepEqual([read(nameless).messages.length, read(nameless).isBroken], [1, true]);
    assert.equal(read(two + two.replaceAll('item', 'other')).messages.length, 4);
  });

  it('takes what is no number or no time as missing', () => {
    const {
      sequence,
      stampedAt,
      start: from,
      end,
    } = first(['SEQUENCE:many', 'DTSTAMP:yesterday', 'DTSTART:20270231T090000Z', 'DTEND:20270615T250000Z']);
    assert.deepEqual([sequence, stampedAt, from, end], [0, undefined, undefined, undefined]);
    assert.equal(first(['SEQUENCE:-1']).sequence, 0);
    assert.equal(first(['SEQUENCE:99999999999']).sequence, 0);
  });

  it('reads past lines that are none, and lines that a gateway has broken', () => {
    const torn = event([
      'ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b.example',
      'and this line fell out of another',
      'SEQUENCE:2',
    ]);
    assert.equal(read(torn).messages[0]?.sequence, 2);
    assert.equal(read(`\ufeff${objectOf({}).replaceAll('\r\n', '\n')}`).messages.length, 1);
  });

  it('says that it is broken where there is no calendar, half of one, or far too much', () => {
    for (const content of ['', 'hello', '<html></html>', objectOf({}).slice(0, -40), 'BEGIN:VCARD\r\nEND:VCARD\r\n']) {
      assert.deepEqual(read(content), { messages: [], isBroken: true }, content.slice(0, 30));
    }
    assert.equal(read(event([`COMMENT:${'x'.repeat(300_000)}`])).isBroken, true);
    // Other calendar objects are sound, but no answer.
    const todo = event([]).replaceAll('VEVENT', 'VTODO');
    assert.deepEqual(read(todo), { messages: [], isBroken: false });
  });

  it('reads only so many events and attendees', () => {
    const crowd = Array.from({ length: 500 }, (_, index) => `ATTENDEE:mailto:a${index}@b.example`);
    assert.equal(first(crowd).attendees.length, 200);
    const events = 'BEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT\r\n'.repeat(500);
    assert.equal(read(`BEGIN:VCALENDAR\r\n${events}END:VCALENDAR`).messages.length, 50);
  });
});

describe('times of foreign calendars', () => {
  it('are the same instant however the zone is named', () => {
    const expected = '2027-06-15T07:00:00.000Z';
    assert.equal(start('DTSTART:20270615T070000Z'), expected);
    assert.equal(start('DTSTART;TZID=Europe/Berlin:20270615T090000', [berlin]), expected);
    assert.equal(start('DTSTART;TZID=Europe/Berlin:20270615T090000'), expected);
    assert.equal(start('DTSTART;TZID="W. Europe Standard Time":20270615T090000'), expected);
    assert.equal(start('DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:20270615T090000'), expected);
    assert.equal(start('DTSTART;TZID="tzone://Microsoft/Utc":20270615T070000'), expected);
    assert.equal(start('DTSTART;TZID=GMT Standard Time:20270615T080000'), expected);
    assert.equal(start('DTSTART:20270615T090000'), expected, 'without a zone, the reader’s');
  });

  it('are right on both sides of both clock changes, by a name or by a VTIMEZONE', () => {
    const days: [string, string][] = [
      ['20270327T120000', '2027-03-27T11:00:00.000Z'],
      ['20270328T120000', '2027-03-28T10:00:00.000Z'],
      ['20271030T120000', '2027-10-30T10:00:00.000Z'],
      ['20271031T120000', '2027-10-31T11:00:00.000Z'],
      // Comes twice: the first of both.
      ['20271031T023000', '2027-10-31T00:30:00.000Z'],
    ];
    const own = berlin.replace('TZID:Europe/Berlin', 'TZID:Ours').replace(/^X-LIC-LOCATION:.*\r\n/m, '');
    for (const [local, instant] of days) {
      assert.equal(start(`DTSTART;TZID="W. Europe Standard Time":${local}`), instant, local);
      assert.equal(start(`DTSTART;TZID=Ours:${local}`, [own]), instant, `${local} by a VTIMEZONE`);
    }
  });

  it('come from the VTIMEZONE where nobody knows the name, and are unknown where there is none', () => {
    const line = 'DTSTART;TZID=Customized Time Zone:20270615T100000';
    assert.equal(start(line, madeUp('Customized Time Zone')), '2027-06-15T06:00:00.000Z');
    assert.equal(
      start('DTSTART;TZID=Customized Time Zone:20270115T100000', madeUp('Customized Time Zone')),
      '2027-01-15T07:00:00.000Z',
    );
    assert.equal(start(line), undefined);
  });

  it('are unknown by a VTIMEZONE that would take for ever', () => {
    const began = performance.now();
    for (const rule of [
      'RRULE:FREQ=SECONDLY',
      'RRULE:FREQ=YEARLY;BYSECOND=0,1,2,3;BYMINUTE=1,2,3',
      'RRULE:FREQ=YEARLY;BYYEARDAY=1,2,3',
      'RRULE:FREQ=YEARLY;BYDAY=SU',
      'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=MO,TU,WE,TH,FR,SA,SU',
      'RRULE:FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYMONTHDAY=1',
      'RRULE:FREQ=YEARLY;INTERVAL=3',
    ]) {
      assert.equal(start('DTSTART;TZID=Evil:20270615T100000', madeUp('Evil', rule)), undefined, rule);
    }
    assert.ok(performance.now() - began < 1000);
  });

  it('come from rules that began long ago without counting all the years, and from those that have ended', () => {
    const line = 'DTSTART;TZID=Old:20270615T100000';
    const old = madeUp('Old').map((one) => one.replace('DTSTART:1601', 'DTSTART:0001'));
    const began = performance.now();
    for (let time = 0; time < 20; time += 1) assert.equal(start(line, old), '2027-06-15T06:00:00.000Z');
    assert.ok(performance.now() - began < 1000);
    const ended = madeUp('Old', 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=19990401T000000Z');
    const halted = ended.map((one) =>
      one.replace('BYMONTH=10;BYDAY=-1SU', 'BYMONTH=10;BYDAY=-1SU;UNTIL=19981101T000000Z'),
    );
    assert.equal(start(line, halted), '2027-06-15T06:00:00.000Z');
  });

  it('of whole days begin and end at midnight of the reader’s zone', () => {
    const day = first(['DTSTART;VALUE=DATE:20270328']);
    assert.deepEqual([day.start, day.end], ['2027-03-27T23:00:00.000Z', '2027-03-28T22:00:00.000Z']);
    const days = first(['DTSTART;VALUE=DATE:20270615', 'DTEND;VALUE=DATE:20270617']);
    assert.deepEqual([days.start, days.end], ['2027-06-14T22:00:00.000Z', '2027-06-16T22:00:00.000Z']);
  });

  it('end after the length that is given, or when they begin', () => {
    assert.equal(first(['DTSTART:20270615T070000Z', 'DURATION:PT1H30M']).end, '2027-06-15T08:30:00.000Z');
    assert.equal(first(['DTSTART:20270615T070000Z']).end, '2027-06-15T07:00:00.000Z');
    assert.equal(first(['DTSTART:20270615T070000Z', 'DURATION:soon']).end, undefined);
  });

  it('know every zone of Windows', () => {
    for (const name of windowsZones.keys()) {
      assert.notEqual(start(`DTSTART;TZID="${name}":20270615T090000`), undefined, name);
    }
  });
});

describe('hostile calendars', () => {
  const pieces = fc.constantFrom(
    ...objectOf({ method: 'REPLY' }).split('\r\n'),
    'BEGIN:VEVENT',
    'END:VEVENT',
    'BEGIN:VCALENDAR',
    'END:VCALENDAR',
    'RRULE:FREQ=SECONDLY;COUNT=99999999',
    'DTSTART;TZID=:',
    'DTSTART;VALUE=PERIOD:19970101T180000Z/PT5H30M',
    'DURATION:P99999999999999W',
    'ATTENDEE;CN="',
    'ATTENDEE;=;;:::',
    'UID:__proto__',
    '__proto__:x',
    'CONSTRUCTOR;constructor=1:2',
    ' folded',
  );

  it('never throw, and what comes back is within bounds', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 400 }),
          fc
            .array(fc.oneof(pieces, fc.string({ maxLength: 40 })), { maxLength: 60 })
            .map((lines) => lines.join('\r\n')),
        ),
        (content) => {
          for (const message of read(content).messages) {
            assert.ok(message.uid !== '' && message.uid.length <= 1000);
            assert.ok(message.attendees.length <= 200 && (message.comment?.length ?? 0) <= 1000);
            for (const at of [message.start, message.end, message.stampedAt]) {
              assert.ok(at === undefined || new Date(at).toISOString() === at);
            }
          }
        },
      ),
      { numRuns: 600 },
    );
  });

  it('are read, or called broken, after any one change to a sound one', () => {
    const sound = objectOf({ method: 'REPLY' });
    fc.assert(
      fc.property(
        fc.nat(sound.length - 1),
        fc.nat(30),
        fc.string({ unit: 'binary', maxLength: 8 }),
        (at, gone, put) => {
          const { messages, isBroken } = read(sound.slice(0, at) + put + sound.slice(at + gone));
          assert.ok(messages.length <= 1);
          assert.equal(typeof isBroken, 'boolean');
        },
      ),
      { numRuns: 600 },
    );
  });
});
