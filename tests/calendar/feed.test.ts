import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { type FeedCalendar, type FeedCalendarEvent, renderFeed } from '../../src/calendar/feed.ts';
import { plainText, singleLine } from '../../src/mail/plain-text.ts';
import { anyText } from './any-text.ts';
import { assertWellFormed } from './calendar-text.ts';
import { instantOf, textOf } from './sample-event.ts';

function feedEvent(change: Partial<FeedCalendarEvent> = {}): FeedCalendarEvent {
  return {
    uid: 'session.17@gegenbesuch',
    sequence: 2,
    created: new Date('2027-05-01T08:00:00.250Z'),
    changed: new Date('2027-05-03T08:00:00.000Z'),
    start: new Date('2027-06-15T07:00:00.000Z'),
    end: new Date('2027-06-15T08:00:00.000Z'),
    zone: 'Europe/Berlin',
    summary: 'Begrüßung',
    location: 'Raum 2050, Kreishaus',
    description: 'Arbeitsbesuch\n\n09:00 bis 10:00 Uhr: Begrüßung',
    isCancelled: false,
    ...change,
  };
}

function feedOf(events: FeedCalendarEvent[], change: Partial<FeedCalendar> = {}): FeedCalendar {
  return { name: 'Arbeitsbesuch', zone: 'Europe/Berlin', isBusy: true, events, ...change };
}

function read(text: string): { calendar: ICAL.Component; events: ICAL.Component[] } {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return { calendar, events: calendar.getAllSubcomponents('vevent') };
}

const shapeOf = (component: ICAL.Component): string =>
  [component.name, ...component.getAllProperties().map(({ name }) => name)].join(' ') +
  component
    .getAllSubcomponents()
    .map((inner) => `\n${shapeOf(inner)}`)
    .join('');

