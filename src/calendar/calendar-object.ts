import { ICalCalendar, type ICalCalendarMethod } from 'ical-generator';
import { getVtimezone } from './vtimezone.ts';

/**
 * An empty VCALENDAR. `name: null` keeps the Z on DTSTAMP, CREATED and LAST-MODIFIED, which ical-generator 11 loses once the
 * calendar has a zone; so the zone stands at each event.
 */
export function newCalendar(method?: ICalCalendarMethod): ICalCalendar {
  return new ICalCalendar({
    prodId: '//Gegenbesuch//Gegenbesuch//DE',
    scale: 'gregorian',
    timezone: { name: null, generator: getVtimezone },
    ...(method === undefined ? {} : { method }),
  });
}

/** The iCalendar text in CRLF lines of at most 75 octets, with the last CRLF that ical-generator leaves out (RFC 5545 §3.1). */
export function renderCalendar(calendar: ICalCalendar): string {
  return `${calendar.toString()}\r\n`;
}
