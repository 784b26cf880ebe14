import { instantOf, parseEvent, textOf } from '../calendar/sample-event.ts';
import { worldWithVisit } from '../support/visits.ts';
import type { World, WorldOptions } from '../support/world.ts';
import { type CalendarServer, startCalendarServer } from './calendar-server.ts';

export type Kept = { w: World; calendar: CalendarServer } & AsyncDisposable;

/** A visit with two sessions published, and the calendar that is kept in step with it. */
export async function keptCalendar(options: WorldOptions = {}): Promise<Kept> {
  const calendar = await startCalendarServer();
  const w = await worldWithVisit({ ...options, config: { caldavUrl: calendar.url, ...options.config } });
  await w.visit('agenda fix Welcome day=1 at=9:00 length=30m kind=talk room=2050');
  await w.visit('agenda fix Lunch day=1 at=12:30 length=1h kind=meal');
  await publish(w);
  return {
    w,
    calendar,
    async [Symbol.asyncDispose]() {
      await w[Symbol.asyncDispose]();
      await calendar[Symbol.asyncDispose]();
    },
  };
}

export async function publish(w: World): Promise<void> {
  await w.visit('publish now');
  await w.settle();
}

/** "2027-06-15T07:00 Welcome", by time. */
export function held({ entries }: CalendarServer): string[] {
  return [...entries.values()]
    .map(({ text }) => parseEvent(text).event)
    .map((event) => `${instantOf(event, 'dtstart').toISOString().slice(0, 16)} ${textOf(event, 'summary')}`)
    .sort();
}

/** As they are published first. */
export const twoSessions = ['2027-06-15T07:00 Welcome', '2027-06-15T10:30 Lunch'];