describe('A feed', () => {
  it('has a name, a colour and a refresh interval in its own words and in those of Apple and Microsoft', () => {
    const { calendar } = read(renderFeed(feedOf([feedEvent()])));
    const own = calendar.getAllProperties().map((property) => property.toICALString());
    assert.deepEqual(own, [
      'VERSION:2.0',
      'PRODID:-//Gegenbesuch//Gegenbesuch//DE',
      'CALSCALE:GREGORIAN',
      'NAME:Arbeitsbesuch',
      'X-WR-CALNAME:Arbeitsbesuch',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      'COLOR:teal',
      'X-APPLE-CALENDAR-COLOR:#008080',
    ]);
  });

  it('invites nobody: it has no METHOD, no ORGANIZER, no ATTENDEE and no alarm', () => {
    const text = renderFeed(feedOf([feedEvent(), feedEvent({ uid: 'session.18@gegenbesuch', isCancelled: true })]));
    assert.doesNotMatch(text, /^(METHOD|ORGANIZER|ATTENDEE|BEGIN:VALARM)/m);
  });

  it('gives each event the time of its last change as DTSTAMP and LAST-MODIFIED, in UTC', () => {
    const { events } = read(renderFeed(feedOf([feedEvent()])));
    const [event] = events;
    assert.ok(event);
    for (const name of ['dtstamp', 'last-modified']) assert.equal(textOf(event, name), '2027-05-03T08:00:00Z');
    assert.equal(textOf(event, 'created'), '2027-05-01T08:00:00Z');
    assert.equal(textOf(event, 'sequence'), '2');
    assert.equal(textOf(event, 'uid'), 'session.17@gegenbesuch');
  });

  it('says of what is gone that it is called off, and takes nobody’s time with it', () => {
    const { events } = read(renderFeed(feedOf([feedEvent({ isCancelled: true })])));
    const [event] = events;
    assert.ok(event);
    assert.deepEqual([textOf(event, 'status'), textOf(event, 'transp')], ['CANCELLED', 'TRANSPARENT']);
  });

  it('makes busy whoever takes part, but not whoever only watches the visit', () => {
    const busy = (isBusy: boolean) => {
      const [event] = read(renderFeed(feedOf([feedEvent()], { isBusy }))).events;
      return event && textOf(event, 'transp');
    };
    assert.deepEqual([busy(true), busy(false)], ['OPAQUE', 'TRANSPARENT']);
  });

  it('is a valid calendar even without events: RFC 5545 asks for one component at least', () => {
    const text = renderFeed(feedOf([]));
    const { calendar, events } = read(text);
    assert.deepEqual([events.length, calendar.getAllSubcomponents('vtimezone').length], [0, 1]);
    assert.ok(text.endsWith('END:VTIMEZONE\r\nEND:VCALENDAR\r\n'), text);
  });

  it('has one VTIMEZONE, however many events', () => {
    const events = Array.from({ length: 40 }, (_, index) => feedEvent({ uid: `session.${index}@gegenbesuch` }));
    const { calendar, events: found } = read(renderFeed(feedOf(events)));
    assert.deepEqual([calendar.getAllSubcomponents('vtimezone').length, found.length], [1, 40]);
  });

  it('tells the right moments around both changes of the clock in Berlin', () => {
    const hours = [...Array(48).keys()];
    const starts = ['2027-03-27T12:00:00.000Z', '2027-10-30T12:00:00.000Z'].flatMap((first) =>
      hours.map((hour) => new Date(Date.parse(first) + hour * 1_800_000)),
    );
    const events = starts.map((start, index) =>
      feedEvent({ uid: `session.${index}@gegenbesuch`, start, end: new Date(start.getTime() + 5_400_000) }),
    );
    const found = read(renderFeed(feedOf(events))).events;
    assert.deepEqual(
      found.map((event) => [instantOf(event, 'dtstart'), instantOf(event, 'dtend')]),
      events.map(({ start, end }) => [start, end]),
    );
  });

  it('refuses what would be swapped or made up: an end before the start, a zone that there is not', () => {
    const start = new Date('2027-06-15T09:00:00.000Z');
    assert.throws(() => renderFeed(feedOf([feedEvent({ start, end: start })])), RangeError);
    assert.throws(() => renderFeed(feedOf([feedEvent({ zone: 'Europe/Nowhere' })])), RangeError);
    assert.throws(() => renderFeed(feedOf([], { zone: 'Europe/Nowhere' })), RangeError);
  });
});

const filled = fc.record({ name: anyText, summary: anyText, location: anyText, description: anyText });

describe('A feed with any text in its fields', () => {
  it('parses back to the same name and the same event', () => {
    fc.assert(
      fc.property(filled, ({ name, ...words }) => {
        const { calendar, events } = read(renderFeed(feedOf([feedEvent(words)], { name })));
        const [event] = events;
        assert.ok(event);
        // The parser knows neither, and leaves the escapes as they are.
        for (const property of ['name', 'x-wr-calname']) {
          assert.equal(unescaped(textOf(calendar, property)), singleLine(name));
        }
        assert.equal(textOf(event, 'summary'), singleLine(words.summary));
        assert.equal(textOf(event, 'location'), singleLine(words.location));
        assert.equal(textOf(event, 'description'), plainText(words.description));
      }),
    );
  });

  it('never gains a property or a component', () => {
    const plain = shapeOf(read(renderFeed(feedOf([feedEvent()]))).calendar);
    const withoutEmpty = (shape: string) => shape.replace(/ (location|description)/g, '');
    fc.assert(
      fc.property(filled, ({ name, ...words }) => {
        const shape = shapeOf(read(renderFeed(feedOf([feedEvent(words)], { name }))).calendar);
        assert.equal(withoutEmpty(shape), withoutEmpty(plain));
      }),
    );
  });

  it('has lines of at most 75 octets, ended by CRLF, of valid UTF-8 without control characters', () => {
    fc.assert(
      fc.property(filled, ({ name, ...words }) => {
        assertWellFormed(renderFeed(feedOf([feedEvent(words)], { name })));
      }),
    );
  });
});

function unescaped(value: string): string {
  return value.replace(/\\([\\;,])/g, '$1');
}
