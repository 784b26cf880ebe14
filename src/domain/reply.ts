import type { Db, Trx } from '../db/open.ts';
import { findPersonByUser } from '../db/person.ts';
import { findLatestReply, insertReply } from '../db/reply.ts';
import type { Answer, Person, Reply, Visit } from '../db/schema.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { type Actor, change } from './change.ts';
import { tellCoordinators } from './reply-note.ts';
import { getVisitFor, getVisitToCoordinate, refuseClosed } from './rights.ts';
import type { Instant } from './time.ts';
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
    await saveReply(deps, trx, visit, person, {
      answer: reply.answer,
      reason,
      via: isOwn ? 'slack' : 'coordinator',
      writtenBy: actor.userId,
    });
    return { person, answer: reply.answer, reason, isOwn };
  });
}

/** An answer as it came in, by whatever way. */
export interface IncomingReply extends Pick<Reply, 'answer' | 'reason' | 'via'> {
  /** The user who has answered or noted it in Slack, who need not be told. */
  writtenBy?: string;
  /** The one event that it is about, and which version of it; else it is about the whole visit. */
  invitation?: { id: string; sequence: number; stampedAt: Instant | null; isOutdated: boolean };
}

/** Writes an answer down beside the older ones; coordinators are told of a "no". For a transaction that has checked who may. */
export async function saveReply(
  deps: Deps,
  trx: Trx,
  visit: Visit,
  person: Person,
  { answer, reason, via, writtenBy, invitation }: IncomingReply,
): Promise<void> {
  const id = deps.newId();
  const before = await findLatestReply(trx, person.id);
  await insertReply(trx, {
    id,
    visit_id: visit.id,
    person_id: person.id,
    invitation_id: invitation?.id ?? null,
    answer,
    reason,
    via,
    recorded_by: via === 'coordinator' ? (writtenBy ?? null) : null,
    created_at: timeOfReply(deps, before),
    sequence: invitation?.sequence ?? null,
    stamped_at: invitation?.stampedAt ?? null,
    is_outdated: invitation?.isOutdated ? 1 : 0,
  });
  if (invitation?.isOutdated) return;
  await tellCoordinators(trx, visit, { id, answer, reason }, before, { writtenBy, now: deps.now() });
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
