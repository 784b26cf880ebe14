/** Which of the answers that somebody has given counts, for each event and altogether. Pure. */

import type { Answer, Reply } from '../db/schema.ts';
import type { Instant } from './time.ts';

/** An answer, as far as it matters here. */
export type GivenReply = Pick<
  Reply,
  'id' | 'invitation_id' | 'answer' | 'reason' | 'via' | 'recorded_by' | 'created_at' | 'sequence' | 'is_outdated'
>;

/** What an answer can be about: one calendar event to which somebody is invited. */
export interface AskedEvent {
  invitationId: string;
  /** `day:2027-06-15` or `session:<id>`. */
  scope: string;
  start: Instant;
  end: Instant;
  /** The SEQUENCE with which it was asked last: since then neither start nor end has changed. */
  askedAt: number;
}

export interface EventAnswer<E extends AskedEvent = AskedEvent> {
  event: E;
  /** What counts; undefined: open. */
  reply: GivenReply | undefined;
  /** Given before the event moved: it has to be asked again. */
  before: GivenReply | undefined;
}

/** Of all events: one answer to everything, different ones, or none at all. */
export type Overall =
  | { kind: Answer; reply: GivenReply }
  | { kind: 'mixed' }
  | { kind: 'open'; before: GivenReply | undefined };

export interface Answers<E extends AskedEvent = AskedEvent> {
  /** In the order of their times. */
  events: EventAnswer<E>[];
  overall: Overall;
}

/** One revision of an invitation, as far as a calendar asks anew because of it. */
export interface AskingRevision {
  sequence: number;
  method: 'REQUEST' | 'CANCEL';
  start: Instant;
  end: Instant;
  /** Of whoever was invited. */
  address: string;
}

/**
 * The SEQUENCE with which the question was put last: a change of start or end asks anew (as Thunderbird and Outlook do it), and so
 * does an invitation after a cancellation. Where only the mailbox has changed, the cancellation went to the old one, and the answer
 * stays.
 *
 * @param revisions by SEQUENCE
 */
export function askedAt(revisions: readonly AskingRevision[]): number {
  let asked = 0;
  let last: AskingRevision | undefined;
  let isCancelled = false;
  for (const revision of revisions) {
    if (revision.method === 'CANCEL') {
      isCancelled = true;
      continue;
    }
    const hasMoved = last !== undefined && (last.start !== revision.start || last.end !== revision.end);
    const isAnew = isCancelled && last?.address.toLowerCase() === revision.address.toLowerCase();
    if (last === undefined || hasMoved || isAnew) asked = revision.sequence;
    last = revision;
    isCancelled = false;
  }
  return asked;
}

/**
 * Each event has the newest answer among those to itself and those to the whole visit; outdated ones do not count. An answer by
 * calendar to an event that has moved since has to be given again; what was said of the whole visit stays.
 *
 * @param events to which the person is invited at present
 * @param replies of the person, whatever they are about
 */
export function countAnswers<E extends AskedEvent>(
  events: readonly E[],
  replies: readonly GivenReply[],
  now: Instant,
): Answers<E> {
  const valid = replies.filter((reply) => reply.is_outdated === 0);
  const newestOf = (wanted: (reply: GivenReply) => boolean) =>
    valid.filter(wanted).reduce<GivenReply | undefined>(later, undefined);
  const answered = events.toSorted(byTime).map((event): EventAnswer<E> => {
    const newest = newestOf(({ invitation_id }) => invitation_id === null || invitation_id === event.invitationId);
    return newest && isMoot(newest, event)
      ? { event, reply: undefined, before: newest }
      : { event, reply: newest, before: undefined };
  });
  const ahead = answered.filter(({ event }) => event.end > now);
  const relevant = ahead.length > 0 ? ahead : answered;
  const ofVisit = newestOf(({ invitation_id }) => invitation_id === null);
  return { events: answered, overall: relevant.length > 0 ? sumUp(relevant) : sumUpVisit(ofVisit) };
}

/** Events that are yet to come and have no answer that counts. */
export function openEvents<E extends AskedEvent>({ events }: Answers<E>, now: Instant): E[] {
  return events.filter(({ event, reply }) => reply === undefined && event.end > now).map(({ event }) => event);
}

/** What a coordinator has written down is meant for the event as it is. */
function isMoot({ via, sequence, invitation_id }: GivenReply, event: AskedEvent): boolean {
  return invitation_id !== null && via === 'mail' && sequence !== null && sequence < event.askedAt;
}

function sumUp(events: readonly EventAnswer[]): Overall {
  const given = events.map(({ reply }) => reply).filter((reply) => reply !== undefined);
  const kinds = new Set(events.map(({ reply }) => reply?.answer ?? 'open'));
  if (kinds.size > 1) return { kind: 'mixed' };
  const newest = given.reduce<GivenReply | undefined>(later, undefined);
  if (newest) return { kind: newest.answer, reply: newest };
  const before = events.map((each) => each.before).filter((reply) => reply !== undefined);
  return { kind: 'open', before: before.reduce<GivenReply | undefined>(later, undefined) };
}

function sumUpVisit(reply: GivenReply | undefined): Overall {
  return reply ? { kind: reply.answer, reply } : { kind: 'open', before: undefined };
}

/** No two replies of one person have the same instant (src/db/reply.ts). */
function later(a: GivenReply | undefined, b: GivenReply): GivenReply {
  return a && a.created_at > b.created_at ? a : b;
}

function byTime(a: AskedEvent, b: AskedEvent): number {
  const [before, after] = [`${a.start} ${a.end} ${a.scope}`, `${b.start} ${b.end} ${b.scope}`];
  return before === after ? 0 : before < after ? -1 : 1;
}
