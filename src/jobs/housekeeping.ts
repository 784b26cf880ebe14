import { deleteDecisionsBefore } from '../db/decision.ts';
import { deleteDeliveriesBefore } from '../db/delivery.ts';
import { deleteIncomingMails } from '../db/incoming-mail.ts';
import { deleteInvitationsOfRemoved } from '../db/invitation-erasure.ts';
import type { Db } from '../db/open.ts';
import { deleteDone } from '../db/outbox-troubles.ts';
import type { Task } from './clock.ts';

const hour = 3_600_000;
/** Slack repeats a request within minutes; a day leaves room for an outage. */
const keepDeliveries = 24 * hour;
/** Long enough that no key of a past day is ever wanted again; lanes and payloads name people. */
const keepSentEffects = 400 * 24 * hour;

/** Nobody can take them back any more, and who proposed the topics was told or never will be; they hold reasons. */
const keepDecisions = 30 * 24 * hour;

/** Mail holds what people wrote; so long a coordinator may want to look back, after a visit as well. */
const keepMail = 30 * 24 * hour;

/** Once an hour: forgets which requests were served, old decisions and mail, effects long done, and what people who were removed had been sent. */
export function housekeepingTask(db: Db): Task {
  let last = 0;
  return {
    name: 'housekeeping',
    next: async (now) => new Date(last > now.getTime() ? now.getTime() : last + hour),
    async run(now) {
      last = now.getTime();
      await deleteDeliveriesBefore(db, new Date(now.getTime() - keepDeliveries));
      await deleteDecisionsBefore(db, new Date(now.getTime() - keepDecisions));
      const mailBefore = new Date(now.getTime() - keepMail);
      await deleteIncomingMails(db, { settledBefore: mailBefore, closedBefore: mailBefore });
      await deleteDone(db, new Date(now.getTime() - keepSentEffects));
      await deleteInvitationsOfRemoved(db, now);
    },
  };
}
