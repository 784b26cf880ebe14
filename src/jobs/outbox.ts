import { setImmediate, setTimeout as wait } from 'node:timers/promises';
import { claimEffects, isPostgres } from '../db/outbox-claims.ts';
import { doorOf } from '../db/outbox-lanes.ts';
import { hastenEffects, listExpiredLeases } from '../db/outbox-outcomes.ts';
import type { OutboxRow } from '../db/schema.ts';
import { type DeliveryParts, deliverRow, settleInterrupted } from './delivery.ts';
import { teamPauseSeconds } from './outcome.ts';
import { type After, after } from './timer.ts';

export interface OutboxOptions extends Omit<DeliveryParts, 'stopTeam'> {
  /** The longest time between two looks. */
  pollSeconds: number;
  /** Deliveries at once; at most two thirds of them through one door. */
  most?: number;
  /** Longer than any delivery takes, its waiting at the door included. */
  leaseSeconds?: number;
  after?: After;
}

export interface Outbox {
  /** Has the worker look soon. Cheap; called after each commit that queued something. */
  wake(): void;
  /** Starts nothing more; what is not finished by the deadline goes back to the queue as interrupted. */
  stop(deadlineMilliseconds: number): Promise<void>;
  /** Resolves when nothing is due and nothing under way. */
  idle(): Promise<void>;
  /** When the worker last looked through the queue. */
  readonly lastRun: Date | undefined;
}

/** Looking takes a twentieth of the time at most, so that people who type get the rest. */
const restPerLook = 19;
/** Milliseconds by which a message may so be late. */
const longestRest = 100;

interface UnderWay {
  row: OutboxRow;
  done: Promise<void>;
}

/** Looks at once, whenever woken, when the next row comes due, and every `pollSeconds`. */
export function startOutbox(options: OutboxOptions): Outbox {
  const { db, now, log, pollSeconds, most = 20, leaseSeconds = 180, after: runAfter = after } = options;
  const mostPerDoor = Math.ceil((most * 2) / 3);
  const onPostgres = isPostgres(db);
  const underWay = new Map<string, UnderWay>();
  const stoppedTeams = new Map<string, number>();
  const parts: DeliveryParts = { ...options, stopTeam };
  let idleWaiters: (() => void)[] = [];
  let cancelTimer: () => void = () => undefined;
  let looking: Promise<void> | undefined;
  let wanted = false;
  let stopped = false;
  let abandoned = false;
  let afterLane = '';
  let lastRun: Date | undefined;
  let nextSweep = 0;
  let lastLook = now().getTime();
  let restUntil = 0;

  function stopTeam(teamId: string, reason: string): void {
    if (stoppedTeams.has(teamId)) return;
    stoppedTeams.set(teamId, now().getTime() + teamPauseSeconds * 1000);
    log.error(
      { team: teamId, reason },
      'Slack refuses the app in this workspace; nothing is sent there for 10 minutes',
    );
  }

  function teamsToLeaveAlone(): string[] {
    for (const [team, until] of stoppedTeams) {
      const left = until - now().getTime();
      // More than the whole pause is left only where the clock has gone back.
      if (left <= 0 || left > teamPauseSeconds * 1000) stoppedTeams.delete(team);
    }
    return [...stoppedTeams.keys()];
  }

  /** Work that need not be done at each look: after a crash, after the clock went back. */
  async function sweep(): Promise<void> {
    const at = now().getTime();
    const wentBack = at < lastLook - 5000;
    lastLook = at;
    const first = nextSweep === 0;
    if (!first && !wentBack && performance.now() < nextSweep) return;
    const all = first && !onPostgres;
    const except = [...underWay.values()].map(({ row }) => row.id);
    for (const row of await listExpiredLeases(db, { now: now(), leaseSeconds, all, except })) {
      await settleInterrupted(parts, row, 'crashed');
    }
    const longestPause = Math.max(3600, ...Object.values(options.handlers).map(({ backOff }) => backOff.most));
    await hastenEffects(db, now(), new Date(at + (wentBack ? 0 : longestPause * 1000)));
    nextSweep = performance.now() + (leaseSeconds * 1000) / 2;
  }

  /** @returns milliseconds until the next look is due */
  async function lookThrough(): Promise<number> {
    await sweep();
    const claim = await claimEffects(db, {
      now: now(),
      leaseSeconds,
      most: most - underWay.size,
      busyLanes: underWay.keys(),
      stoppedTeams: teamsToLeaveAlone(),
      roomAt: (door) => mostPerDoor - [...underWay.keys()].filter((lane) => doorOf(lane) === door).length,
      afterLane,
    });
    for (const row of claim.rows) send(row);
    afterLane = claim.rows.at(-1)?.lane ?? afterLane;
    lastRun = now();
    const untilDue = claim.nextDueAt === undefined ? Infinity : Date.parse(claim.nextDueAt) - now().getTime();
    return Math.min(Math.max(untilDue, 0), pollSeconds * 1000);
  }

  function send(row: OutboxRow): void {
    const done = deliverRow(parts, row, () => abandoned).then(() => {
      underWay.delete(row.lane);
      wake();
    });
    underWay.set(row.lane, { row, done });
  }

  async function look(): Promise<void> {
    cancelTimer();
    let untilNext = pollSeconds * 1000;
    while (wanted && !stopped) {
      await rest();
      wanted = false;
      const begun = performance.now();
      try {
        untilNext = await lookThrough();
      } catch (error) {
        log.error({ err: error }, 'the outbox cannot be read; looking again later');
        untilNext = Math.min(5, pollSeconds) * 1000;
      }
      const ended = performance.now();
      restUntil = ended + Math.min((ended - begun) * restPerLook, longestRest);
    }
    looking = undefined;
    if (stopped) return;
    cancelTimer = runAfter(untilNext, wake);
    if (underWay.size > 0) return;
    const waiters = idleWaiters;
    idleWaiters = [];
    for (const tell of waiters) tell();
  }

  function wake(): void {
    if (stopped || wanted) return;
    wanted = true;
    looking ??= look();
  }

  /** Commits of one tick share one look, and so do many of a busy moment. */
  async function rest(): Promise<void> {
    const left = restUntil - performance.now();
    if (left > 0) await wait(left);
    else await setImmediate();
  }

  wake();
  return {
    wake,
    idle: () =>
      new Promise((resolve) => {
        idleWaiters.push(resolve);
        wake();
      }),
    async stop(deadlineMilliseconds) {
      stopped = true;
      cancelTimer();
      await looking;
      const all = Promise.all([...underWay.values()].map(({ done }) => done));
      const over = new AbortController();
      const deadline = wait(deadlineMilliseconds, undefined, { signal: over.signal }).catch(() => undefined);
      await Promise.race([all, deadline]);
      over.abort();
      abandoned = true;
      for (const { row } of underWay.values()) await settleInterrupted(parts, row, 'stopped');
      for (const tell of idleWaiters) tell();
    },
    get lastRun() {
      return lastRun;
    },
  };
}
