import type { Log } from '../log.ts';
import { type After, after } from './timer.ts';

export interface Task {
  name: string;
  /** The instant from which on it should run, perhaps past; undefined when there is nothing to do. Asked at least every `pollSeconds`. */
  next(now: Date): Promise<Date | undefined>;
  run(now: Date): Promise<void>;
}

export interface ClockOptions {
  now: () => Date;
  log: Log;
  tasks: Task[];
  /** The longest time between two looks at the clock, so that it may be set forwards or back. */
  pollSeconds: number;
  after?: After;
}

export interface Clock {
  /** Has each task asked anew when it is due: after a publication, after the sandbox's clock was moved. */
  wake(): void;
  /** Resolves when nothing is due and nothing runs. */
  idle(): Promise<void>;
  /** Starts nothing more and waits for what runs. */
  stop(): Promise<void>;
  /** When the task that was longest without a look was looked at; undefined until all were. A task that hangs shows here. */
  readonly lastRun: Date | undefined;
}

/** A task that is due again right after it ran does not get the process to itself, milliseconds. */
const shortestPause = 1000;

/** Runs every task at once and then whenever it is due; never one twice at a time, and none waits for another. */
export function startClock(options: ClockOptions): Clock {
  const tasks = options.tasks.map((task) => keepTask(options, task));
  return {
    wake() {
      for (const task of tasks) task.wake();
    },
    async idle() {
      await Promise.all(tasks.map((task) => task.idle()));
    },
    async stop() {
      await Promise.all(tasks.map((task) => task.stop()));
    },
    get lastRun() {
      const looks = tasks.map((task) => task.lastRun?.getTime() ?? Number.NaN);
      const earliest = Math.min(...looks);
      return Number.isFinite(earliest) ? new Date(earliest) : undefined;
    },
  };
}

function keepTask({ now, log, pollSeconds, after: runAfter = after }: ClockOptions, task: Task): Clock {
  const poll = pollSeconds * 1000;
  let due: Date | undefined = now();
  let heldUntil: number | undefined;
  let idleWaiters: (() => void)[] = [];
  let cancelTimer: () => void = () => undefined;
  let looking: Promise<void> | undefined;
  let wanted = false;
  let stopped = false;
  let lastRun: Date | undefined;

  const isDue = () => due !== undefined && due <= now();

  /** After a failure, until the next poll. More than that is left only where the clock has gone back. */
  function isHeld(): boolean {
    const left = (heldUntil ?? 0) - now().getTime();
    if (left > 0 && left <= poll) return true;
    heldUntil = undefined;
    return false;
  }

  /** @returns milliseconds until the next look */
  async function attend(): Promise<number> {
    if (isHeld()) return poll;
    try {
      if (!isDue()) due = await task.next(now());
      if (isDue()) {
        await task.run(now());
        due = undefined;
        due = await task.next(now());
        if (isDue()) return shortestPause;
      }
    } catch (error) {
      log.error({ task: task.name, err: error }, 'a task failed; it is tried again later');
      heldUntil = now().getTime() + poll;
    }
    return due && !isDue() ? Math.min(due.getTime() - now().getTime(), poll) : poll;
  }

  async function look(): Promise<void> {
    cancelTimer();
    let untilNext = poll;
    while (wanted && !stopped) {
      wanted = false;
      untilNext = await attend();
      lastRun = now();
    }
    looking = undefined;
    if (stopped) return;
    cancelTimer = runAfter(untilNext, wake);
    const waiters = idleWaiters;
    idleWaiters = [];
    for (const tell of waiters) tell();
  }

  function wake(): void {
    if (stopped || wanted) return;
    wanted = true;
    if (looking) return;
    looking = new Promise((resolve) => setImmediate(resolve)).then(look);
  }

  wake();
  return {
    wake,
    idle: () =>
      new Promise((resolve) => {
        idleWaiters.push(resolve);
        wake();
      }),
    async stop() {
      stopped = true;
      cancelTimer();
      await looking;
      for (const tell of idleWaiters) tell();
    },
    get lastRun() {
      return lastRun;
    },
  };
}
