import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import ical from 'node-ical';
import { renderCalendarEntry } from '../../src/calendar/calendar-entry.ts';
import { type FeedCalendarEvent, renderFeed } from '../../src/calendar/feed.ts';
import { type CalendarReader, icalJs, nodeIcal, type ReadEvent, shownOf } from '../support/calendar-readers.ts';
import { khal, vdirsyncer } from '../support/khal.ts';
import { pythonIcalendar, withoutKhal, withoutPython, withoutVdirsyncer } from '../support/other-programs.ts';
import { proofTimes } from './proof-events.ts';

const name = 'Arbeitsbesuch 2027; Landkreis Osnabrück, Burgenlandkreis und noch ein Stück \\ mehr';
const changed = new Date('2027-01-02T03:04:05Z');

const zones = Map.groupBy(proofTimes, ([, , , zone]) => zone);

function eventsIn(zone: string): FeedCalendarEvent[] {
  return (zones.get(zone) ?? []).map(([what, start, minutes], index) => ({
    uid: `feed-${zone.replace(/\W/g, '-')}-${String(index).padStart(2, '0')}@besuche.example.org`,
    sequence: index,
    created: new Date('2027-01-01T00:00:00Z'),
    changed,
    start: new Date(start),
    end: new Date(Date.parse(start) + minutes * 60_000),
    zone,
    summary: `${what}; „Kreis, Stadt & Land“ 🏛️`,
    location: index % 2 === 0 ? 'Kreishaus Osnabrück, Raum 2050; 2. Stock' : '',
    description: 'Erste Zeile, mit Komma\nZweite Zeile; mit Strichpunkt',
    isCancelled: index % 3 === 2,
  }));
}

function expectedOf({
  uid,
  start,
  end,
  summary,
  location,
  description,
  sequence,
  isCancelled,
}: FeedCalendarEvent): ReadEvent {
  return {
    uid,
    start: start.toISOString(),
    end: end.toISOString(),
    summary,
    location,
    description,
    sequence,
    status: isCancelled ? 'CANCELLED' : 'CONFIRMED',
    stamp: changed.toISOString(),
    organizer: '',
    attendee: '',
    attendeeName: '',
  };
}

const processZone = process.env.TZ;
before(() => {
  process.env.TZ = 'Pacific/Auckland';
});
after(() => {
  if (processZone === undefined) delete process.env.TZ;
  else process.env.TZ = processZone;
});

async function compare({ read: look }: CalendarReader, texts: string[], except?: (keyof ReadEvent)[]): Promise<void> {
  const read = (await look(texts)).toSorted(byMeaning);
  const expected = [...zones.keys()].flatMap(eventsIn).map(expectedOf).toSorted(byMeaning);
  assert.equal(read.length, expected.length);
  for (const [index, event] of read.entries()) {
    const wanted = shownOf(expected[index] ?? event, event);
    const differing = Object.keys(wanted).filter((key) => Reflect.get(wanted, key) !== Reflect.get(event, key));
    assert.deepEqual(
      differing.filter((key) => !except?.some((field) => field === key)),
      [],
      JSON.stringify({ event, wanted }),
    );
  }
}

function byMeaning(a: ReadEvent, b: ReadEvent): number {
  const [first, second] = [`${a.start} ${a.summary}`, `${b.start} ${b.summary}`];
  return first < second ? -1 : first > second ? 1 : 0;
}

describe('a feed around both clock changes', () => {
  const feeds = () => [...zones.keys()].map((zone) => renderFeed({ name, zone, isBusy: true, events: eventsIn(zone) }));
  const programs: [CalendarReader, string | false, (keyof ReadEvent)[]?][] = [
    [icalJs, false],
    [nodeIcal, false],
    [pythonIcalendar, withoutPython],
    // It gives what it fetches over HTTP a UID of its own.
    [vdirsyncer, withoutVdirsyncer, ['uid']],
  ];
  for (const [program, skip, not] of programs) {
    it(`says to ${program.name} what it says to us`, { skip }, () => compare(program, feeds(), not));
  }

  it('bears its name, whatever stands in it', () => {
    for (const feed of feeds()) {
      const calendar: Record<string, unknown> = { ...ical.sync.parseICS(feed).vcalendar };
      assert.equal(calendar['WR-CALNAME'], name);
    }
  });
});

describe('the entries of a CalDAV calendar around both clock changes', () => {
  const entries = () => [...zones.keys()].flatMap((zone) => eventsIn(zone).map((event) => renderCalendarEntry(event)));
  const programs: [CalendarReader, string | false][] = [
    [icalJs, false],
    [nodeIcal, false],
    [pythonIcalendar, withoutPython],
    [khal, withoutKhal],
  ];
  for (const [program, skip] of programs) {
    it(`say to ${program.name} what they say to us`, { skip }, async () => {
      // What is called off is no entry.
      await compare(program, entries(), ['status']);
      assert.ok((await program.read(entries())).every(({ status }) => status === 'CONFIRMED'));
    });
  }
});
