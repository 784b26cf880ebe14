import ICAL from 'ical.js';
import { foldLines } from 'ical-generator';
import type { Mailbox } from '../domain/mail-address.ts';
import { calendarAddress, calendarUid, commonName } from './property-values.ts';

/**
 * Says to a calendar that the time it suggested is not taken up: METHOD:DECLINECOUNTER (RFC 5546 §3.2.8) with UID, DTSTAMP and
 * ORGANIZER, and without ATTENDEE, DTSTART and the rest, which its table forbids or does not ask for. ical-generator has no event
 * without DTSTART.
 *
 * @throws TypeError when the UID or the address is not fit to be sent
 */
export function renderDeclineCounter({
  uid,
  stamp,
  organizer,
}: {
  uid: string;
  stamp: Date;
  organizer: Mailbox;
}): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('prodid', '-//Gegenbesuch//Gegenbesuch//DE');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('calscale', 'GREGORIAN');
  calendar.addPropertyWithValue('method', 'DECLINECOUNTER');
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', calendarUid(uid));
  event.addPropertyWithValue('dtstamp', ICAL.Time.fromJSDate(stamp, true));
  const owner = new ICAL.Property('organizer');
  owner.setValue(`mailto:${calendarAddress(organizer)}`);
  owner.setParameter('cn', commonName(organizer));
  event.addProperty(owner);
  calendar.addSubcomponent(event);
  // ical.js makes lines of more than 75 octets where there are characters of four.
  return `${foldLines(calendar.toString().replaceAll('\r\n ', ''))}\r\n`;
}
