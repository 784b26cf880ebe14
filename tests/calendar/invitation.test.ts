import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { renderCancel, renderRequest } from '../../src/calendar/invitation.ts';
import { parseEvent, sampleEvent, textOf } from './sample-event.ts';

describe('an invitation', () => {
  it('is a request for one event to one attendee, sent by our mailbox', () => {
    const { calendar, event } = parseEvent(renderRequest(sampleEvent()));
    assert.equal(textOf(calendar, 'method'), 'REQUEST');
    assert.equal(textOf(event, 'uid'), 'item-17@besuche.example.org');
    assert.equal(textOf(event, 'sequence'), '2');
    assert.equal(textOf(event, 'status'), 'CONFIRMED');
    assert.equal(textOf(event, 'transp'), 'OPAQUE');
    assert.equal(textOf(event, 'x-microsoft-disallow-counter'), 'TRUE');
    assert.equal(textOf(event, 'organizer'), 'mailto:besuche@example.org');
    assert.equal(textOf(event, 'attendee').toLowerCase(), 'mailto:katja@example.com');
    const attendee = event.getFirstProperty('attendee');
    assert.deepEqual(
      ['cn', 'role', 'partstat', 'rsvp', 'cutype'].map((name) => attendee?.getFirstParameter(name)),
      ['Dr. Katja Müller-Lüdenscheidt', 'REQ-PARTICIPANT', 'NEEDS-ACTION', 'TRUE', 'INDIVIDUAL'],
    );
  });

  it('has the zone that its times name, its revision in UTC, and no alarm', () => {
    const text = renderRequest(sampleEvent());
    const { calendar, event } = parseEvent(text);
    assert.equal(textOf(calendar.getFirstSubcomponent('vtimezone') ?? calendar, 'tzid'), 'Europe/Berlin');
    assert.match(text, /\r\nDTSTART;TZID=Europe\/Berlin:20270615T090000\r\n/);
    assert.match(text, /\r\nDTSTAMP:20270312T131000Z\r\n/);
    assert.match(text, /\r\nCREATED:20270301T080000Z\r\n/);
    assert.match(text, /\r\nLAST-MODIFIED:20270312T130900Z\r\n/);
    assert.equal(event.getAllSubcomponents().length, 0);
  });

  it('ends with a line break', () => {
    assert.match(renderRequest(sampleEvent()), /END:VCALENDAR\r\n$/);
  });

  it('tells apart who may stay away', () => {
    const { event } = parseEvent(
      renderRequest(sampleEvent({ attendee: { name: 'I. Dolmetsch', address: 'i@example.com', role: 'optional' } })),
    );
    assert.equal(event.getFirstProperty('attendee')?.getFirstParameter('role'), 'OPT-PARTICIPANT');
  });

  it('calls someone without a name by the address, and writes quotes in names in a way that every program reads', () => {
    const unnamed = sampleEvent({ attendee: { name: ' ^ ', address: 'i@example.com', role: 'required' } });
    const cn = (text: string) => parseEvent(text).event.getFirstProperty('attendee')?.getFirstParameter('cn');
    assert.equal(cn(renderRequest(unnamed)), 'i@example.com');
    const quoted = sampleEvent({
      attendee: { name: 'Hans "Hannes" Groß^', address: 'h@example.com', role: 'required' },
    });
    assert.equal(cn(renderRequest(quoted)), "Hans 'Hannes' Groß");
  });

  it('gives its web address back unbroken, commas and all', () => {
    const { event } = parseEvent(renderRequest(sampleEvent({ url: 'https://example.org/p?a=1,2;b=\\x&c=ä' })));
    assert.equal(textOf(event, 'url'), 'https://example.org/p?a=1%2C2%3Bb=%5Cx&c=%C3%A4');
  });

  it('is not made from what cannot be sent', () => {
    const bad: Parameters<typeof sampleEvent>[0][] = [
      { zone: 'Europe/Osnabrück' },
      { zone: 'UTC+2' },
      { uid: '' },
      { uid: 'x'.repeat(256) },
      { uid: 'a\r\nX-EVIL:1' },
      { sequence: -1 },
      { sequence: 1.5 },
      { end: sampleEvent().start },
      { end: new Date('2027-06-15T06:00:00Z') },
      { start: new Date(Number.NaN) },
      { stamp: new Date(Number.NaN) },
      { url: 'javascript:alert(1)' },
      { organizer: { name: 'x', address: 'nobody' } },
      { attendee: { name: 'x', address: 'a@b.de\r\nX-EVIL:1', role: 'required' } },
    ];
    for (const change of bad) assert.throws(() => renderRequest(sampleEvent(change)), Error, JSON.stringify(change));
  });
});

describe('a cancellation', () => {
  it('says that the event is off for everyone only when it is', () => {
    const calledOff = parseEvent(renderCancel(sampleEvent({ sequence: 3 }), 'called-off'));
    assert.equal(textOf(calledOff.calendar, 'method'), 'CANCEL');
    assert.equal(textOf(calledOff.event, 'status'), 'CANCELLED');
    const uninvited = parseEvent(renderCancel(sampleEvent({ sequence: 3 }), 'uninvited'));
    assert.equal(textOf(uninvited.calendar, 'method'), 'CANCEL');
    assert.equal(uninvited.event.getAllProperties('status').length, 0);
  });

  it('keeps identity, people, time and zone', () => {
    const request = parseEvent(renderRequest(sampleEvent()));
    const cancel = parseEvent(renderCancel(sampleEvent({ sequence: 3 }), 'called-off'));
    for (const name of ['uid', 'organizer', 'attendee', 'dtstart', 'dtend', 'summary']) {
      assert.equal(textOf(cancel.event, name), textOf(request.event, name), name);
    }
    assert.equal(textOf(cancel.event, 'sequence'), '3');
    assert.equal(cancel.calendar.getAllSubcomponents('vtimezone').length, 1);
  });
});
