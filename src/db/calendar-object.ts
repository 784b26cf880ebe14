import type { Insertable } from 'kysely';
import type { Db } from './open.ts';
import type { CalendarObject, CalendarObjectTable } from './schema.ts';

/** What the bot has written to this calendar for a visit. */
export function listCalendarObjects(db: Db, calendar: string, visitId: string): Promise<CalendarObject[]> {
  return db
    .selectFrom('calendar_object')
    .selectAll()
    .where('calendar', '=', calendar)
    .where('visit_id', '=', visitId)
    .orderBy('session_id')
    .execute();
}

export async function putCalendarObject(db: Db, object: Insertable<CalendarObjectTable>): Promise<void> {
  const { etag, content_hash } = object;
  await db
    .insertInto('calendar_object')
    .values(object)
    .onConflict((conflict) =>
      conflict.columns(['calendar', 'visit_id', 'session_id']).doUpdateSet({ etag: etag ?? null, content_hash }),
    )
    .execute();
}

export async function deleteCalendarObject(
  db: Db,
  { calendar, visit_id, session_id }: Pick<CalendarObject, 'calendar' | 'visit_id' | 'session_id'>,
): Promise<void> {
  await db
    .deleteFrom('calendar_object')
    .where('calendar', '=', calendar)
    .where('visit_id', '=', visit_id)
    .where('session_id', '=', session_id)
    .execute();
}
