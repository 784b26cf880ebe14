import assert from 'node:assert/strict';
import { type CalendarDoor, type EntryPlace, openCalendar } from '../../src/caldav/door.ts';
import { DeliveryError } from '../../src/jobs/effect.ts';
import { type CalendarServer, startCalendarServer } from './calendar-server.ts';

export const name = 'session.1@gegenbesuch.ics';

/** Where the one entry of these tests stands. */
export function place(etag: string | null | undefined): EntryPlace {
  return { name, uid: 'session.1@gegenbesuch', etag };
}

export function entry(summary: string, uid = 'session.1@gegenbesuch'): string {
  return `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nSUMMARY:${summary}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
}

/** A server, and a door to it that does not wait long. */
export async function open(): Promise<{ server: CalendarServer; door: CalendarDoor } & AsyncDisposable> {
  const server = await startCalendarServer();
  const door = openCalendar({ caldavUrl: server.url, timeoutMilliseconds: 300 });
  return {
    server,
    door,
    async [Symbol.asyncDispose]() {
      await door.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

/** What was thrown; fails where nothing was. */
export async function faultOf(work: Promise<unknown>): Promise<DeliveryError> {
  const error: unknown = await work.then(
    () => assert.fail('It went well'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof DeliveryError, String(error));
  return error;
}
