import { listCoordinators } from '../db/coordinator.ts';
import type { Trx } from '../db/open.ts';
import { insertEffect } from '../db/outbox.ts';
import type { Visit } from '../db/schema.ts';
import type { Answers, GivenReply } from './answers.ts';

/** What the message about an answer has to know besides the answer. */
export type Declined =
  /** Nothing until now: it is a "no", or another reason for one. */
  | 'nothing'
  /** Everything that the answer is about. */
  | 'all'
  /** Some of it. */
  | 'part';

/**
 * Queues a direct message to each coordinator about a "no", to whichever event, and about the end of one. Who wrote it down knows
 * already.
 *
 * @param about.before what counted until this reply
 * @param about.answers what counts now
 */
export async function tellCoordinators(
  trx: Trx,
  visit: Visit,
  replyId: string,
  about: { before: Answers; answers: Answers; writtenBy: string | undefined; now: Date },
): Promise<void> {
  const declined = newsIn(about.before, about.answers, replyId);
  if (declined === undefined) return;
  for (const userId of await listCoordinators(trx, visit.id)) {
    if (userId === about.writtenBy) continue;
    await insertEffect(trx, {
      key: `reply-note:${replyId}:${userId}`,
      kind: 'reply-note',
      teamId: visit.team_id,
      visitId: visit.id,
      lane: `slack:${visit.team_id}:${userId}`,
      payload: { visitId: visit.id, replyId, userId, declined },
      now: about.now,
    });
  }
}

/**
 * What was declined before of all that this reply now decides; undefined where there is no news in it. A second "no" is news only
 * where it brings another reason.
 */
export function newsIn(before: Answers, answers: Answers, replyId: string): Declined | undefined {
  const decided = decidedBy(before, answers, replyId);
  const [first] = decided;
  if (first === undefined) return undefined;
  const { answer, reason } = first.is;
  if (answer === 'no') {
    const isNews = ({ was }: Decided) => was?.answer !== 'no' || (reason !== null && was.reason !== reason);
    return decided.some(isNews) ? 'nothing' : undefined;
  }
  // They were told of a "no" to an event that has moved since.
  const declined = decided.filter(({ was, moot }) => (was ?? moot)?.answer === 'no');
  if (declined.length === 0) return undefined;
  return declined.length === decided.length ? 'all' : 'part';
}

interface Decided {
  /** What counted until now; `moot`: or would, had the event not moved. */
  was: GivenReply | undefined;
  moot: GivenReply | undefined;
  is: GivenReply;
}

/** For each event that has this reply as its answer now (without events: for the visit): what it had, and what it has. */
function decidedBy(before: Answers, { events, overall }: Answers, replyId: string): Decided[] {
  if (events.length === 0) {
    if (!('reply' in overall) || overall.reply.id !== replyId) return [];
    const was = 'reply' in before.overall ? before.overall.reply : undefined;
    return [{ was, moot: undefined, is: overall.reply }];
  }
  return events.flatMap(({ event, reply }): Decided[] => {
    if (reply?.id !== replyId) return [];
    const known = before.events.find((each) => each.event.invitationId === event.invitationId);
    return [{ was: known?.reply, moot: known?.before, is: reply }];
  });
}
