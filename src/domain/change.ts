import { insertDelivery, renewDelivery } from '../db/delivery.ts';
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
  /** Names the button that was clicked, and where it stands: the second half of a double click changes nothing. */
  click?: string;
  /** Looks whether what the actor saw still holds, before anything is changed. Throws where it does not. */
  stillHolds?: (trx: Trx) => Promise<void>;
}

/** The second half of a double click: meant as one, and answered already. */
export class DoubleClick extends Error {}

/** Two clicks that are no further apart are one double click, milliseconds. */
export const doubleClick = 1000;

const tries = 3;

/**
 * One transaction for one wish of one person: the change, the effects it has outside, and the mark that this request was
 * served, all or nothing. The outbox is woken after the commit.
 *
 * @throws UserError when the same request was served before
 * @throws DoubleClick when the same button was clicked, and took effect, a moment before
 */
export async function change<T>(deps: Deps, actor: Actor, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const result = await deps.db.transaction().execute(async (trx) => {
        if (actor.requestKey && !(await insertDelivery(trx, actor.requestKey, deps.now()))) {
          throw new UserError((t) => t.errors.alreadyDone);
        }
        if (actor.click && !(await renewDelivery(trx, actor.click, deps.now(), doubleClick))) throw new DoubleClick();
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
