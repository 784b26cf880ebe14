import { createHash } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { effortFor } from './effort.ts';
import { PlannerOverdueError } from './overdue.ts';
import type { Effort } from './solver.ts';
import type { Plan, PlanInput } from './types.ts';

export interface PlannerOptions {
  effort?: Effort;
  /** How long the thread waits for more to plan before it ends; starting one takes a second or two. */
  idleMilliseconds?: number;
  /** After this a thread that does not answer is given up. */
  patienceMilliseconds?: number;
  /** What runs in the thread; tests put something in its place that breaks. */
  program?: URL;
}

export interface Planner {
  /** @throws PlannerOverdueError, what the thread throws, and when the planner is stopped; whatever is planned next gets a new thread */
  plan(input: PlanInput): Promise<Plan>;
  /** Ends the thread; what is not planned yet is refused, and nothing more is planned. */
  stop(): Promise<void>;
}

interface Job {
  input: PlanInput;
  resolve(plan: Plan): void;
  reject(reason: unknown): void;
}

/** As many results are kept: a coordinator looks at a plan, changes a wish, comes back, and applies it. */
const mostKept = 30;

const minute = 60_000;

/**
 * Plans in a thread of its own, so that the bot goes on answering: one plan at a time, in the order in which they were asked for.
 * The same input gives the same promise as long as its result is kept. The idle thread does not keep the process alive.
 */
export function createPlanner(options: PlannerOptions = {}): Planner {
  const { effort, idleMilliseconds = 5 * minute, patienceMilliseconds = minute } = options;
  const program = options.program ?? new URL('./worker.ts', import.meta.url);
  const kept = new Map<string, Promise<Plan>>();
  const waiting: Job[] = [];
  let current: Job | undefined;
  let thread: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;

  function start(): Worker {
    const worker = new Worker(program);
    worker.on('message', (plan: Plan) => settle((job) => job.resolve(plan)));
    worker.on('error', (error) => lose(worker, error));
    worker.on('exit', (code) => lose(worker, new Error(`The planner's thread ended with ${code}`)));
    return worker;
  }

  /** A thread is gone, and with it what it was planning. One that was given up before says nothing any more. */
  function lose(worker: Worker, reason: unknown): void {
    if (thread !== worker) return;
    thread = undefined;
    settle((job) => job.reject(reason));
  }

  async function giveUp(reason: Error): Promise<void> {
    const worker = thread;
    if (worker) lose(worker, reason);
    await worker?.terminate();
  }

  function settle(say: (job: Job) => void): void {
    const job = current;
    current = undefined;
    clearTimeout(timer);
    if (job) say(job);
    next();
  }

  function next(): void {
    if (current || isStopped) return;
    current = waiting.shift();
    if (current) {
      thread ??= start();
      thread.ref();
      thread.postMessage({ input: current.input, effort: effort ?? effortFor(current.input) });
      const overdue = new PlannerOverdueError(`The planner did not answer within ${patienceMilliseconds} ms`);
      timer = setTimeout(() => giveUp(overdue), patienceMilliseconds);
    } else if (thread) {
      thread.unref();
      timer = setTimeout(() => giveUp(new Error('Nothing to plan')), idleMilliseconds).unref();
    }
  }

  return {
    plan(input) {
      const key = createHash('sha256').update(JSON.stringify(input)).digest('base64');
      const known = kept.get(key);
      if (known) return known;
      const { promise, resolve, reject } = Promise.withResolvers<Plan>();
      kept.set(key, promise);
      // A failure is not kept; whoever asked hears of it.
      promise.catch(() => kept.delete(key));
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      if (isStopped) reject(new Error('The planner is stopped'));
      else waiting.push({ input, resolve, reject });
      if (!current) clearTimeout(timer);
      next();
      return promise;
    },
    async stop() {
      isStopped = true;
      const reason = new Error('The planner is stopped');
      for (const job of waiting.splice(0)) job.reject(reason);
      settle((job) => job.reject(reason));
      await giveUp(reason);
    },
  };
}
