import { createHash } from 'node:crypto';
import { type FeedCalendar, renderFeed } from '../calendar/feed.ts';
import { sessionUid } from '../calendar/session-event.ts';
import type { Feed } from '../domain/feed-content.ts';

export interface FeedBody {
  body: Buffer;
  /** A strong entity tag, with its quotation marks. */
  etag: string;
}

/** The bytes of a feed, which are the same as long as it says the same. */
export function renderBody(feed: Feed): FeedBody {
  const body = Buffer.from(renderFeed(calendarOf(feed)));
  return { body, etag: `"${createHash('sha256').update(body).digest('base64url')}"` };
}

function calendarOf({ visit, isPersonal, entries }: Feed): FeedCalendar {
  return {
    name: visit.title,
    zone: visit.time_zone,
    isBusy: isPersonal,
    events: entries.map(({ session, createdAt, changedAt, ...entry }) => ({
      ...entry,
      uid: sessionUid(session.id),
      created: new Date(createdAt),
      changed: new Date(changedAt),
    })),
  };
}
