import type { Db, Trx } from '../db/open.ts';
import { findPersonByUser } from '../db/person.ts';
import { findLatestReply, insertReply } from '../db/reply.ts';
import type { Answer, Person, Reply, Visit } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { type Actor, change } from './change.ts';
import { tellCoordinators } from './reply-note.ts';
import { getVisitFor, getVisitToCoordinate, refuseClosed } from './rights.ts';
import { getPersonNamed, type Who } from './who.ts';

export interface NewReply {
  answer: Answer;
  reason?: string | null | undefined;
  /** Someone else, for whom a coordinator answers. */
  for?: Who | null | undefined;
}

export interface SavedReply {
  person: Person;
  answer: Answer;
  reason: string | null;
  isOwn: boolean;
}

/**
 * Writes down whether someone comes to the visit; the newest answer counts, older ones stay. Coordinators are told of a "no".
 *
 * @throws UserError when the caller is not registered, or answers for someone else without being a coordinator
 */
export async function replyToVisit(deps: Deps, actor: Actor, visitId: string, reply: NewReply): Promise<SavedReply> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitFor(trx, actor, visitId);
    refuseClosed(visit);
    const person = reply.for ? await getPersonNamed(trx, visit, reply.for) : await getCaller(trx, actor, visit);
    const isOwn = person.user_id === actor.userId;
    if (!isOwn) await getVisitToCoordinate(trx, actor, visit.id);
    const reason = reply.reason ?? null;
    const id = deps.newId();
    const before = await findLatestReply(trx, person.id);
    await insertReply(trx, {
      id,
      visit_id: visit.id,
      person_id: person.id,
      invitation_id: null,
      answer: reply.answer,
      reason,
      via: isOwn ? 'slack' : 'coordinator',
      recorded_by: isOwn ? null : actor.userId,
      created_at: timeOfReply(deps, before),
    });
    const about = { writtenBy: actor.userId, now: deps.now() };
    await tellCoordinators(trx, visit, { id, answer: reply.answer, reason }, before, about);
    return { person, answer: reply.answer, reason, isOwn };
  });
}

/** The answer that counts: the newest, however it came. */
export function latestReply(db: Db, personId: string): Promise<Reply | undefined> {
  return findLatestReply(db, personId);
}

async function getCaller(trx: Trx, actor: Actor, visit: Visit): Promise<Person> {
  const person = await findPersonByUser(trx, visit.id, actor.userId);
  if (person) return person;
  throw new UserError((t) => t.reply.notRegistered(visit.title), { instead: (t) => t.reply.registerLine });
}

/** Later than the answer before, also where the clock was put back: the newest counts. */
function timeOfReply(deps: Deps, before: Reply | undefined): string {
  const now = deps.now().toISOString();
  return before === undefined || now > before.created_at
    ? now
    : new Date(Date.parse(before.created_at) + 1).toISOString();
}
