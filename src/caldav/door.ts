/** The way to one shared calendar; touches nothing in it but entries under names and UIDs of ours. */

import { createHash } from 'node:crypto';
import { createCalendarObject, deleteCalendarObject, updateCalendarObject } from 'tsdav';
import { findUid } from '../calendar/calendar-entry.ts';
import { createSpread } from '../jobs/pace.ts';
import { type Answer, EntryRefused, faultOf, readAnswer } from './answer.ts';
import { createRequest, noAnswerAsFault, readCalendarAddress } from './request.ts';

/** Where an entry of ours stands. */
export interface EntryPlace {
  /** The file name in the calendar, the same for ever: servers refuse a UID under a second name. */
  name: string;
  uid: string;
  /** Of what the server keeps as far as we know; null where it told none, undefined where we never wrote. */
  etag: string | null | undefined;
}

export interface CalendarDoor {
  /** Tells calendars apart: a hash of the address, without user and password. */
  readonly calendar: string;
  /**
   * Writes an entry, over whatever somebody else has made of it.
   *
   * @returns the ETag of what the server keeps; null where it tells none
   * @throws EntryRefused, or DeliveryError for what concerns the whole calendar
   */
  put(place: EntryPlace, content: string): Promise<string | null>;
  /** Takes an entry away, if it is there and ours. @throws as `put` does */
  remove(place: EntryPlace): Promise<void>;
  /** Turns away what waits for its turn, and waits for what is under way. */
  close(): Promise<void>;
}

/**
 * @param options.caldavUrl of the calendar, with user and password
 * @param options.timeoutMilliseconds for each request
 * @throws TypeError when the address cannot be read
 */
export function openCalendar(options: { caldavUrl: string; timeoutMilliseconds?: number }): CalendarDoor {
  const address = readCalendarAddress(options.caldavUrl);
  const request = createRequest(address, options.timeoutMilliseconds ?? 10_000);
  const pace = createSpread(Number.POSITIVE_INFINITY, 4);
  const urlOf = (name: string) => new URL(encodeURIComponent(name), address.url).href;
  const ask = (send: () => Promise<Response>): Promise<Answer> =>
    pace.run('calendar', () => noAnswerAsFault(async () => readAnswer(await send())));

  const create = ({ name }: EntryPlace, content: string) =>
    ask(() =>
      createCalendarObject({
        calendar: { url: address.url },
        filename: encodeURIComponent(name),
        iCalString: content,
        fetch: request,
      }),
    );
  const update = ({ name, etag }: EntryPlace, content: string) =>
    ask(() =>
      updateCalendarObject({ calendarObject: { url: urlOf(name), data: content, ...tag(etag) }, fetch: request }),
    );
  const erase = ({ name, etag }: EntryPlace) =>
    ask(() => deleteCalendarObject({ calendarObject: { url: urlOf(name), ...tag(etag) }, fetch: request }));

  /** What stands there under the name; undefined where nothing does. */
  async function read({ name }: EntryPlace): Promise<{ uid: string | undefined; etag: string | null } | undefined> {
    const answer = await ask(() => request(urlOf(name)));
    if (isGone(answer)) return undefined;
    if (!answer.ok) throw faultOf(answer);
    return { uid: findUid(answer.text), etag: answer.etag };
  }

  /** Where the answer to a PUT tells no ETag, the server has changed what it was given (RFC 4791 §5.3.4). */
  async function written(place: EntryPlace, answer: Answer): Promise<string | null> {
    if (!answer.ok) throw faultOf(answer);
    if (answer.etag !== null) return answer.etag;
    const found = await read(place);
    // What says yes and keeps nothing is no calendar: a login page, for instance.
    if (found?.uid !== place.uid) throw faultOf({ ...answer, status: 404 });
    return found.etag;
  }

  async function overwrite(place: EntryPlace, content: string): Promise<string | null> {
    const found = await read(place);
    if (!found) return written(place, await create(place, content));
    if (found.uid !== place.uid) throw new EntryRefused('CalDAV name taken');
    return written(place, await update({ ...place, etag: found.etag }, content));
  }

  return {
    calendar: createHash('sha256').update(address.url).digest('base64url'),
    async put(place, content) {
      if (place.etag === null) return overwrite(place, content);
      const isNew = place.etag === undefined;
      const answer = await (isNew ? create(place, content) : update(place, content));
      // 412: on creating it is there already, on updating it was changed, or is gone.
      if (answer.status === 412 || (!isNew && isGone(answer))) return overwrite(place, content);
      return written(place, answer);
    },
    async remove(place) {
      const first = typeof place.etag === 'string' ? await erase(place) : undefined;
      if (first && first.status !== 412) return checkErased(first);
      const found = await read(place);
      if (found?.uid === place.uid) checkErased(await erase({ ...place, etag: found.etag }));
    },
    close: () => pace.close(),
  };
}

function tag(etag: string | null | undefined): { etag?: string } {
  return typeof etag === 'string' ? { etag } : {};
}

function isGone({ status }: Answer): boolean {
  return status === 404 || status === 410;
}

function checkErased(answer: Answer): void {
  if (!answer.ok && !isGone(answer)) throw faultOf(answer);
}
