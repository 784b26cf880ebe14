import { setTimeout as wait } from 'node:timers/promises';
import Bottleneck from 'bottleneck';
import { DeliveryError } from './effect.ts';

export interface Pace {
  /** @throws DeliveryError `rate-limited` when the door closes before its turn; what `send` throws */
  run<T>(key: string, send: () => Promise<T>): Promise<T>;
  /** Turns away who waits; resolves when nothing is under way. */
  close(): Promise<void>;
}

/**
 * One at a time for each key, and a pause after each answer. The receiver counts from one arrival to the next; a pause counted
 * from the start of the request would come out shorter there whenever the first took longer on its way.
 */
export function createSpacing(pauseMilliseconds: number): Pace {
  const closing = new AbortController();
  const pace = openGroup({ maxConcurrent: 1 });
  return {
    run: (key, send) =>
      new Promise((resolve, reject) => {
        const turn = pace.run(key, async () => {
          await send().then(resolve, reject);
          await wait(pauseMilliseconds, undefined, { signal: closing.signal }).catch(() => undefined);
        });
        turn.catch(reject);
      }),
    close() {
      closing.abort();
      return pace.close();
    },
  };
}

/**
 * For each key at most so many in any minute, of which a burst may go at once.
 *
 * @param perMinute Infinity where nobody counts
 */
export function createAllowance(perMinute: number, mostAtOnce: number): Pace {
  if (perMinute === Number.POSITIVE_INFINITY) return openGroup({});
  const { burst, amount, interval } = planAllowance(perMinute, mostAtOnce);
  return openGroup({
    reservoir: burst,
    reservoirIncreaseAmount: amount,
    reservoirIncreaseInterval: interval,
    reservoirIncreaseMaximum: Math.max(burst, amount),
  });
}

/**
 * The refill that comes nearest to what is left of the minute after the burst; bottleneck refills at multiples of 250 ms.
 *
 * @returns `amount` more every `interval` milliseconds
 */
export function planAllowance(
  perMinute: number,
  mostAtOnce: number,
): { burst: number; amount: number; interval: number } {
  const burst = Math.max(1, Math.min(mostAtOnce, Math.floor(perMinute / 5)));
  const steady = Math.max(1, perMinute - burst);
  let best = { burst, amount: 1, interval: Math.ceil(60_000 / steady / 250) * 250 };
  for (let interval = 250; interval <= 5000; interval += 250) {
    const amount = Math.floor((steady * interval) / 60_000);
    if (amount / interval > best.amount / best.interval) best = { burst, amount, interval };
  }
  return best;
}

/** At most so many at once for each key, and their starts spread evenly over the minute. */
export function createSpread(perMinute: number, concurrent: number): Pace {
  return openGroup({ maxConcurrent: concurrent, minTime: Math.ceil(60_000 / perMinute) });
}

function openGroup(options: Bottleneck.ConstructorOptions): Pace {
  const group = new Bottleneck.Group(options);
  let closed = false;
  const tooLate = () => new DeliveryError('rate-limited', 'shutting down', 0);
  return {
    async run(key, send) {
      if (closed) throw tooLate();
      try {
        return await group.key(key).schedule(send);
      } catch (error) {
        throw error instanceof Bottleneck.BottleneckError ? tooLate() : error;
      }
    },
    async close() {
      if (closed) return;
      closed = true;
      await Promise.all(
        group.limiters().map(async ({ limiter }) => {
          await limiter.stop({ dropWaitingJobs: true });
          await limiter.disconnect();
        }),
      );
    },
  };
}
