/** What tells a calendar that the time it suggested is not taken up. */

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { renderDeclineCounter } from '../../src/calendar/decline-counter.ts';

const stamp = new Date('2027-03-02T09:00:00Z');
const address = 'besuche@lkos.example';
const uid = 'id-1@lkos.example';

describe('a declined suggestion, for the calendar', () => {
  it('has UID, DTSTAMP and ORGANIZER, and nothing that RFC 5546 forbids', () => {
    const text = renderDeclineCounter({ uid, stamp, organizer: { name: 'Besuche', address } });
    const calendar = new ICAL.Component(ICAL.parse(text));
    assert.equal(calendar.getFirstPropertyValue('method'), 'DECLINECOUNTER');
    const event = calendar.getFirstSubcomponent('vevent');
    assert.deepEqual(
      event
        ?.getAllProperties()
        .map(({ name }) => name)
        .toSorted(),
      ['dtstamp', 'organizer', 'uid'],
    );
    assert.equal(event?.getFirstPropertyValue('dtstamp')?.toString(), '2027-03-02T09:00:00Z');
  });

  it('has lines of at most 75 octets, and no property that a name has put there', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (name) => {
        const text = renderDeclineCounter({ uid, stamp, organizer: { name: `${name}\r\nATTENDEE:x`, address } });
        assert.ok(text.endsWith('\r\n'));
        for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
        const event = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent');
        assert.deepEqual(
          event
            ?.getAllProperties()
            .map((each) => each.name)
            .toSorted(),
          ['dtstamp', 'organizer', 'uid'],
        );
      }),
    );
  });

  it('refuses a UID or an address that could not be sent', () => {
    assert.throws(() => renderDeclineCounter({ uid: 'a\nb', stamp, organizer: { name: '', address } }), TypeError);
    assert.throws(() => renderDeclineCounter({ uid, stamp, organizer: { name: '', address: 'x' } }), TypeError);
  });
});
