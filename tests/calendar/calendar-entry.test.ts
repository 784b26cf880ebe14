import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { findUid, renderCalendarEntry } from '../../src/calendar/calendar-entry.ts';
import { type SessionEvent, sessionUid } from '../../src/calendar/session-event.ts';
import { instantOf, parseEvent, textOf } from './sample-event.ts';

const sample: SessionEvent = {
  uid: sessionUid('0197a3c2-1111-7222-8333-944455556666'),
  sequence: 3,
  changed: new Date('2027-03-12T13:10:00Z'),
  start: new Date('2027-06-15T07:00:00Z'),
  end: new Date('2027-06-15T07:45:00Z'),
  zone: 'Europe/Berlin',
  summary: 'Begrüßung, Landrätin; Presse',
  location: 'Raum 2050, Kreishaus Osnabrück',
  description: 'Arbeitsbesuch 2027\n\n09:00 bis 09:45: Begrüßung',
};

describe('an entry of a shared calendar', () => {
  it('says what and when, and of people nothing that a server could act on', () => {
    const text = renderCalendarEntry(sample);
    const { calendar, event } = parseEvent(text);
    assert.equal(textOf(event, 'summary'), sample.summary);
    assert.equal(textOf(event, 'sequence'), '3');
    assert.equal(instantOf(event, 'dtstart').toISOString(), '2027-06-15T07:00:00.000Z');
    assert.equal(instantOf(event, 'dtend').toISOString(), '2027-06-15T07:45:00.000Z');
    assert.match(text, /^DTSTAMP:20270312T131000Z\r$/m);
    assert.doesNotMatch(text, /^(METHOD|ORGANIZER|ATTENDEE|BEGIN:VALARM)/m);
    assert.deepEqual(
      calendar.getAllSubcomponents().map(({ name }) => name),
      ['vtimezone', 'vevent'],
    );
  });

  it('is the same text each time, so that what has not changed is not sent', () => {
    assert.equal(renderCalendarEntry(sample), renderCalendarEntry({ ...sample }));
  });

  it('keeps its lines short and its properties its own, whatever people write', () => {
    const words = fc.string({
      unit: fc.oneof(fc.constantFrom('\r', '\n', ';', ',', '\\', '"', 'METHOD:', 'ä', '🏛️'), fc.string()),
    });
    fc.assert(
      fc.property(words, words, words, (summary, location, description) => {
        const text = renderCalendarEntry({ ...sample, summary, location, description });
        for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
        const { calendar, event } = parseEvent(text);
        assert.deepEqual(event.getAllProperties('attendee'), []);
        assert.equal(calendar.getFirstProperty('method'), null);
        assert.equal(findUid(text), sample.uid);
      }),
    );
  });
});

describe('the UID of what a server keeps', () => {
  it('is found however the server writes it', () => {
    const event = (uid: string) => `BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:UID:no\n${uid}\nEND:VEVENT\nEND:VCALENDAR\n`;
    assert.equal(findUid(event('UID:a@b')), 'a@b');
    assert.equal(findUid(event('uid;X-A=1:a@b')), 'a@b');
    assert.equal(findUid(event('UID:a-long-one-\n  that-goes-on@b')), 'a-long-one- that-goes-on@b');
    assert.equal(findUid(event('UID:a-long-one-\r\n that-goes-on@b')), 'a-long-one-that-goes-on@b');
  });

  it('is not that of a time zone, and none of what is no calendar', () => {
    assert.equal(findUid('BEGIN:VTIMEZONE\nUID:zone\nEND:VTIMEZONE\nBEGIN:VEVENT\nUID:a@b\nEND:VEVENT\n'), 'a@b');
    assert.equal(findUid('<html>UID: please log in</html>'), undefined);
    assert.equal(findUid(''), undefined);
  });
});
