import { randomBytes } from 'node:crypto';
import type { Log } from '../log.ts';
import type { Caller, Message, SlackHandlers } from './requests.ts';

/** What came of a request: an answer, or our own mistake and what the caller is told of it. */
export type Outcome<T> = { ok: true; answer: T } | { ok: false; message: Message };

/** Reports our own mistakes, to the log and to the caller, under the same short code. */
export interface FailureDesk {
  /** Never rejects. */
  settle<T>(caller: Caller, what: string, run: () => Promise<T>): Promise<Outcome<T>>;
  /** Never rejects. @returns what to tell the caller */
  report(caller: Caller, what: string, error: unknown): Promise<Message>;
}

export function createFailureDesk(handlers: Pick<SlackHandlers, 'failure'>, log: Log): FailureDesk {
  async function report(caller: Caller, what: string, error: unknown): Promise<Message> {
    const code = randomBytes(5).toString('hex').slice(0, 6).toUpperCase();
    // Only where it happened: other fields of an error may hold what people wrote.
    const stack = error instanceof Error ? error.stack : typeof error;
    log.error({ code, what, stack }, 'A request failed.');
    try {
      return await handlers.failure(caller, code);
    } catch (second) {
      log.error({ code, stack: second instanceof Error ? second.stack : typeof second }, 'So did its apology.');
      return { text: code, blocks: [{ type: 'section', text: { type: 'plain_text', text: code } }] };
    }
  }
  return {
    report,
    async settle(caller, what, run) {
      try {
        return { ok: true, answer: await run() };
      } catch (error) {
        return { ok: false, message: await report(caller, what, error) };
      }
    },
  };
}

/** @returns undefined when it takes longer */
export function within<T>(milliseconds: number, outcome: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds, undefined);
    outcome.then(
      (early) => {
        clearTimeout(timer);
        resolve(early);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
