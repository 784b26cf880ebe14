import { escape as escapeText, foldLines, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { singleLine } from '../mail/plain-text.ts';
import { newCalendar, renderCalendar } from './calendar-object.ts';
import { type SessionEvent, sessionEvent } from './session-event.ts';
import { getVtimezone } from './vtimezone.ts';

export interface FeedCalendarEvent extends SessionEvent {
  /** When it was published first. */
  created: Date;
  isCancelled: boolean;
}

export interface FeedCalendar {
  /** What calendar programs call it. */
  name: string;
  /** Whether its reader is busy meanwhile. */
  isBusy: boolean;
  /** IANA, for a calendar without events. */
  zone: string;
  events: readonly FeedCalendarEvent[];
}

const refreshInterval = 'PT1H';
/** A name of CSS3 (RFC 7986 §5.9), and the same for Apple. */
const colour = { name: 'teal', hex: '#008080' };

/**
 * A calendar to subscribe to: no METHOD, as that would ask for an ORGANIZER (RFC 5546 §3.2.1). The same data always gives the
 * same bytes.
 *
 * @throws RangeError or TypeError when a time, the zone or a UID is not fit to be sent
 */
export function renderFeed(feed: FeedCalendar): string {
  const calendar = newCalendar();
  for (const event of feed.events) {
    const isBusy = feed.isBusy && !event.isCancelled;
    calendar.createEvent({
      ...sessionEvent(event),
      created: event.created,
      status: event.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: isBusy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    });
  }
  return withProperties(renderCalendar(calendar), feed);
}

/**
 * The calendar's own properties, before its components, as the grammar has it (RFC 5545 §3.4): ical-generator does not escape
 * the name, puts others behind the VTIMEZONE, and has no COLOR. A calendar must hold something: without events, the zone.
 */
function withProperties(rendered: string, { name, zone }: FeedCalendar): string {
  const called = escapeText(singleLine(name), false);
  const properties = [
    `NAME:${called}`,
    `X-WR-CALNAME:${called}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${refreshInterval}`,
    `X-PUBLISHED-TTL:${refreshInterval}`,
    `COLOR:${colour.name}`,
    `X-APPLE-CALENDAR-COLOR:${colour.hex}`,
  ];
  const start = /(?:BEGIN:V(?:TIMEZONE|EVENT)|END:VCALENDAR)\r\n/.exec(rendered)?.index ?? 0;
  const components = rendered.slice(start);
  const whole = components.startsWith('END:') ? `${getVtimezone(zone).trimEnd()}\r\n${components}` : components;
  return `${rendered.slice(0, start)}${foldLines(properties.join('\r\n'))}\r\n${whole}`;
}
