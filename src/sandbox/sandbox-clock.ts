/** The sandbox's own time: the machine's, until somebody moves it. */

export interface SandboxClock {
  /** Runs on from where it was set, as fast as the machine's clock. */
  now(): Date;
  /** Whether it shows another time than the machine. */
  readonly moved: boolean;
  /** @throws {RangeError} outside the years 2000 to 2199, for which the bot has dates */
  set(to: Date): void;
  /** @param minutes forwards; back, if negative. @throws {RangeError} as `set` */
  advance(minutes: number): void;
  /** Shows the machine's time again. */
  reset(): void;
  /** Calls back after every move, once the new time holds. Returns the function that stops it. */
  onMove(listener: () => void): () => void;
}

/** A day inside of what `isDay` takes, so that it holds in every zone. */
const earliest = Date.UTC(2000, 0, 2);
const latest = Date.UTC(2199, 11, 30);

/** @param machine the clock that gives the pace, and the time while nobody has moved this one */
export function createSandboxClock(machine: () => Date = () => new Date()): SandboxClock {
  const listeners = new Set<() => void>();
  let ahead = 0;

  function moveTo(milliseconds: number): void {
    ahead = milliseconds;
    for (const listener of listeners) listener();
  }

  function set(to: Date): void {
    const time = to.getTime();
    if (!(time >= earliest && time <= latest)) throw new RangeError('The clock goes from 2000 to 2199.');
    moveTo(time - machine().getTime());
  }

  const now = () => new Date(machine().getTime() + ahead);

  return {
    now,
    get moved() {
      return ahead !== 0;
    },
    set,
    advance: (minutes) => set(new Date(now().getTime() + minutes * 60_000)),
    reset: () => moveTo(0),
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
