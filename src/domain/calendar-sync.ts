/** Keeps the published programme in step in a shared calendar outside. */

import type { Trx } from '../db/open.ts';
import { wantEffect } from '../db/outbox.ts';
import type { CalendarObject, Visit } from '../db/schema.ts';
import type { Deps } from '../deps.ts';

/** What there is to do in the calendar. */
export interface SyncPlan<Entry> {
  put: { entry: Entry; known: CalendarObject | undefined }[];
  /** Ours, and wanted no more. */
  remove: CalendarObject[];
}

/** What is in the calendar already as it is wanted is left alone. Pure. */
export function planSync<Entry extends { sessionId: string; hash: string }>(
  wanted: readonly Entry[],
  known: readonly CalendarObject[],
): SyncPlan<Entry> {
  const knownBySession = new Map(known.map((object) => [object.session_id, object]));
  const wantedSessions = new Set(wanted.map(({ sessionId }) => sessionId));
  return {
    put: wanted
      .map((entry) => ({ entry, known: knownBySession.get(entry.sessionId) }))
      .filter((step) => step.known?.content_hash !== step.entry.hash),
    remove: known.filter(({ session_id }) => !wantedSessions.has(session_id)),
  };
}

/**
 * For the transaction that publishes, or changes what calendars show of a visit. Many changes cost one sending. Does nothing
 * where no calendar is set up, or nothing was ever published.
 */
export async function wantCalendarSync({ config, now }: Pick<Deps, 'config' | 'now'>, trx: Trx, visit: Visit) {
  if (config.caldavUrl === undefined || visit.published_version === 0) return;
  await wantEffect(trx, {
    key: `calendar-sync:${visit.id}`,
    kind: 'calendar-sync',
    teamId: visit.team_id,
    visitId: visit.id,
    // Each visit has its own: what the server makes of one must not hold up the others.
    lane: `caldav:${visit.id}`,
    payload: { visitId: visit.id },
    now: now(),
  });
}
