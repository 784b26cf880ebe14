import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { renderDeclineCounter } from '../../src/calendar/decline-counter.ts';
import { commonName } from '../../src/calendar/property-values.ts';
import { runPython, withoutPython } from '../support/other-programs.ts';
import { anyText } from './any-text.ts';
import { assertWellFormed } from './calendar-text.ts';

const uid = 'a-uid-that-is-so-long-that-it-has-to-be-folded-0a8c6b7e-2f1d-4c3b-9a5e-6d7f8091a2b3@besuche.example.org';
const stamp = new Date('2027-10-31T01:30:15Z');

function render(name = 'Besuche; Landkreis „Osnabrück“, Büro'): string {
  return renderDeclineCounter({ uid, stamp, organizer: { name, address: 'besuche@example.org' } });
}

const program = `
import json, sys
from icalendar import Calendar
calendar = Calendar.from_ical(sys.stdin.read())
[event] = calendar.walk('VEVENT')
json.dump({
    'method': str(calendar['method']), 'names': sorted(event.keys()), 'uid': str(event['uid']),
    'stamp': event['dtstamp'].dt.isoformat(), 'organizer': str(event['organizer']), 'name': event['organizer'].params['CN'],
    'errors': calendar.errors + event.errors,
}, sys.stdout)
`;

describe('the answer that a suggested time is not taken up', () => {
  it('says to python3-icalendar what it says to us, and nothing that its table forbids', {
    skip: withoutPython,
  }, async () => {
    assert.deepEqual(JSON.parse(await runPython(program, render())), {
      method: 'DECLINECOUNTER',
      names: ['DTSTAMP', 'ORGANIZER', 'UID'],
      uid,
      stamp: '2027-10-31T01:30:15+00:00',
      organizer: 'mailto:besuche@example.org',
      name: 'Besuche; Landkreis „Osnabrück“, Büro',
      errors: [],
    });
  });

  it('has lines of at most 75 octets with CRLF and no property of its own, whatever our mailbox is called', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const rendered = render(name);
        assertWellFormed(rendered);
        const calendar = new ICAL.Component(ICAL.parse(rendered));
        const [event, ...more] = calendar.getAllSubcomponents();
        assert.deepEqual([event?.name, more.length, event?.getAllSubcomponents().length], ['vevent', 0, 0]);
        assert.deepEqual(
          event?.getAllProperties().map((property) => property.name),
          ['uid', 'dtstamp', 'organizer'],
        );
        const owner = event?.getFirstProperty('organizer');
        assert.equal(owner?.getFirstParameter('cn'), commonName({ name, address: 'besuche@example.org' }));
      }),
    );
  });
});
