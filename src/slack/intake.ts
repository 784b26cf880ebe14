import type { ReceiverEvent } from '@slack/bolt';
import type { Log } from '../log.ts';
import { describe } from './logger.ts';

type Process = (event: ReceiverEvent) => Promise<void>;

/** The one door through which Slack's requests come in: counts what is under way, and leaves nothing unacknowledged. */
export interface Intake {
  readonly open: boolean;
  /** Never rejects; resolves when all work of the request is done, not only its acknowledgement. */
  take(event: ReceiverEvent, process: Process): Promise<void>;
  /** Takes nothing new, and resolves once what is under way has ended or the deadline has passed. */
  close(deadlineMilliseconds: number): Promise<void>;
}

export function createIntake(log: Log): Intake {
  const underWay = new Set<Promise<void>>();
  let open = true;

  async function run(event: ReceiverEvent, process: Process): Promise<void> {
    let acknowledged = false;
    const ack = async (answer?: unknown): Promise<void> => {
      if (acknowledged) return;
      acknowledged = true;
      await event.ack(answer);
    };
    try {
      await process({ ...event, ack });
    } catch (error) {
      log.warn({ error: describe(error) }, 'A request of Slack was not dealt with to its end.');
    }
    try {
      // Whatever no listener is for, or what Bolt cannot read: it still gets its acknowledgement.
      await ack();
    } catch (error) {
      log.warn({ error: describe(error) }, 'Slack could not be told that its request has come.');
    }
  }

  return {
    get open() {
      return open;
    },
    async take(event, process) {
      if (!open) return;
      const work = run(event, process);
      underWay.add(work);
      await work;
      underWay.delete(work);
    },
    async close(deadlineMilliseconds) {
      open = false;
      const { promise: deadline, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, deadlineMilliseconds);
      await Promise.race([Promise.all(underWay), deadline]);
      clearTimeout(timer);
    },
  };
}
