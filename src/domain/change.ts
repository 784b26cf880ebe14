import { insertDelivery } from '../db/delivery.ts';
import { isRetryable } from '../db/errors.ts';
import type { Trx } from '../db/open.ts';
import type { Deps } from '../deps.ts';
import { UserError } from '../errors.ts';

/** Who does something, and where; taken from what Slack signed, never from what was typed. */
export interface Actor {
  teamId: string;
  userId: string;
  /** The channel in which it was typed or clicked. */
  channelId?: string;
  /** Names the request, so that its second delivery changes nothing. */
  requestKey?: string;
  /** Looks whether what the actor saw still holds, before anything is changed. Throws where it does not. */
  stillHolds?: (trx: Trx) => Promise<void>;
}

const tries = 3;

/**
 * One transaction for one wish of one person: the change, the effects it has outside, and the mark that this request was
 * served, all or nothing. The outbox is woken after the commit.
 *
 * @throws UserError when the same request was served before
 */
export async function change<T>(deps: Deps, actor: Actor, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await deps.db.transaction().execute(async (trx) => {
        if (actor.requestKey && !(await insertDelivery(trx, actor.requestKey, deps.now()))) {
          throw new UserError((t) => t.errors.alreadyDone);
        }
        await actor.stillHolds?.(trx);
        return work(trx);
      });
      deps.wakeOutbox();
      return result;
    } catch (error) {
      if (attempt >= tries || !isRetryable(error)) throw error;
    }
  }
}
