import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planInWorker } from '../../src/planner/in-worker.ts';
import { planProgramme } from '../../src/planner/plan.ts';
import { loadSolver } from '../../src/planner/solver.ts';
import { madeUpVisit } from '../bench/planner-instances.ts';
import { brokenRules } from './broken-rules.ts';
import { seedVisit } from './visit.ts';

describe('Planning in a thread of its own', () => {
  it('gives the same programme as planning here', async () => {
    assert.deepEqual(await planInWorker(seedVisit()), planProgramme(seedVisit(), await loadSolver()));
  });

  it('leaves the event loop free meanwhile', async () => {
    let ticks = 0;
    const timer = setInterval(() => ticks++, 5);
    await planInWorker(seedVisit());
    clearInterval(timer);
    assert.ok(ticks > 3, `${ticks} ticks`);
  });

  it('ends when it is told to', async () => {
    const controller = new AbortController();
    const planning = planInWorker(seedVisit(), { signal: controller.signal });
    controller.abort(new Error('no longer wanted'));
    await assert.rejects(planning, /no longer wanted/);
    await assert.rejects(planInWorker(seedVisit(), { signal: controller.signal }), /no longer wanted/);
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
