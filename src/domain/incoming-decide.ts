/** What coordinators decide on mails that came in. */

import { listAbsencesOf, replaceAbsences } from '../db/absence.ts';
import { findIncomingMail, settleIncomingMail } from '../db/incoming-mail.ts';
import type { Trx } from '../db/open.ts';
import { insertEffect } from '../db/outbox.ts';
import type { Answer, Person, Visit } from '../db/schema.ts';
import { findSlackUser } from '../db/slack-user.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';
import { type Actor, change } from './change.ts';
import { countsFor, describeMail, type InboxMail } from './inbox.ts';
import type { Suggestion } from './incoming-suggestion.ts';
import { editWithin } from './person.ts';
import { saveReply } from './reply.ts';
import { getVisitToCoordinate, refuseClosed } from './rights.ts';
import { moveSessionWithin } from './session.ts';
import type { WrittenSession } from './written-session.ts';

/** Puts a mail away. @throws UserError when there is no such mail, or somebody has decided on it already */
export function settleMail(deps: Deps, actor: Actor, visitId: string, number: number): Promise<InboxMail> {
  return decide(deps, actor, visitId, number, async (_, __, mail) => mail);
}

export interface CountedAnswer {
  person: Person;
  answer: Answer;
}

/**
 * Counts an answer for the one it is of.
 *
 * @param given what it says, where the mail does not say it to a program
 * @throws UserError as `settleMail`; when nobody registered is meant; and when it is not known what was answered
 */
export function countMail(
  deps: Deps,
  actor: Actor,
  visitId: string,
  number: number,
  given: Answer | undefined,
): Promise<CountedAnswer> {
  return decide(deps, actor, visitId, number, async (trx, visit, mail) => {
    const { details, invitation } = mail;
    const person = countsFor(mail);
    if (!person) throw new UserError((t) => t.inbox.nobodyToCount, { instead: (t) => t.inbox.registerLine });
    const answer = given ?? details.answer;
    if (!answer) throw new UserError((t) => t.inbox.needsAnswer, { field: 'answer', isMissing: true });
    await saveReply(deps, trx, visit, person, {
      answer,
      reason: details.reason,
      via: 'coordinator',
      writtenBy: actor.userId,
      ...(invitation?.person_id === person.id
        ? {
            invitation: {
              id: invitation.id,
              sequence: invitation.sequence,
              stampedAt: details.stampedAt,
              isOutdated: false,
            },
          }
        : {}),
    });
    return { person, answer };
  });
}

/** What has changed by taking up a suggested time. */
export type Agreed =
  | { kind: 'session'; session: WrittenSession }
  | { kind: 'day'; person: Person; suggestion: Extract<Suggestion, { kind: 'day' }> };

/**
 * Takes up a suggested time: the session moves in the draft, or the person comes later or leaves earlier that day.
 *
 * @throws UserError as `settleMail`; when the time cannot be taken up; and for what is in the way, unless `anyway`
 */
export function agreeToTime(
  deps: Deps,
  actor: Actor,
  visitId: string,
  number: number,
  { anyway }: { anyway?: boolean | null | undefined },
): Promise<Agreed> {
  return decide(deps, actor, visitId, number, async (trx, visit, { row, person, suggestion }): Promise<Agreed> => {
    if (row.kind !== 'counter') throw new UserError((t) => t.inbox.noTime(number));
    if (!suggestion || !person) throw new UserError((t) => t.inbox.cannotAgree);
    if (suggestion.kind === 'session') {
      // Each way around would be a move of its own, and leave this mail undecided.
      const options = { anyway, withoutWays: true as const };
      const session = await moveSessionWithin(deps, trx, actor, visit, suggestion.number, suggestion, options);
      return { kind: 'session', session };
    }
    const { day, arrives, leaves, away } = suggestion;
    const known = await listAbsencesOf(trx, person.id);
    if (away.length > 0) await replaceAbsences(trx, person.id, [...known.map(span), ...away]);
    const moment = (time: string | undefined) => (time === undefined ? undefined : { day, time, isOpen: false });
    const edited = await editWithin(deps, trx, visit, person, { arrives: moment(arrives), leaves: moment(leaves) });
    return { kind: 'day', person: edited, suggestion };
  });
}

/** Declines a suggested time; the person gets a mail that says so. @throws UserError as `settleMail`, and where mail is not set up */
export function declineTime(deps: Deps, actor: Actor, visitId: string, number: number): Promise<InboxMail> {
  return decide(deps, actor, visitId, number, async (trx, visit, mail) => {
    const { row, details, invitation, content } = mail;
    if (details.start === null || !invitation || !content) throw new UserError((t) => t.inbox.noTime(number));
    const { smtpUrl, mailFrom } = deps.config;
    if (!smtpUrl || !mailFrom) throw new UserError((t) => t.invite.noMail);
    await insertEffect(trx, {
      key: `decline-counter:${row.id}`,
      kind: 'decline-counter',
      teamId: visit.team_id,
      visitId: visit.id,
      lane: `mail:${content.attendee.address.toLowerCase()}`,
      payload: { mailId: row.id },
      expiresAt: content.end,
      now: deps.now(),
    });
    return mail;
  });
}

/** One transaction for one decision; whoever comes second is told who was first. */
function decide<T>(
  deps: Deps,
  actor: Actor,
  visitId: string,
  number: number,
  work: (trx: Trx, visit: Visit, mail: InboxMail) => Promise<T>,
): Promise<T> {
  return change(deps, actor, async (trx) => {
    const visit = await getVisitToCoordinate(trx, actor, visitId);
    refuseClosed(visit);
    const row = await findIncomingMail(trx, visit.id, number);
    const instead = (t: { inbox: { inboxLine: string } }) => t.inbox.inboxLine;
    if (!row) throw new UserError((t) => t.inbox.noSuchMail(number), { instead });
    if (row.settled_at !== null) {
      const by = row.settled_by === null ? undefined : await findSlackUser(trx, visit.team_id, row.settled_by);
      throw new UserError((t) => t.inbox.alreadySettled(number, by?.name ?? row.settled_by), { instead });
    }
    const result = await work(trx, visit, await describeMail(trx, visit, row));
    await settleIncomingMail(trx, row.id, actor.userId, deps.now().toISOString());
    return result;
  });
}

function span({ starts_at, ends_at }: { starts_at: string; ends_at: string }) {
  return { starts_at, ends_at };
}
