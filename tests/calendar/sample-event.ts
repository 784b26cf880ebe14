import ICAL from 'ical.js';
import type { InvitationEvent } from '../../src/calendar/invitation.ts';

/** An invitation to the first day of the sample visit, in summer time. */
export function sampleEvent(change: Partial<InvitationEvent> = {}): InvitationEvent {
  return {
    uid: 'item-17@besuche.example.org',
    sequence: 2,
    stamp: new Date('2027-03-12T13:10:00Z'),
    created: new Date('2027-03-01T08:00:00Z'),
    lastModified: new Date('2027-03-12T13:09:00Z'),
    start: new Date('2027-06-15T07:00:00Z'),
    end: new Date('2027-06-15T15:30:00Z'),
    zone: 'Europe/Berlin',
    summary: 'Besuch des Landkreises Blankenhain: 1. Tag',
    location: 'Kreishaus Osnabrück, Raum 2050',
    description: '09:00 Uhr Begrüßung\n10:30 Uhr Führung; danach Mittagessen',
    organizer: { name: 'Besuche', address: 'besuche@example.org' },
    attendee: { name: 'Dr. Katja Müller-Lüdenscheidt', address: 'katja@example.com', role: 'required' },
    ...change,
  };
}

/** Reads a rendered object with a parser that we did not write; fails unless there is exactly one VEVENT. */
export function parseEvent(text: string): { calendar: ICAL.Component; event: ICAL.Component } {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent');
  const [event] = events;
  if (event === undefined || events.length !== 1) throw new Error(`${events.length} VEVENTs`);
  return { calendar, event };
}

/** The one value of a property as text; empty when there is none, and a failure when there are several. */
export function textOf(component: ICAL.Component, name: string): string {
  const properties = component.getAllProperties(name);
  if (properties.length > 1) throw new Error(`${properties.length} times ${name}`);
  return String(properties[0]?.getFirstValue() ?? '');
}

/** The instant of a DATE-TIME property, worked out with the VTIMEZONE that came along. */
export function instantOf(event: ICAL.Component, name: string): Date {
  const value = event.getFirstPropertyValue(name);
  if (!(value instanceof ICAL.Time)) throw new Error(`${name} is no time`);
  if (value.zone === ICAL.Timezone.localTimezone) throw new Error(`${name} is floating`);
  return value.toJSDate();
}
