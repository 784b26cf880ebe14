import { Worker } from 'node:worker_threads';
import type { Plan, PlanInput } from './types.ts';

export interface PlanLimits {
  /** How long the exact search may go on; reading and the first search come on top of it, a few tenths of a second. */
  milliseconds?: number;
  /** Ends the planning at once. */
  signal?: AbortSignal;
}

/** Iterations of the simplex method after which the exact search ends, on every machine alike. */
const iterations = 4000;

/**
 * Plans in a thread of its own, so that the bot goes on answering. Solver and thread exist only as long as this takes.
 * Throws the signal's reason when it is aborted, and what the thread throws.
 */
export async function planInWorker(input: PlanInput, { milliseconds = 1500, signal }: PlanLimits = {}): Promise<Plan> {
  signal?.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<Plan>();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { input, effort: { iterations, milliseconds } },
  });
  const abort = (): void => reject(signal?.reason);
  signal?.addEventListener('abort', abort, { once: true });
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', (code) => reject(new Error(`The planner's thread ended with ${code}, without a programme`)));
  try {
    return await promise;
  } finally {
    signal?.removeEventListener('abort', abort);
    await worker.terminate();
  }
}
