import type { Db } from '../db/open.ts';
import type { Visit } from '../db/schema.ts';
import { findLastVisitOfChannel, findOpenVisitOfChannel, findVisitByCode, listVisitsOfUser } from '../db/visit.ts';
import type { Actor } from '../domain/change.ts';
import { maySee } from '../domain/rights.ts';
import { UserError } from '../errors.ts';

export type FoundVisit =
  | { kind: 'visit'; visit: Visit }
  /** None, or several to choose from. */
  | { kind: 'choose'; visits: Visit[] };

/**
 * The visit that a command is about: the named one, else the one of this channel, else the caller's only open one.
 *
 * @throws UserError for a code that names no visit which the caller may see
 */
export async function findVisitMeant(db: Db, actor: Actor, code: string | undefined): Promise<FoundVisit> {
  if (code !== undefined) {
    const visit = await findVisitByCode(db, actor.teamId, code.trim());
    if (!visit || !(await maySee(db, actor, visit))) throw new UserError((t) => t.errors.noVisitWithCode(code));
    return { kind: 'visit', visit };
  }
  if (actor.channelId) {
    const here = await findOpenVisitOfChannel(db, actor.teamId, actor.channelId);
    if (here) return { kind: 'visit', visit: here };
    const closed = await findLastVisitOfChannel(db, actor.teamId, actor.channelId);
    if (closed) return { kind: 'visit', visit: closed };
  }
  const open = (await listVisitsOfUser(db, actor.teamId, actor.userId)).filter((visit) => visit.status === 'open');
  const [only] = open;
  return only && open.length === 1 ? { kind: 'visit', visit: only } : { kind: 'choose', visits: open };
}
