/** What is in the way of sessions that leave the draft by a decision, or come back to it. */

import type { Trx } from '../db/open.ts';
import type { Session, Visit } from '../db/schema.ts';
import type { Texts } from '../i18n/index.ts';
import { listConflictFacts } from './conflict-facts.ts';
import { findConflicts } from './conflicts.ts';
import { describeSessions } from './described-sessions.ts';
import { draftProgramme } from './programme.ts';

export interface InTheWay {
  /** Of the session that it is in the way of. */
  number: number;
  /** The id of the other session. */
  other: string;
  say(t: Texts): string;
}

/**
 * The sessions of the draft that conflict with these, which may be in the draft themselves. Who is away then, and days that are not
 * part of the visit, are left out: they are no session's fault.
 */
export async function listInTheWay(trx: Trx, visit: Visit, sessions: readonly Session[]): Promise<InTheWay[]> {
  if (sessions.length === 0) return [];
  const draft = await draftProgramme(trx, visit);
  const facts = await listConflictFacts(trx, visit);
  const placed = await describeSessions(trx, visit.id, sessions);
  return placed.flatMap((each) =>
    findConflicts(each, draft.sessions, facts).flatMap((conflict) =>
      'other' in conflict
        ? [{ number: each.number, other: conflict.other.id, say: (t: Texts) => t.conflict.said(conflict, visit) }]
        : [],
    ),
  );
}
