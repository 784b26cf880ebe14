/** The page's bar with the bot's time: what it shows, and how it is moved. */

import { isDay } from '../domain/dates.ts';
import { type Day, instantAt, isWallTime, type WallTime } from '../domain/time.ts';
import type { Log } from '../log.ts';
import type { Moment, Moments } from './clock-moments.ts';
import { type Json, string } from './json-values.ts';
import type { Answer } from './page-actions.ts';
import type { SandboxClock } from './sandbox-clock.ts';

/** The part `clock` of the stream; the time itself comes with every event. */
export interface ShownClock {
  /** In which the time is shown and set. */
  zone: string;
  /** Whether it shows another time than the machine. */
  moved: boolean;
  /** Grows with every move, so that each is told. */
  moves: number;
  moments: Moment[];
}

export interface PageClock {
  shown(): ShownClock;
  /**
   * `{minutes}` forwards, `{to}` an instant, `{day, time}` in the shown zone, `{machine: true}` back to the machine's time.
   * @throws {RangeError} in words, when that is no time to which the clock can be set
   */
  move(input: Json): Answer;
  /** Looks anew at what the bot is going to do. Cheap to call often. */
  refresh(): void;
  onChange(listener: () => void): () => void;
  /** Resolves once nothing is read any more. */
  close(): Promise<void>;
}

export interface PageClockOptions {
  clock: SandboxClock;
  /** Shown while no visit is open. */
  zone: string;
  listMoments: (now: Date) => Promise<Moments>;
  log: Log;
}

export function createPageClock({ clock, zone, listMoments, log }: PageClockOptions): PageClock {
  const listeners = new Set<() => void>();
  let known: Moments = { zone: undefined, moments: [] };
  let moves = 0;
  let wanted = false;
  let closed = false;
  let reading: Promise<void> | undefined;

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const zoneNow = () => known.zone ?? zone;

  async function read(): Promise<void> {
    while (wanted && !closed) {
      wanted = false;
      try {
        const found = await listMoments(clock.now());
        const isNew = JSON.stringify(found) !== JSON.stringify(known);
        known = found;
        if (isNew) tell();
      } catch (error) {
        log.error({ err: error }, 'The page cannot say what the bot does next.');
      }
    }
    reading = undefined;
  }

  function refresh(): void {
    wanted = true;
    reading ??= read();
  }

  const stopListening = clock.onMove(() => {
    moves += 1;
    tell();
    refresh();
  });

  return {
    shown: () => ({ zone: zoneNow(), moved: clock.moved, moves, moments: known.moments }),
    move(input) {
      if (input.machine === true) clock.reset();
      else if (typeof input.minutes === 'number') clock.advance(input.minutes);
      else if (typeof input.to === 'string') clock.set(new Date(input.to));
      else clock.set(momentAt(string(input.day), string(input.time), zoneNow()));
      return {};
    },
    refresh,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      closed = true;
      stopListening();
      await reading;
    },
  };
}

/** Where the clock change swallows the time, right after it; where it doubles the time, the first. */
function momentAt(day: Day, time: WallTime, zone: string): Date {
  if (!isDay(day) || !isWallTime(time)) throw new RangeError('The clock needs a date and a time.');
  const moment = instantAt(day, time, zone);
  if (moment.kind === 'exact') return new Date(moment.instant);
  return new Date(moment.kind === 'ambiguous' ? moment.earlier : moment.next);
}
