import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { startClock, type Task } from '../../src/jobs/clock.ts';
import { createLog } from '../../src/log.ts';
import { type TestClock, testClock } from './outbox-world.ts';

/** A job of every hour that remembers its last run, as jobs with rows do. */
function hourly(name: string, run: (now: Date) => Promise<void> = async () => undefined): Task & { runs: string[] } {
  let last: Date | undefined;
  const runs: string[] = [];
  return {
    name,
    runs,
    async next(now) {
      return last ? new Date(last.getTime() + 3_600_000) : now;
    },
    async run(now) {
      runs.push(now.toISOString().slice(11, 16));
      await run(now);
      last = now;
    },
  };
}

function run(clock: TestClock, tasks: Task[], pollSeconds = 30) {
  const waits: number[] = [];
  const running = startClock({
    now: clock.now,
    log: createLog('silent'),
    tasks,
    pollSeconds,
    after: (milliseconds) => {
      waits.push(milliseconds);
      return () => undefined;
    },
  });
  return {
    running,
    waits,
    async pass(seconds: number) {
      clock.move(seconds);
      await running.idle();
    },
    [Symbol.asyncDispose]: () => running.stop(),
  };
}

describe('the clock', () => {
  it('runs a task at once and then whenever it is due', async () => {
    const clock = testClock();
    const task = hourly('a');
    await using test = run(clock, [task]);
    await test.pass(0);
    await test.pass(3599);
    assert.deepEqual(task.runs, ['08:00']);
    await test.pass(1);
    assert.deepEqual(task.runs, ['08:00', '09:00']);
  });

  it('wakes when the next task is due, but looks at the time at least at every poll', async () => {
    const clock = testClock();
    await using test = run(clock, [hourly('a')]);
    await test.pass(0);
    assert.equal(test.waits.at(-1), 30_000);
    await test.pass(3590);
    assert.equal(test.waits.at(-1), 10_000);
  });

  it('catches up once after the clock jumped ahead, and does nothing twice after it went back', async () => {
    const clock = testClock();
    const task = hourly('a');
    await using test = run(clock, [task]);
    await test.pass(0);
    await test.pass(5 * 3600);
    await test.pass(-3 * 3600);
    assert.deepEqual(task.runs, ['08:00', '13:00']);
    await test.pass(4 * 3600);
    assert.deepEqual(task.runs, ['08:00', '13:00', '14:00']);
  });

  it('looks at once for an earlier due time when woken', async () => {
    const clock = testClock();
    let due = new Date(clock.now().getTime() + 3_600_000);
    let runs = 0;
    const task: Task = {
      name: 'a',
      next: async () => due,
      async run() {
        runs += 1;
        due = new Date(clock.now().getTime() + 3_600_000);
      },
    };
    await using test = run(clock, [task]);
    await test.pass(0);
    assert.equal(runs, 1);
    due = clock.now();
    await test.pass(0);
    assert.equal(runs, 2);
  });

  it('goes on with the other tasks when one fails, and tries that again only after a poll', async () => {
    const clock = testClock();
    const failing = hourly('a', async () => {
      throw new Error('no');
    });
    const other = hourly('b');
    await using test = run(clock, [failing, other]);
    await test.pass(0);
    await test.pass(29);
    assert.deepEqual(failing.runs, ['08:00']);
    assert.deepEqual(other.runs, ['08:00']);
    await test.pass(1);
    assert.equal(failing.runs.length, 2);
    await test.pass(-7200);
    assert.equal(failing.runs.length, 3);
  });

  it('never runs one task twice at a time, nor has the others wait for it', async () => {
    const clock = testClock();
    const begun = Promise.withResolvers<void>();
    const open = Promise.withResolvers<void>();
    const slow = hourly('a', () => {
      begun.resolve();
      return open.promise;
    });
    const otherRan = Promise.withResolvers<void>();
    const other = hourly('b', async (now) => {
      if (now.getTime() !== start) otherRan.resolve();
    });
    const start = clock.now().getTime();
    const test = run(clock, [slow, other]);
    await begun.promise;
    clock.move(7200);
    test.running.wake();
    await otherRan.promise;
    assert.deepEqual(slow.runs, ['08:00']);
    assert.equal(test.running.lastRun, undefined);
    open.resolve();
    await test.running.idle();
    assert.equal(slow.runs.length, 2);
    await test.running.stop();
    test.running.wake();
  });

  it('waits for what runs when it stops, and starts nothing more', async () => {
    const clock = testClock();
    const begun = Promise.withResolvers<void>();
    const open = Promise.withResolvers<void>();
    let finished = false;
    const task = hourly('a', async () => {
      begun.resolve();
      await open.promise;
      finished = true;
    });
    const { running } = run(clock, [task]);
    await begun.promise;
    const stopping = running.stop();
    running.wake();
    open.resolve();
    await stopping;
    assert.equal(finished, true);
    assert.equal(task.runs.length, 1);
  });
});
