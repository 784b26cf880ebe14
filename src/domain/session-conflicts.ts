import type { Trx } from '../db/open.ts';
import type { Session, Visit } from '../db/schema.ts';
import { listSessions } from '../db/session.ts';
import { listPresenters } from '../db/topic.ts';
import { UserError } from '../errors.ts';
import { fullName } from './full-name.ts';
import { isOnVisitDay } from './programme.ts';

/** Everyone takes part in everything, so two sessions at once are a conflict; what exactly clashes is said. */
export async function refuseConflicts(trx: Trx, visit: Visit, wanted: Session, presenters: string[]): Promise<void> {
  const others = (await listSessions(trx, visit.id)).filter(
    (other) =>
      other.id !== wanted.id &&
      other.starts_at < wanted.ends_at &&
      wanted.starts_at < other.ends_at &&
      isOnVisitDay(visit, other.starts_at),
  );
  if (others.length === 0) return;
  const busy = await listPresenters(
    trx,
    others.flatMap((other) => other.topic_id ?? []),
  );
  const conflicts = others.map((other) => ({
    session: other,
    room: wanted.room !== null && wanted.room === other.room ? wanted.room : null,
    people: busy
      .filter((each) => each.topic_id === other.topic_id && presenters.includes(each.person_id))
      .map(fullName),
  }));
  throw new UserError((t) => t.agenda.conflicts(conflicts, visit), { field: 'at' });
}
