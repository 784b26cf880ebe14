import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planProgramme } from '../../src/planner/plan.ts';
import { createPlanner, type Planner, type PlannerOptions } from '../../src/planner/service.ts';
import { loadSolver } from '../../src/planner/solver.ts';
import { madeUpVisit } from '../bench/planner-instances.ts';
import { brokenRules } from './broken-rules.ts';
import { seedVisit, topic, visit } from './visit.ts';

/** Stops itself. */
function planner(options: PlannerOptions = {}): Planner & AsyncDisposable {
  const made = createPlanner(options);
  return { ...made, [Symbol.asyncDispose]: () => made.stop() };
}

/** A thread that does this with each message. */
function program(body: string): URL {
  const code = `import { parentPort } from 'node:worker_threads'; let asked = 0; parentPort.on('message', ({ input }) => { ${body} });`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

const small = (number: number) => visit({ topics: [topic(number)] });

describe('Planning in a thread of its own', () => {
  it('gives the same programme as planning here', async () => {
    await using service = planner();
    assert.deepEqual(await service.plan(seedVisit()), planProgramme(seedVisit(), await loadSolver()));
  });

  it('leaves the event loop free meanwhile', async () => {
    await using service = planner();
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);
    await service.plan(seedVisit());
    clearInterval(timer);
    assert.ok(ticks > 3, `${ticks} ticks`);
  });

  it('answers for the seed’s visit within 300 ms once the thread runs', async () => {
    await using service = planner();
    const times: number[] = [];
    for (const breakMinutes of [15, 20, 25, 30, 10]) {
      const began = performance.now();
      await service.plan({ ...seedVisit(), wishes: { breakMinutes } });
      times.push(performance.now() - began);
    }
    const best = Math.min(...times.slice(1));
    assert.ok(best < 300, `${times.map(Math.round).join()} ms`);
  });

  it('plans one visit after the other, and the same one only once', async () => {
    await using service = planner({ program: program('asked += 1; parentPort.postMessage({ cost: asked });') });
    const [first, again, second] = await Promise.all([
      service.plan(small(1)),
      service.plan(small(1)),
      service.plan(small(2)),
    ]);
    assert.deepEqual([first.cost, again.cost, second.cost], [1, 1, 2]);
    assert.equal((await service.plan(small(1))).cost, 1);
  });

  it('keeps the results of the last inputs only', async () => {
    await using service = planner({ program: program('asked += 1; parentPort.postMessage({ cost: asked });') });
    for (let number = 1; number <= 40; number++) await service.plan(small(number));
    assert.equal((await service.plan(small(40))).cost, 40);
    assert.equal((await service.plan(small(1))).cost, 41);
  });

  it('goes on with a new thread after one that broke, and plans again what failed', async () => {
    const body = "if (input.topics[0].number === 13) throw new Error('broken'); parentPort.postMessage({ cost: 7 });";
    await using service = planner({ program: program(body) });
    const [broken, next] = await Promise.allSettled([service.plan(small(13)), service.plan(small(1))]);
    assert.equal(broken.status, 'rejected');
    assert.equal(next.status === 'fulfilled' && next.value.cost, 7);
    await assert.rejects(service.plan(small(13)), /broken/);
  });

  it('gives up a thread that does not answer', async () => {
    const body = 'if (input.topics[0].number !== 13) parentPort.postMessage({ cost: 7 });';
    await using service = planner({ program: program(body), patienceMilliseconds: 50 });
    await assert.rejects(service.plan(small(13)), /did not answer within 50 ms/);
    // Starting a thread counts, too.
    await using patient = planner({ program: program(body) });
    assert.equal((await patient.plan(small(1))).cost, 7);
  });

  it('ends the idle thread after a while, and starts another when it is asked again', async () => {
    const body = 'parentPort.postMessage({ cost: asked++ });';
    await using service = planner({ program: program(body), idleMilliseconds: 1 });
    assert.equal((await service.plan(small(1))).cost, 0);
    let [cost, number] = [1, 2];
    // A thread that counts from the beginning is a new one.
    while (cost !== 0) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      cost = (await service.plan(small(number++))).cost;
    }
    assert.ok(number < 100);
  });

  it('refuses what it has not planned when it is stopped, and plans nothing more', async () => {
    const service = createPlanner();
    const planning = Promise.allSettled([service.plan(seedVisit()), service.plan(small(1))]);
    await service.stop();
    assert.deepEqual(
      (await planning).map((each) => each.status === 'rejected' && each.reason.message),
      ['The planner is stopped', 'The planner is stopped'],
    );
    await assert.rejects(service.plan(seedVisit()), /stopped/);
    await service.stop();
  });
});

describe('A visit too large to prove the best', () => {
  const input = madeUpVisit({ topics: 60, days: 4, fixed: 20, people: 60, tracks: 2 });

  it('ends in time, with a programme that keeps the rules and a gap that says how far it may be off', async () => {
    const plan = planProgramme(input, await loadSolver(), { iterations: 500, milliseconds: 300 });
    assert.equal(plan.proven, false);
    assert.ok(plan.bound > 0 && plan.bound < plan.cost);
    assert.equal(plan.gap, (plan.cost - plan.bound) / plan.cost);
    assert.deepEqual(brokenRules(input, plan), []);
    assert.ok(plan.placements.length > 30);
  });
});
