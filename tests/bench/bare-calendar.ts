/** The same invitations and feeds by ical-generator alone. */

import {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { DateTime } from 'luxon';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import type { FeedCalendarEvent } from '../../src/calendar/feed.ts';
import { sampleEvent } from '../calendar/sample-event.ts';

const zone = 'Europe/Berlin';

/** As somebody would write it who trusts every text, zone and time. */
function bareCalendar(method?: ICalCalendarMethod): ICalCalendar {
  return new ICalCalendar({
    prodId: '//Gegenbesuch//Gegenbesuch//DE',
    timezone: { name: null, generator: (name) => tzlib_get_ical_block(name)?.[0] ?? null },
    ...(method ? { method } : {}),
  });
}

function bareEvent({
  uid,
  sequence,
  start,
  end,
  ...texts
}: Omit<FeedCalendarEvent, 'changed' | 'created' | 'isCancelled'>) {
  return {
    id: uid,
    sequence,
    timezone: zone,
    start: DateTime.fromJSDate(start, { zone }),
    end: DateTime.fromJSDate(end, { zone }),
    summary: texts.summary,
    location: texts.location,
    description: texts.description,
    status: ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.OPAQUE,
  };
}

/** An invitation, as `renderRequest` makes it. */
export function bareRequest(event: ReturnType<typeof sampleEvent>): string {
  const calendar = bareCalendar(ICalCalendarMethod.REQUEST);
  calendar.createEvent({
    ...bareEvent(event),
    stamp: event.stamp,
    created: event.created,
    lastModified: event.lastModified,
    organizer: { name: event.organizer.name, email: event.organizer.address },
    attendees: [
      {
        name: event.attendee.name,
        email: event.attendee.address,
        type: ICalAttendeeType.INDIVIDUAL,
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
        rsvp: true,
      },
    ],
    x: [['X-MICROSOFT-DISALLOW-COUNTER', 'TRUE']],
  });
  return calendar.toString();
}

/** A feed, as `renderFeed` makes it. */
export function bareFeed(events: readonly FeedCalendarEvent[]): string {
  const calendar = bareCalendar();
  calendar.name('Arbeitsbesuch 2027');
  for (const event of events) {
    const { changed, created } = event;
    calendar.createEvent({ ...bareEvent(event), stamp: changed, created, lastModified: changed });
  }
  return calendar.toString();
}

/** Events of 400 hours, again and again. */
export function feedEvents(count: number): FeedCalendarEvent[] {
  const { stamp, start, summary, location, description } = sampleEvent();
  return Array.from({ length: count }, (_, index) => {
    const begins = new Date(start.getTime() + (index % 400) * 3_600_000);
    return {
      uid: `event-${index}@example.org`,
      sequence: 0,
      created: stamp,
      changed: stamp,
      start: begins,
      end: new Date(begins.getTime() + 2_700_000),
      zone,
      summary,
      location,
      description,
      isCancelled: false,
    };
  });
}
