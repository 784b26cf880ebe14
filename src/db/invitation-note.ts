import { z } from 'zod';
import type { Db } from './open.ts';

const payload = z.object({ personId: z.string() });

/** Who was sent a direct message with an invitation, or will be: ids of people of this visit, each once. */
export async function listNotesOfVisit(db: Db, visitId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('outbox')
    .select('payload')
    .where('visit_id', '=', visitId)
    .where('kind', '=', 'invitation-note')
    .execute();
  return [...new Set(rows.map((row) => payload.parse(JSON.parse(row.payload)).personId))];
}

/** Which of these keys the outbox has, done or not. */
export async function listKnownKeys(db: Db, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await db.selectFrom('outbox').select('key').where('key', 'in', keys).execute();
  return new Set(rows.map(({ key }) => key));
}
