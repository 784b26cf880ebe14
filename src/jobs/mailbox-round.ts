import type { IncomingMail } from '../domain/incoming-mail.ts';
import type { Log } from '../log.ts';
import type { OpenMailbox, RawMail } from '../mail/mailbox.ts';
import { MailboxError } from '../mail/mailbox-fault.ts';

/** So many mails in a row that cannot be handled: then it is not the mails, and the others can wait. */
const mostFailuresInARow = 3;

interface Trouble {
  times: number;
  /** Of the monotonic clock, milliseconds. */
  retryAt: number;
}

export interface MailRound {
  /** A mail is being taken just now. */
  readonly isTaking: boolean;
  /**
   * Takes every mail that has no mark yet, oldest first.
   * @returns milliseconds until a mail is to be tried again; Infinity when there is none
   * @throws MailboxError when the connection fails
   */
  look(box: OpenMailbox, signal: AbortSignal): Promise<number>;
}

/**
 * What is left alone, or could not be handled, is remembered by its UID: it is not looked at again as long as the bot runs, or
 * not before its time. Whatever could not be handled never stops the mails behind it.
 */
export function createMailRound(options: {
  log: Log;
  read: (mail: RawMail) => Promise<IncomingMail>;
  take: (mail: IncomingMail) => Promise<'taken' | 'left'>;
  /** In milliseconds. */
  retries: readonly number[];
}): MailRound {
  const { log, read, take, retries } = options;
  let uidValidity: string | undefined;
  let left = new Set<number>();
  let troubles = new Map<number, Trouble>();
  let isTaking = false;

  function fail(uid: number, error: unknown): void {
    const times = (troubles.get(uid)?.times ?? 0) + 1;
    // A connection breaks for other reasons, too; twice at the same mail, it is the mail.
    const isByChance = error instanceof MailboxError && times === 1;
    const wait = isByChance ? 0 : (retries[Math.min(times, retries.length) - 1] ?? 0);
    troubles.set(uid, { times, retryAt: performance.now() + wait });
    if (isByChance) return;
    // Where it happened, not what was said: that may be what somebody wrote.
    const about = { uid, times, kind: error instanceof Error ? error.name : typeof error, at: placeOf(error) };
    if (times === 1) log.warn(about, 'A mail could not be handled; it is tried again.');
    if (times === retries.length)
      log.error(about, 'A mail could not be handled; it stays in the mailbox, for people to look at.');
  }

  /** @returns false when it could not be handled */
  async function handle(box: OpenMailbox, uid: number, signal: AbortSignal): Promise<boolean> {
    isTaking = true;
    try {
      const raw = await box.read(uid);
      if (raw === undefined) return true;
      const outcome = await take(await read(raw));
      if (outcome === 'left' || !(await box.markDone(uid))) left.add(uid);
      troubles.delete(uid);
      return true;
    } catch (error) {
      if (signal.aborted) return false;
      fail(uid, error);
      if (error instanceof MailboxError && error.isLost) throw error;
      return false;
    } finally {
      isTaking = false;
    }
  }

  return {
    get isTaking() {
      return isTaking;
    },
    async look(box, signal) {
      if (box.uidValidity !== uidValidity) {
        uidValidity = box.uidValidity;
        left = new Set();
        troubles = new Map();
      }
      const unmarked = new Set(await box.listUnmarked());
      left = new Set([...left].filter((uid) => unmarked.has(uid)));
      troubles = new Map([...troubles].filter(([uid]) => unmarked.has(uid)));
      let failuresInARow = 0;
      for (const uid of unmarked) {
        if (signal.aborted || failuresInARow >= mostFailuresInARow) break;
        if (left.has(uid) || (troubles.get(uid)?.retryAt ?? 0) > performance.now()) continue;
        failuresInARow = (await handle(box, uid, signal)) ? 0 : failuresInARow + 1;
      }
      const next = Math.min(...[...troubles.values()].map(({ retryAt }) => retryAt));
      return Math.max(next - performance.now(), Math.min(...retries));
    },
  };
}

/** The topmost line of our own code in the stack: a file and a line. */
function placeOf(error: unknown): string | undefined {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return /\/((?:src|commands)\/[\w./-]+\.ts:\d+)/.exec(stack)?.[1];
}
