import { renderFeed } from '../../src/calendar/feed.ts';
import { renderRequest } from '../../src/calendar/invitation.ts';
import { sampleEvent } from '../calendar/sample-event.ts';
import { bareFeed, bareRequest, feedEvents } from './bare-calendar.ts';
import type { Aim } from './report.ts';

/** Milliseconds of processor time for the same events: by ical-generator alone, and by the bot. */
export interface CalendarRace {
  what: string;
  events: number;
  bare: number;
  ours: number;
}

const rounds = 7;
const people = 20;
const feedSizes = [40, 1000, 10_000];
const zone = 'Europe/Berlin';

/** Invitations for twenty people, one object each, and feeds of three sizes; the two take turns, and the least of each counts. */
export function measureCalendars(): CalendarRace[] {
  const invited = Array.from({ length: people }, (_, index) => ({
    ...sampleEvent({ uid: `item-${index}@besuche.example.org` }),
    attendee: { name: `Person ${index}`, address: `person-${index}@example.org`, role: 'required' as const },
  }));
  return [
    race(
      `${people} invitations`,
      people,
      () => invited.map(bareRequest),
      () => invited.map(renderRequest),
    ),
    ...feedSizes.map((size) => {
      const events = feedEvents(size);
      const feed = { name: 'Arbeitsbesuch 2027', zone, isBusy: true, events };
      return race(
        `a feed of ${size} events`,
        size,
        () => bareFeed(events),
        () => renderFeed(feed),
      );
    }),
  ];
}

export function printCalendars(races: readonly CalendarRace[]): string {
  const heads = ['bare ms', 'ours ms', 'µs/event', '× bare'].map((head) => head.padStart(10)).join('');
  const rows = races.map(({ what, events, bare, ours }) => {
    const cells = [bare.toFixed(2), ours.toFixed(2), ((ours / events) * 1000).toFixed(1), (ours / bare).toFixed(2)];
    return what.padEnd(28) + cells.map((cell) => cell.padStart(10)).join('');
  });
  return `\n${'calendars'.padEnd(28)}${heads}\n${rows.join('\n')}\n`;
}

/** Hardly longer than the library alone, although texts, zones and times are checked; and feeds in linear time. */
export function judgeCalendars(races: readonly CalendarRace[]): Aim[] {
  const [, , thousand, tenThousand] = races;
  const growth =
    tenThousand && thousand ? tenThousand.ours / tenThousand.events / (thousand.ours / thousand.events) : NaN;
  return [
    ...races.map(({ what, bare, ours }) => {
      const got = ours / bare;
      return {
        what: `${what} at most 1.25 times as long as bare ical-generator`,
        got: got.toFixed(2),
        met: got <= 1.25,
      };
    }),
    {
      what: 'an event of a feed of 10,000 at most twice as long as one of 1,000',
      got: growth.toFixed(2),
      met: growth <= 2,
    },
  ];
}

function race(what: string, events: number, bare: () => unknown, ours: () => unknown): CalendarRace {
  const times: Record<'bare' | 'ours', number[]> = { bare: [], ours: [] };
  const repeats = Math.max(1, Math.round(2000 / events));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [who, work] of [
      ['bare', bare],
      ['ours', ours],
    ] as const) {
      const start = process.cpuUsage();
      for (let repeat = 0; repeat < repeats; repeat += 1) work();
      const { user, system } = process.cpuUsage(start);
      // The first round is for warming up.
      if (round > 0) times[who].push((user + system) / 1000 / repeats);
    }
  }
  return { what, events, bare: Math.min(...times.bare), ours: Math.min(...times.ours) };
}

if (import.meta.main) process.stdout.write(printCalendars(measureCalendars()));
