/** Caught mails with calendar parts, for the tests of what a calendar makes of them. */

import { getVtimezone } from '../../src/calendar/vtimezone.ts';
import type { CaughtMail } from '../../src/sandbox/caught-mail.ts';

export const bot = 'besuche@lkos.example';
export const katja = 'katja@blk.example';

export interface Sketch {
  method?: string;
  contentTypeMethod?: string;
  uid?: string;
  sequence?: number;
  /** Seconds after 1 March 2027, 12:00 UTC. */
  stamp?: number;
  organizer?: string;
  attendee?: string;
  partstat?: string;
  start?: string;
  end?: string;
  summary?: string;
  /** Other lines of the event, in place of ORGANIZER, ATTENDEE and the like. */
  lines?: string[];
  zones?: string;
  to?: string;
}

export const berlin = getVtimezone('Europe/Berlin').trim();

export function objectOf(sketch: Sketch): string {
  const at = new Date(Date.UTC(2027, 2, 1, 12, 0, sketch.stamp ?? 0)).toISOString().replace(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//test//EN',
    `METHOD:${sketch.method ?? 'REQUEST'}`,
    sketch.zones ?? berlin,
    'BEGIN:VEVENT',
    `UID:${sketch.uid ?? 'item-1@lkos.example'}`,
    `SEQUENCE:${sketch.sequence ?? 0}`,
    ...(sketch.lines ?? [
      `DTSTAMP:${at}`,
      `ORGANIZER;CN="Besuche":mailto:${sketch.organizer ?? bot}`,
      `ATTENDEE;CN="Katja";RSVP=TRUE;PARTSTAT=${sketch.partstat ?? 'NEEDS-ACTION'}:MAILTO:${sketch.attendee ?? katja}`,
    ]),
    `DTSTART${sketch.start ?? ';TZID=Europe/Berlin:20270615T090000'}`,
    `DTEND${sketch.end ?? ';TZID=Europe/Berlin:20270615T100000'}`,
    `SUMMARY:${sketch.summary ?? 'Begrüßung\\, Tag 1'}`,
    'LOCATION:Raum 2050',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ];
  return lines.join('\r\n');
}

export function mailOf(id: string, sketch: Sketch): CaughtMail {
  const method = sketch.method ?? 'REQUEST';
  const isReply = method === 'REPLY';
  return {
    id,
    receivedAt: new Date('2027-03-01T12:00:00Z'),
    envelope: { from: isReply ? katja : bot, to: [sketch.to ?? (isReply ? bot : katja)] },
    subject: id,
    from: [],
    to: [],
    text: '',
    html: '',
    messageId: `<${id}@lkos.example>`,
    headers: new Map(),
    calendar: { method, content: objectOf(sketch), contentTypeMethod: sketch.contentTypeMethod ?? method },
    attachments: [],
    raw: '',
  };
}
