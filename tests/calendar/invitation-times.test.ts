import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import fc from 'fast-check';
import { renderRequest } from '../../src/calendar/invitation.ts';
import { isValidZone } from '../../src/domain/time.ts';
import { instantOf, parseEvent, sampleEvent } from './sample-event.ts';

const processZone = process.env.TZ;

afterEach(() => {
  if (processZone === undefined) delete process.env.TZ;
  else process.env.TZ = processZone;
});

/** Berlin, around both clock changes of 2027: instants, and the line that must stand in the invitation. */
const cases = [
  ['the evening before summer time', '2027-03-27T17:00:00Z', 'DTSTART;TZID=Europe/Berlin:20270327T180000'],
  ['the last minute of winter time', '2027-03-28T00:59:00Z', 'DTSTART;TZID=Europe/Berlin:20270328T015900'],
  ['the first minute of summer time', '2027-03-28T01:00:00Z', 'DTSTART;TZID=Europe/Berlin:20270328T030000'],
  ['the first morning of summer time', '2027-03-28T07:00:00Z', 'DTSTART;TZID=Europe/Berlin:20270328T090000'],
  ['the hour that comes twice, first', '2027-10-31T00:30:00Z', 'DTSTART:20271031T003000Z'],
  ['the hour that comes twice, again', '2027-10-31T01:30:00Z', 'DTSTART:20271031T013000Z'],
  ['the hour after it', '2027-10-31T02:00:00Z', 'DTSTART;TZID=Europe/Berlin:20271031T030000'],
  ['the first morning of winter time', '2027-10-31T08:00:00Z', 'DTSTART;TZID=Europe/Berlin:20271031T090000'],
] as const;

for (const zone of ['UTC', 'America/New_York', 'Europe/Berlin', 'Pacific/Auckland']) {
  describe(`the time of an invitation made on a machine in ${zone}`, () => {
    for (const [when, instant, line] of cases) {
      it(`is right on ${when}`, () => {
        process.env.TZ = zone;
        const start = new Date(instant);
        const end = new Date(start.getTime() + 4 * 3_600_000);
        const text = renderRequest(sampleEvent({ start, end }));
        assert.ok(text.includes(`\r\n${line}\r\n`), text);
        const { event } = parseEvent(text);
        assert.deepEqual([instantOf(event, 'dtstart'), instantOf(event, 'dtend')], [start, end]);
        assert.deepEqual(instantOf(event, 'dtstamp'), sampleEvent().stamp);
      });
    }
  });
}

describe('the zone of an invitation', () => {
  it('comes along for every zone that a visit may be in', () => {
    const zones = Intl.supportedValuesOf('timeZone').filter(isValidZone);
    assert.ok(zones.includes('Europe/Amsterdam') && zones.includes('Europe/Copenhagen'));
    const start = new Date('2027-06-15T07:00:00Z');
    const end = new Date('2027-06-15T08:00:00Z');
    for (const zone of [...zones, 'UTC']) {
      const { calendar, event } = parseEvent(renderRequest(sampleEvent({ start, end, zone })));
      if (zone !== 'UTC') {
        assert.equal(calendar.getFirstSubcomponent('vtimezone')?.getFirstPropertyValue('tzid'), zone, zone);
      }
      assert.deepEqual([instantOf(event, 'dtstart'), instantOf(event, 'dtend')], [start, end], zone);
    }
  });
});

describe('any time of an invitation', () => {
  it('reads as the same instants by the zone data that came along', () => {
    const zones = ['Europe/Berlin', 'Europe/Lisbon', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland'];
    const second = fc.integer({ min: Date.UTC(2026, 0) / 1000, max: Date.UTC(2032, 0) / 1000 });
    fc.assert(
      fc.property(second, fc.integer({ min: 1, max: 172_800 }), fc.constantFrom(...zones), (from, length, zone) => {
        const start = new Date(from * 1000);
        const end = new Date((from + length) * 1000);
        const { event } = parseEvent(renderRequest(sampleEvent({ start, end, zone })));
        assert.deepEqual([instantOf(event, 'dtstart'), instantOf(event, 'dtend')], [start, end]);
      }),
      { numRuns: 300 },
    );
  });
});
