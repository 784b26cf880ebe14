import {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { Mailbox } from '../domain/mail-address.ts';
import { plainText, singleLine } from '../mail/plain-text.ts';
import { newCalendar, renderCalendar } from './calendar-object.ts';
import { eventTimes } from './event-times.ts';
import { calendarAddress, calendarUid, calendarUrl, commonName } from './property-values.ts';

/** One event for one person. Dates are instants; iCalendar knows seconds, so milliseconds are dropped. */
export interface InvitationEvent {
  /** Made once, kept for ever, the same in update, cancellation and feed; at most 255 characters. */
  uid: string;
  /** One more than the last one sent, with every change and with the cancellation (RFC 5546 §2.1.4). */
  sequence: number;
  /** When this message was made; never before the stamp of the one before. */
  stamp: Date;
  created: Date;
  lastModified: Date;
  start: Date;
  end: Date;
  /** The IANA zone that the times are written in. */
  zone: string;
  summary: string;
  location: string;
  description: string;
  url?: string;
  /** The functional mailbox that sends the mail and reads the replies. */
  organizer: Mailbox;
  /** The recipient, with the very address that the mail goes to. */
  attendee: Mailbox & { role: 'required' | 'optional' };
}

/**
 * The invitation, or its update, as a METHOD:REQUEST object (RFC 5546 §3.2.2): one VEVENT, one ATTENDEE, no alarm.
 * @throws RangeError or TypeError when a time, the zone, the UID, the SEQUENCE or an address is not fit to be sent.
 */
export function renderRequest(event: InvitationEvent): string {
  return render(event, ICalCalendarMethod.REQUEST, ICalEventStatus.CONFIRMED);
}

/**
 * The cancellation (METHOD:CANCEL, RFC 5546 §3.2.5) with the SEQUENCE after the last one sent. STATUS:CANCELLED says that the
 * event is off for everyone; it must not be there for someone who is no longer invited to an event that goes on.
 * @throws as `renderRequest` does.
 */
export function renderCancel(event: InvitationEvent, why: 'called-off' | 'uninvited'): string {
  return render(event, ICalCalendarMethod.CANCEL, why === 'called-off' ? ICalEventStatus.CANCELLED : null);
}

function render(event: InvitationEvent, method: ICalCalendarMethod, status: ICalEventStatus | null): string {
  if (!Number.isInteger(event.sequence) || event.sequence < 0) throw new RangeError('SEQUENCE counts from 0');
  const calendar = newCalendar(method);
  calendar.createEvent({
    id: calendarUid(event.uid),
    sequence: event.sequence,
    stamp: event.stamp,
    created: event.created,
    lastModified: event.lastModified,
    ...eventTimes(event),
    summary: singleLine(event.summary),
    location: singleLine(event.location),
    description: plainText(event.description),
    ...(event.url === undefined ? {} : { url: calendarUrl(event.url) }),
    status,
    transparency: ICalEventTransparency.OPAQUE,
    organizer: { name: commonName(event.organizer), email: calendarAddress(event.organizer) },
    attendees: [
      {
        name: commonName(event.attendee),
        email: calendarAddress(event.attendee),
        type: ICalAttendeeType.INDIVIDUAL,
        role: event.attendee.role === 'required' ? ICalAttendeeRole.REQ : ICalAttendeeRole.OPT,
        status: ICalAttendeeStatus.NEEDSACTION,
        rsvp: true,
      },
    ],
    // A delegation's programme is not negotiated by mail: no "propose new time" in Outlook and Thunderbird.
    x: [['X-MICROSOFT-DISALLOW-COUNTER', 'TRUE']],
  });
  return renderCalendar(calendar);
}
