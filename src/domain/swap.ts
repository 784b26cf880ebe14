import type { Trx } from '../db/open.ts';
import type { Session, Visit } from '../db/schema.ts';
import { findSession } from '../db/session.ts';
import { findTopic } from '../db/topic.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { type Actor, change } from './change.ts';
import { describeSessions } from './described-sessions.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';
import { type ConflictOptions, refuseConflictsOf } from './session-conflicts.ts';
import { swapped } from './swapped.ts';
import { noSuchTopic } from './topic.ts';
import { wantTopicCard } from './topic-card.ts';
import { type WrittenSession, writeSession } from './written-session.ts';

/**
 * Two topics or fixed points of the draft change places: time, and room unless one of them has wished for its own. Each stays
 * as long as it was.
 *
 * @throws UserError that names what is in the way, unless `anyway`; and for what has no such number, or no time
 */
export async function swapSessions(
  deps: Deps,
  actor: Actor,
  visitId: string,
  [first, second]: readonly [number, number],
  { anyway }: Pick<ConflictOptions, 'anyway'>,
): Promise<[WrittenSession, WrittenSession]> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const sessions = [await getPlaced(trx, visit, first), await getPlaced(trx, visit, second)] as const;
    const wishes = [await findTopic(trx, visit.id, first), await findTopic(trx, visit.id, second)];
    const keepRooms = wishes.some((topic) => topic?.wished_room);
    const [a, b] = await describeSessions(trx, visit.id, sessions);
    if (!a || !b) throw new Error('Sessions that were just found are gone');
    const [placeA, placeB] = swapped(a, b, keepRooms);
    const moved = (session: Session, { startsAt, endsAt, room }: typeof placeA): Session => ({
      ...session,
      starts_at: startsAt,
      ends_at: endsAt,
      room,
      time_qualifier: null,
      is_planned: 0,
    });
    const after: [Session, Session] = [moved(sessions[0], placeA), moved(sessions[1], placeB)];
    await refuseConflictsOf(trx, visit, after, { anyway, insist: (t) => t.conflict.insistSwap });
    for (const session of after) if (session.topic_id) await wantTopicCard(trx, visit, session.topic_id, deps.now());
    return [await writeSession(trx, visit, after[0]), await writeSession(trx, visit, after[1])];
  });
}

async function getPlaced(trx: Trx, visit: Visit, number: number): Promise<Session> {
  const session = await findSession(trx, visit.id, number);
  if (session) return session;
  if (!(await findTopic(trx, visit.id, number))) throw noSuchTopic(number, visit);
  throw new UserError((t) => t.conflict.notPlaced(number), {
    ways: (t) => [{ text: t.agenda.place, line: `agenda move ${number}` }],
  });
}
