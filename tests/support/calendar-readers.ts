/** Calendar objects as libraries read them that we did not write and that the bot does not write with. */

import ICAL from 'ical.js';
import ical, { type VEvent } from 'node-ical';

/** What a program made of a VEVENT. A field that the program does not show is missing. Addresses in lower case. */
export interface ReadEvent {
  uid: string;
  start: string;
  end: string;
  summary: string;
  location: string;
  description: string;
  sequence?: number;
  status?: string;
  stamp?: string;
  organizer?: string;
  attendee?: string;
  attendeeName?: string;
}

export interface CalendarReader {
  name: string;
  /** @param texts objects, each of one or more events @returns their events, sorted by UID */
  read(texts: readonly string[]): Promise<ReadEvent[]>;
}

/** ical.js, which is in Thunderbird and Nextcloud; times by the VTIMEZONE that came along. */
export const icalJs: CalendarReader = {
  name: 'ical.js',
  read: async (texts) => texts.flatMap(readWithIcalJs).toSorted(byUid),
};

/** node-ical; times by the name of the zone and the machine's data. */
export const nodeIcal: CalendarReader = {
  name: 'node-ical',
  read: async (texts) => texts.flatMap(readWithNodeIcal).toSorted(byUid),
};

/** Of what is expected, what the program shows. */
export function shownOf(expected: ReadEvent, read: ReadEvent): ReadEvent {
  return Object.assign({}, ...Object.keys(read).map((key) => ({ [key]: Reflect.get(expected, key) })));
}

export function byUid(a: ReadEvent, b: ReadEvent): number {
  return a.uid < b.uid ? -1 : a.uid > b.uid ? 1 : 0;
}

function readWithIcalJs(text: string): ReadEvent[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((event) => {
    const value = (name: string) => String(event.getFirstPropertyValue(name) ?? '');
    const attendee = event.getFirstProperty('attendee');
    return {
      uid: value('uid'),
      start: momentOf(event, 'dtstart'),
      end: momentOf(event, 'dtend'),
      summary: value('summary'),
      location: value('location'),
      description: value('description'),
      sequence: Number(value('sequence')),
      status: value('status'),
      stamp: momentOf(event, 'dtstamp'),
      organizer: addressOf(value('organizer')),
      attendee: addressOf(value('attendee')),
      attendeeName: String(attendee?.getFirstParameter('cn') ?? ''),
    };
  });
}

function momentOf(event: ICAL.Component, name: string): string {
  const value = event.getFirstPropertyValue(name);
  if (!(value instanceof ICAL.Time) || value.zone === ICAL.Timezone.localTimezone) {
    throw new Error(`${name} is no moment`);
  }
  return value.toJSDate().toISOString();
}

function readWithNodeIcal(text: string): ReadEvent[] {
  const parsed = Object.values(ical.sync.parseICS(text));
  const events = parsed.filter((component): component is VEvent => component?.type === 'VEVENT');
  return events.map((event) => {
    if (!event.end) throw new Error('no end');
    const attendee = [event.attendee ?? []].flat()[0];
    return {
      uid: event.uid,
      start: event.start.toISOString(),
      end: event.end.toISOString(),
      summary: shownIn(event.summary),
      location: shownIn(event.location),
      description: shownIn(event.description),
      sequence: Number(event.sequence),
      status: event.status ?? '',
      stamp: event.dtstamp.toISOString(),
      organizer: addressOf(shownIn(event.organizer)),
      attendee: addressOf(shownIn(attendee)),
      attendeeName: typeof attendee === 'object' ? String(attendee.params.CN ?? '').replace(/^"|"$/g, '') : '',
    };
  });
}

/** node-ical gives a text, or an object with its parameters. */
function shownIn(value: unknown): string {
  if (typeof value === 'object' && value !== null && 'val' in value) return String(value.val);
  return typeof value === 'string' ? value : '';
}

function addressOf(value: string): string {
  return value.toLowerCase().replace(/^mailto:/, '');
}
