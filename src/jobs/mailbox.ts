/** Reads the bot's mailbox as long as it runs. */

import { setTimeout as pause } from 'node:timers/promises';
import type { IncomingMail } from '../domain/incoming-mail.ts';
import type { Log } from '../log.ts';
import type { OpenMailbox, RawMail } from '../mail/mailbox.ts';
import { type MailboxFault, mailboxFault } from '../mail/mailbox-fault.ts';
import { createMailRound } from './mailbox-round.ts';

export interface MailboxOptions {
  log: Log;
  now: () => Date;
  /** Connects; rejects once the signal is aborted. */
  open: (signal: AbortSignal) => Promise<OpenMailbox>;
  /** What a mail says; never throws for what is in it. */
  read: (mail: RawMail) => Promise<IncomingMail>;
  /** `left`: it is nothing to do with us, and stays as it is. Throws when it should be tried again. */
  take: (mail: IncomingMail) => Promise<'taken' | 'left'>;
  random?: () => number;
  pace?: Partial<MailboxPace>;
}

/** In milliseconds. */
export interface MailboxPace {
  /** The longest time between two looks, also when the server tells of nothing. */
  poll: number;
  /** Before the first new try to connect; each further one waits twice as long. */
  firstPause: number;
  longestPause: number;
  /** A connection that has lasted so long makes up for the failures before it. */
  steady: number;
  /** After a refused login at least: servers lock out whoever tries too often. */
  refusedPause: number;
  /** After a mail that could not be handled, for each further time; then ever the last. */
  retries: readonly number[];
}

const defaultPace: MailboxPace = {
  poll: 4 * 60_000,
  firstPause: 1000,
  longestPause: 5 * 60_000,
  steady: 60_000,
  refusedPause: 2 * 60_000,
  retries: [60_000, 5 * 60_000, 15 * 60_000, 60 * 60_000, 6 * 60 * 60_000],
};

export interface MailboxJob {
  /** When the mailbox was last looked through to its end; undefined until it was. */
  readonly lastRun: Date | undefined;
  /** Ends within that time, also in the middle of a mail: what is not taken by then stays in the mailbox. */
  stop(withinMilliseconds?: number): Promise<void>;
}

/** Connects and reads until it is stopped, however often the connection breaks. */
export function startMailbox(options: MailboxOptions): MailboxJob {
  const { log, now, open, random = Math.random } = options;
  const pace = { ...defaultPace, ...options.pace };
  const round = createMailRound({ ...options, retries: pace.retries });
  const stopping = new AbortController();
  const cutting = new AbortController();
  let box: OpenMailbox | undefined;
  let lastRun: Date | undefined;
  let failures = 0;
  let openedAt = Number.POSITIVE_INFINITY;
  let reported: string | undefined;

  async function readUntilLost(): Promise<void> {
    openedAt = Number.POSITIVE_INFINITY;
    box = await open(cutting.signal);
    openedAt = performance.now();
    if (box.marking === 'none')
      log.warn('The mailbox is read-only: what was dealt with is remembered until the end only.');
    while (!stopping.signal.aborted) {
      const untilRetry = await round.look(box, stopping.signal);
      if (stopping.signal.aborted) return;
      lastRun = now();
      if (reported !== undefined) log.info('The mailbox is read again.');
      reported = undefined;
      await box.waitForNews(Math.min(pace.poll, untilRetry));
    }
  }

  function report(fault: MailboxFault): void {
    const what = `${fault.stage}, ${fault.detail}`;
    if (what === reported) return;
    reported = what;
    log.warn({ stage: fault.stage, code: fault.detail }, 'The mailbox cannot be read; it is tried again and again.');
  }

  /** Between half of the time and the whole of it, so that not all who were cut off come back at once. */
  function pauseAfter({ stage }: MailboxFault): number {
    const doubled = Math.min(pace.firstPause * 2 ** Math.min(failures - 1, 20), pace.longestPause);
    const whole = stage === 'log in' ? Math.max(doubled, pace.refusedPause) : doubled;
    return whole * (0.5 + random() / 2);
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await readUntilLost();
      } catch (error) {
        if (stopping.signal.aborted) return;
        failures = performance.now() - openedAt >= pace.steady ? 1 : failures + 1;
        const fault = mailboxFault(error);
        report(fault);
        await pause(pauseAfter(fault), undefined, { signal: stopping.signal, ref: false }).catch(() => 'stopped');
      } finally {
        box?.close();
        box = undefined;
      }
    }
  }

  const running = run();
  return {
    get lastRun() {
      return lastRun;
    },
    async stop(withinMilliseconds = 800) {
      stopping.abort();
      if (!round.isTaking) cutting.abort();
      const over = new AbortController();
      const grace = pause(withinMilliseconds, undefined, { signal: over.signal }).catch(() => 'ended');
      const cut = setTimeout(() => cutting.abort(), withinMilliseconds / 2);
      await Promise.race([running, grace]);
      clearTimeout(cut);
      cutting.abort();
      over.abort();
    },
  };
}
