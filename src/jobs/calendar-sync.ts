/** The published programme in a shared calendar (CALDAV_URL), as everyone may read it. */

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { EntryRefused } from '../caldav/answer.ts';
import type { CalendarDoor, EntryPlace } from '../caldav/door.ts';
import { renderCalendarEntry } from '../calendar/calendar-entry.ts';
import { sessionUid } from '../calendar/session-event.ts';
import { deleteCalendarObject, listCalendarObjects, putCalendarObject } from '../db/calendar-object.ts';
import type { Db } from '../db/open.ts';
import type { Visit } from '../db/schema.ts';
import { findVisit, listPublishedOpenVisits } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import { planSync, wantCalendarSync } from '../domain/calendar-sync.ts';
import { feedEvents, feedProgramme } from '../domain/feed-events.ts';
import { listProgrammeVersions } from '../domain/programme.ts';
import { describeSession } from '../domain/session-entry.ts';
import { texts } from '../i18n/index.ts';
import type { Task } from './clock.ts';
import { DeliveryError, type EffectHandler } from './effect.ts';
import { readPayload } from './payload.ts';

interface Parts {
  db: Db;
  now: () => Date;
  /** Undefined where none is kept any more: then what was wanted is done. */
  calendar: CalendarDoor | undefined;
  /** Then the rest is left to the next turn: a delivery must end before its lease does. */
  turnMilliseconds?: number;
}

interface Entry {
  sessionId: string;
  content: string;
  hash: string;
}

/**
 * Brings the calendar in step with what is published now, whatever was published when the row was queued. Each entry is written
 * down as soon as it is there, so that after a crash only the one that was under way is written again.
 *
 * To write it again does no harm, so it is tried for as long as a calendar server may be down over a long weekend.
 */
export function calendarSyncHandler({ db, now, calendar, turnMilliseconds = 30_000 }: Parts): EffectHandler {
  const payload = z.object({ visitId: z.string() });
  return {
    whenUnknown: 'resend',
    backOff: { first: 30, most: 3600 },
    giveUpAfterHours: 96,
    async deliver(row) {
      const visit = await findVisit(db, row.team_id, readPayload(row, payload).visitId);
      if (!visit || !calendar) return {};
      const known = await listCalendarObjects(db, calendar.calendar, visit.id);
      const plan = planSync(await listEntries(db, visit, now()), known);
      const refused: EntryRefused[] = [];
      const steps = [
        ...plan.remove.map((object) => async () => {
          await calendar.remove(placeOf(object.session_id, object.etag));
          await deleteCalendarObject(db, object);
        }),
        ...plan.put.map(({ entry, known: object }) => async () => {
          const etag = await calendar.put(placeOf(entry.sessionId, object?.etag), entry.content);
          const { sessionId, hash } = entry;
          const key = { calendar: calendar.calendar, visit_id: visit.id, session_id: sessionId };
          await putCalendarObject(db, { ...key, etag, content_hash: hash });
        }),
      ];
      const begun = performance.now();
      for (const [done, step] of steps.entries()) {
        if (done > 0 && performance.now() - begun > turnMilliseconds)
          throw new DeliveryError('rate-limited', 'CalDAV slow', 0);
        await step().catch((error: unknown) => {
          if (!(error instanceof EntryRefused)) throw withoutDoubt(error);
          refused.push(error);
        });
      }
      if (refused[0]) throw refused[0];
      return {};
    },
  };
}

/**
 * Once after the start: looks at all visits whose programme is published, as the calendar may be another one by now, or its
 * login mended. Where nothing has changed, nothing is sent.
 */
export function calendarSyncTask(deps: Deps): Task {
  let isDone = false;
  return {
    name: 'calendar-sync',
    next: async (now) => (isDone ? undefined : now),
    async run() {
      for (const visit of await listPublishedOpenVisits(deps.db)) {
        await deps.db.transaction().execute((trx) => wantCalendarSync(deps, trx, visit));
      }
      isDone = true;
      deps.wakeOutbox();
    },
  };
}

/** An entry written twice is written once: coordinators need not look for what may have happened. */
function withoutDoubt(error: unknown): unknown {
  return error instanceof DeliveryError && error.kind === 'unknown'
    ? new DeliveryError('transient', error.reason, error.retryAfterSeconds)
    : error;
}

/** What should stand in the calendar: once the visit is called off, only what was over by then. */
async function listEntries(db: Db, visit: Visit, now: Date): Promise<Entry[]> {
  const t = texts(visit.language);
  const calledOffAt = visit.invitations_cancelled_at;
  const versions = (await listProgrammeVersions(db, visit.id)).map((version) => feedProgramme(visit, version, null));
  // The same SEQUENCE and DTSTAMP as in subscriptions. What is gone needs no telling here: it is taken away.
  return feedEvents(versions, now)
    .events.filter(({ isCancelled, session }) => !isCancelled && (!calledOffAt || session.endsAt <= calledOffAt))
    .map(({ session, sequence, changedAt }) => {
      const event = { uid: sessionUid(session.id), sequence, changed: new Date(changedAt) };
      const content = renderCalendarEntry({ ...event, ...describeSession(visit, session, t) });
      return { sessionId: session.id, content, hash: createHash('sha256').update(content).digest('base64url') };
    });
}

function placeOf(sessionId: string, etag: string | null | undefined): EntryPlace {
  return { name: `${sessionUid(sessionId)}.ics`, uid: sessionUid(sessionId), etag };
}
