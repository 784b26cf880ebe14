import { type InvitationEvent, renderCancel, renderRequest } from '../../src/calendar/invitation.ts';
import type { ReadEvent } from '../support/calendar-readers.ts';
import { sampleEvent } from './sample-event.ts';

/** Start, minutes and zone of events around the changes of the clock in 2027, and far from Berlin. */
export const proofTimes: readonly [what: string, start: string, minutes: number, zone: string][] = [
  ['a winter morning', '2027-01-12T08:00Z', 60, 'Europe/Berlin'],
  ['the last evening of winter time', '2027-03-27T17:00Z', 180, 'Europe/Berlin'],
  ['the night to summer time', '2027-03-27T21:00Z', 300, 'Europe/Berlin'],
  ['the last quarter of winter time', '2027-03-28T00:45Z', 15, 'Europe/Berlin'],
  ['over the hour that is not there', '2027-03-28T00:30Z', 60, 'Europe/Berlin'],
  ['the first minute of summer time', '2027-03-28T01:00Z', 30, 'Europe/Berlin'],
  ['a summer day', '2027-06-15T07:00Z', 510, 'Europe/Berlin'],
  ['the last evening of summer time', '2027-10-30T16:00Z', 180, 'Europe/Berlin'],
  ['01:30 to 03:30 in October', '2027-10-30T23:30Z', 180, 'Europe/Berlin'],
  ['02:30 in October, the first', '2027-10-31T00:30Z', 30, 'Europe/Berlin'],
  ['02:30 in October, the second', '2027-10-31T01:30Z', 30, 'Europe/Berlin'],
  ['the first to the second 02:30', '2027-10-31T00:30Z', 60, 'Europe/Berlin'],
  ['the night to winter time', '2027-10-30T20:00Z', 600, 'Europe/Berlin'],
  ['the first hour after it', '2027-10-31T02:00Z', 60, 'Europe/Berlin'],
  ['the first morning of winter time', '2027-10-31T08:00Z', 60, 'Europe/Berlin'],
  ['a morning in São Paulo, without summer time since 2019', '2027-01-12T12:00Z', 60, 'America/Sao_Paulo'],
  ['a morning in Kyiv', '2027-07-12T06:00Z', 60, 'Europe/Kyiv'],
  ['a night in New York over their change', '2027-11-07T03:00Z', 300, 'America/New_York'],
  ['a morning in Kathmandu', '2027-05-04T03:15Z', 45, 'Asia/Kathmandu'],
];

const kinds = {
  REQUEST: renderRequest,
  'CANCEL, called off': (event: InvitationEvent) => renderCancel(event, 'called-off'),
  'CANCEL, uninvited': (event: InvitationEvent) => renderCancel(event, 'uninvited'),
};

/** A message and what must be read from it. */
export interface Proof {
  what: string;
  event: InvitationEvent;
  text: string;
  expected: Required<ReadEvent>;
}

/** Invitations, updates and both cancellations at each of the times, sorted by UID. */
export function proofs(): Proof[] {
  const events = proofTimes.map(([what, start, minutes, zone], index) => {
    const begins = new Date(start);
    const ends = new Date(begins.getTime() + minutes * 60_000);
    return { what, change: { start: begins, end: ends, zone }, index };
  });
  const versions = [
    { kind: 'REQUEST', sequence: 0, summary: 'Begrüßung; Vorstellung, „Kreis & Stadt“' },
    {
      kind: 'REQUEST',
      sequence: 3,
      summary: 'Geändert: Führung \\ Rundgang 🏛️ mit einem Titel, der über eine Zeile geht',
    },
    { kind: 'CANCEL, called off', sequence: 4, summary: 'Begrüßung' },
    { kind: 'CANCEL, uninvited', sequence: 12, summary: 'Begrüßung' },
  ] as const;
  return events
    .flatMap(({ what, change, index }) =>
      versions.map(({ kind, sequence, summary }) => {
        const uid = `proof-${String(index).padStart(2, '0')}-${sequence}@besuche.example.org`;
        const event = sampleEvent({ ...change, uid, sequence, summary });
        const status = { REQUEST: 'CONFIRMED', 'CANCEL, called off': 'CANCELLED', 'CANCEL, uninvited': '' }[kind];
        return {
          what: `${kind} ${sequence}: ${what}`,
          event,
          text: kinds[kind](event),
          expected: expectedOf(event, status),
        };
      }),
    )
    .toSorted((a, b) => (a.event.uid < b.event.uid ? -1 : 1));
}

function expectedOf(event: InvitationEvent, status: string): Required<ReadEvent> {
  return {
    uid: event.uid,
    start: event.start.toISOString(),
    end: event.end.toISOString(),
    summary: event.summary,
    location: event.location,
    description: event.description,
    sequence: event.sequence,
    status,
    stamp: event.stamp.toISOString(),
    organizer: event.organizer.address,
    attendee: event.attendee.address,
    attendeeName: event.attendee.name,
  };
}
