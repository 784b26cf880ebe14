import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { planProgramme } from '../../src/planner/plan.ts';
import { problemOf } from '../../src/planner/problem.ts';
import { loadSolver } from '../../src/planner/solver.ts';
import { arbitraryVisit } from './arbitrary-visit.ts';
import { brokenRules } from './broken-rules.ts';
import { leastCost } from './every-programme.ts';

const solver = await loadSolver();
const short = { iterations: 300, milliseconds: 150 };
/** Ends by its work alone, however slow the machine is. */
const byWork = { iterations: 300, milliseconds: 60_000 };
const unlimited = { iterations: 1_000_000_000, milliseconds: 60_000 };

describe('A planned programme', () => {
  it('keeps every rule: people, rooms, ways, hours, presence, breaks, lunch, tracks', () => {
    fc.assert(
      fc.property(arbitraryVisit(7, { from: 540, until: 960 }), (input) => {
        assert.deepEqual(brokenRules(input, planProgramme(input, solver, short)), []);
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('is as good as the best of all programmes, where they can all be tried', () => {
    fc.assert(
      fc.property(arbitraryVisit(3, { from: 660, until: 855 }), (input) => {
        const plan = planProgramme(input, solver, unlimited);
        assert.equal(plan.proven, true);
        assert.equal(plan.cost, leastCost(problemOf(input)));
      }),
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('is the same whatever the order in which its input comes', () => {
    fc.assert(
      fc.property(arbitraryVisit(6, { from: 540, until: 900 }), (input) => {
        const turned = {
          ...input,
          days: input.days.toReversed(),
          people: input.people.toReversed(),
          rooms: input.rooms.toReversed(),
          fixed: input.fixed.toReversed(),
          topics: input.topics.toReversed(),
        };
        assert.deepEqual(planProgramme(turned, solver, byWork), planProgramme(input, solver, byWork));
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });
});
