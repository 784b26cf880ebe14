import type { Trx } from '../db/open.ts';
import type { Session, Visit } from '../db/schema.ts';
import { deleteSession, listSessions, putSession } from '../db/session.ts';
import { givesWay } from './planned-pause.ts';

/** A session as it was written down by hand, and what else came of it. */
export interface WrittenSession extends Session {
  /** How it stood until now; undefined where it is new in the draft. */
  readonly before: Session | undefined;
  /** Pauses of an earlier plan that it has taken the place of. */
  readonly dropped: readonly Session[];
}

export async function writeSession(trx: Trx, visit: Visit, session: Session): Promise<WrittenSession> {
  const sessions = await listSessions(trx, visit.id);
  const dropped = sessions.filter((other) => other.id !== session.id && isCovered(other, session));
  for (const { id } of dropped) await deleteSession(trx, id);
  await putSession(trx, session);
  return { ...session, before: sessions.find(({ id }) => id === session.id), dropped };
}

function isCovered(pause: Session, session: Session): boolean {
  return givesWay(pause, session) && pause.starts_at < session.ends_at && session.starts_at < pause.ends_at;
}
