import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { planProgramme } from '../../src/planner/plan.ts';
import { loadSolver } from '../../src/planner/solver.ts';
import type { Fact, Plan, PlanInput } from '../../src/planner/types.ts';
import { arbitraryVisit } from './arbitrary-visit.ts';
import { fixed, topic, tuesday, visit, wednesday } from './visit.ts';

const solver = await loadSolver();

function factsOf(input: PlanInput, number: number): readonly Fact[] {
  return planProgramme(input, solver).unplaced.find((one) => one.topic === number)?.facts ?? [];
}

describe('Why a topic does not fit', () => {
  it('names the presenter who leaves early, and the fixed point that fills the time until then', () => {
    const input = visit({
      people: [{ id: 'ostendorf', side: 'host', presence: [{ day: tuesday, from: 540, until: 660 }] }],
      fixed: [fixed(1, tuesday, 540, 90)],
      topics: [topic(4, { presenters: ['ostendorf'] }), topic(5)],
    });
    assert.deepEqual(factsOf(input, 4), [
      { kind: 'fixed', number: 1, day: tuesday, start: 540, until: 630 },
      { kind: 'presence', person: 'ostendorf', day: tuesday, present: [{ from: 540, until: 660 }] },
      { kind: 'presence', person: 'ostendorf', day: wednesday, present: [] },
    ]);
  });

  it('names the hours alone where a topic is longer than each day', () => {
    assert.deepEqual(
      factsOf(visit({ lunch: null, topics: [topic(1, { length: 600 })] }), 1).map((fact) => fact.kind),
      ['hours', 'hours'],
    );
  });

  it('names the wish that must be kept and what stands there', () => {
    const wish = { day: tuesday, start: 600, must: true };
    const input = visit({ fixed: [fixed(9, tuesday, 600, 30)], topics: [topic(1, { wish })] });
    assert.deepEqual(
      factsOf(input, 1).map((fact) => fact.kind),
      ['must', 'fixed'],
    );
  });

  it('names the other topic that has the better claim to the only time', () => {
    const presence = [{ day: tuesday, from: 540, until: 600 }];
    const input = visit({
      people: [{ id: 'a', side: 'host', presence }],
      topics: [topic(1, { presenters: ['a'] }), topic(2, { presenters: ['a'] })],
    });
    assert.deepEqual(
      factsOf(input, 2).map((fact) => fact.kind),
      ['topic', 'presence', 'presence'],
    );
  });

  it('names no fact that could be spared: without any one of them, the topic has a place', () => {
    fc.assert(
      fc.property(arbitraryVisit(5, { from: 600, until: 840 }), (given) => {
        // Without a fixed meal a day would need a lunch that it did not need before.
        const input = { ...given, lunch: null };
        const plan = planProgramme(input, solver);
        for (const { topic: number, facts } of plan.unplaced) {
          assert.ok(facts.length > 0);
          for (const fact of facts) {
            const without = leaveOut(input, plan, number, fact);
            if (without === null) continue;
            const again = planProgramme(without, solver);
            assert.deepEqual(again.unplaced, [], JSON.stringify({ number, fact }));
          }
        }
      }),
      { numRuns: 25 },
    );
  });
});

/**
 * The visit as it was planned, with one topic to be placed beside what stands, and one fact left out; null where a fact cannot be
 * left out of an input (hours, breaks and tracks are rules of the whole day).
 */
function leaveOut(input: PlanInput, plan: Plan, number: number, fact: Fact): PlanInput | null {
  const stand = plan.placements.filter((one) => fact.kind !== 'topic' || one.topic !== fact.number);
  const topics = input.topics.flatMap((one) => {
    const placed = stand.find((other) => other.topic === one.number);
    if (placed === undefined) return one.number === number ? [one] : [];
    const wish = { day: placed.day, start: placed.start, must: true };
    return [{ ...one, rooms: placed.room === null ? [] : [placed.room], wish }];
  });
  const rest = { ...input, topics };
  switch (fact.kind) {
    case 'topic':
      return rest;
    case 'fixed':
      return { ...rest, fixed: rest.fixed.filter((one) => one.number !== fact.number) };
    case 'must':
      return { ...rest, topics: topics.map((one) => (one.number === number ? { ...one, wish: null } : one)) };
    case 'rooms':
      return { ...rest, topics: topics.map((one) => (one.number === number ? { ...one, rooms: [] } : one)) };
    case 'presence': {
      const there = { day: fact.day, from: 0, until: 1440 };
      const people = rest.people.map((one) =>
        one.id === fact.person ? { ...one, presence: [...(one.presence ?? []), there] } : one,
      );
      return { ...rest, people };
    }
    default:
      return null;
  }
}
