import { newCalendar, renderCalendar } from './calendar-object.ts';
import { type SessionEvent, sessionEvent } from './session-event.ts';

/**
 * One session as an object for a CalDAV calendar. It has no METHOD, which servers refuse there (RFC 4791 §4.1).
 *
 * @throws as `sessionEvent` does
 */
export function renderCalendarEntry(event: SessionEvent): string {
  const calendar = newCalendar();
  calendar.createEvent(sessionEvent(event));
  return renderCalendar(calendar);
}

/** The UID of the first event in what a server keeps; undefined where there is none. */
export function findUid(text: string): string | undefined {
  const unfolded = text.replace(/\r?\n[ \t]/g, '');
  const event = unfolded.slice(Math.max(0, unfolded.search(/^BEGIN:VEVENT/im)));
  return /^UID(?:;[^:\r\n]*)?:(?<uid>[^\r\n]*)/im.exec(event)?.groups?.uid?.trim();
}
