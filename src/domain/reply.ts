import type { Db, Trx } from '../db/open.ts';
import { findPerson, findPersonByUser } from '../db/person.ts';
import { insertReply } from '../db/reply.ts';
import type { Answer, Person, Reply, Visit } from '../db/schema.ts';
import { findVisitById, findVisitToChange } from '../db/visit.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { type Actor, change } from './change.ts';
import { type AnswersOfPerson, findAnswers } from './reply-answers.ts';
import { tellCoordinators } from './reply-note.ts';
import { getVisitFor, getVisitToCoordinate, refuseClosed } from './rights.ts';
import { dayOf, type Instant } from './time.ts';
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
  /** What counts from now on. */
  answers: AnswersOfPerson;
  /** What counted until then. */
  before: AnswersOfPerson;
}

/**
 * Writes down whether someone comes to the visit; it counts for every event, whatever was answered before, and older answers
 * stay. Coordinators are told of a "no".
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
    const saved = await saveReply(deps, trx, visit, person, {
      answer: reply.answer,
      reason,
      via: isOwn ? 'slack' : 'coordinator',
      writtenBy: actor.userId,
    });
    return { person, answer: reply.answer, reason, isOwn, ...saved };
  });
}

/**
 * Writes down an answer for the whole visit that was given on the programme's page, by whoever has the person's link.
 *
 * @throws UserError when the person is gone, or the visit closed or over
 */
export async function replyFromPage(
  deps: Deps,
  personId: string,
  { answer, reason }: { answer: Answer; reason?: string | null },
): Promise<SavedReply> {
  const { team_id: teamId } = await getVisitOfPerson(deps.db, personId);
  return change(deps, { teamId, userId: '' }, async (trx) => {
    const { id } = await getVisitOfPerson(trx, personId);
    const visit = await findVisitToChange(trx, teamId, id);
    const person = await findPerson(trx, personId);
    if (!visit || !person) throw new UserError((t) => t.errors.noSuchVisit);
    refuseClosed(visit);
    const isOver = dayOf(deps.now().toISOString(), visit.time_zone) > visit.last_day;
    if (isOver) throw new UserError((t) => t.answers.visitOver(visit.title));
    const saved = await saveReply(deps, trx, visit, person, { answer, reason: reason ?? null, via: 'page' });
    return { person, answer, reason: reason ?? null, isOwn: true, ...saved };
  });
}

/** An answer as it came in, by whatever way. */
export interface IncomingReply extends Pick<Reply, 'answer' | 'reason' | 'via'> {
  /** The user who has answered or noted it in Slack, who need not be told. */
  writtenBy?: string;
  /** When it was sent, where that is known: what was read late must not undo what was said since. */
  givenAt?: Instant;
  /** The one event that it is about, and which version of it; else it is about the whole visit. */
  invitation?: { id: string; sequence: number; stampedAt: Instant | null; isOutdated: boolean };
}

/**
 * Writes an answer down beside the older ones; coordinators are told of a "no". For a transaction that has checked who may.
 *
 * @returns what counted before, and what counts now
 */
export async function saveReply(
  deps: Deps,
  trx: Trx,
  visit: Visit,
  person: Person,
  { answer, reason, via, writtenBy, givenAt, invitation }: IncomingReply,
): Promise<{ before: AnswersOfPerson; answers: AnswersOfPerson }> {
  const id = deps.newId();
  const now = deps.now();
  const before = await findAnswers(trx, visit, now, person.id);
  await insertReply(trx, {
    id,
    visit_id: visit.id,
    person_id: person.id,
    invitation_id: invitation?.id ?? null,
    answer,
    reason,
    via,
    recorded_by: via === 'coordinator' ? (writtenBy ?? null) : null,
    created_at: timeOfReply(before.history, now, givenAt),
    sequence: invitation?.sequence ?? null,
    stamped_at: invitation?.stampedAt ?? null,
    is_outdated: invitation?.isOutdated ? 1 : 0,
  });
  const answers = await findAnswers(trx, visit, now, person.id);
  await tellCoordinators(trx, visit, id, { before, answers, writtenBy, now });
  return { before, answers };
}

async function getVisitOfPerson(db: Db, personId: string): Promise<Visit> {
  const person = await findPerson(db, personId);
  const visit = person && (await findVisitById(db, person.visit_id));
  if (!visit) throw new UserError((t) => t.errors.noSuchVisit);
  return visit;
}

async function getCaller(trx: Trx, actor: Actor, visit: Visit): Promise<Person> {
  const person = await findPersonByUser(trx, visit.id, actor.userId);
  if (person) return person;
  throw new UserError((t) => t.reply.notRegistered(visit.title), { instead: (t) => t.reply.registerLine });
}

/**
 * What was given before now, at its own time; what is given now, no earlier than the answer before, also where the clock was put
 * back: the newest counts.
 *
 * @param history the answers before, oldest first
 */
function timeOfReply(history: readonly Reply[], now: Date, givenAt?: Instant): Instant {
  const at = now.toISOString();
  if (givenAt !== undefined && givenAt < at) return givenAt;
  const newest = history.at(-1)?.created_at ?? '';
  return newest > at ? newest : at;
}
