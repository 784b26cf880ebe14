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

  it('names no fact that could be spared: of all the others, without any one of them, the topic has a place', () => {
    let looked = 0;
    fc.assert(
      fc.property(arbitraryVisit(5, { from: 600, until: 840 }), (given) => {
        // Without a fixed meal a day would need a lunch that it did not need before.
        const input = { ...given, lunch: null };
        const plan = planProgramme(input, solver);
        for (const { topic: number, facts } of plan.unplaced) {
          assert.ok(facts.length > 0);
          for (const fact of facts) {
            if (isRuleOfTheDay(fact)) continue;
            looked += 1;
            const others = facts.filter((other) => other !== fact);
            const again = planProgramme(onlyWith(input, plan, number, others), solver);
            assert.deepEqual(again.unplaced, [], JSON.stringify({ number, fact }));
          }
        }
      }),
      { numRuns: 25 },
    );
    assert.ok(looked > 0, 'some topic had no place');
  });
});

/** What an input always has. */
function isRuleOfTheDay({ kind }: Fact): boolean {
  return kind === 'hours' || kind === 'lunch' || kind === 'first';
}

/** One topic, to be placed in a visit of which nothing is left but these facts: topics stand where they were planned. */
function onlyWith(input: PlanInput, plan: Plan, number: number, facts: readonly Fact[]): PlanInput {
  const holds = (kind: Fact['kind']) => facts.some((fact) => fact.kind === kind);
  const named = (kind: 'fixed' | 'topic') => facts.flatMap((fact) => (fact.kind === kind ? [fact.number] : []));
  const topics = input.topics.flatMap((one) => {
    if (one.number === number) {
      return [{ ...one, wish: holds('must') ? one.wish : null, rooms: holds('rooms') ? one.rooms : [] }];
    }
    const placed = plan.placements.find((other) => other.topic === one.number);
    if (placed === undefined || !named('topic').includes(one.number)) return [];
    const wish = { day: placed.day, start: placed.start, must: true };
    return [{ ...one, rooms: placed.room === null ? [] : [placed.room], wish }];
  });
  const there = (person: string, day: string) =>
    facts.some((fact) => fact.kind === 'presence' && fact.person === person && fact.day === day)
      ? []
      : [{ day, from: 0, until: 1440 }];
  return {
    ...input,
    topics,
    tracks: holds('tracks') ? input.tracks : 2,
    breaks: holds('breaks') ? input.breaks : { ...input.breaks, afterWork: 1440 },
    fixed: input.fixed.filter((one) => named('fixed').includes(one.number)),
    people: input.people.map((one) => ({
      ...one,
      presence: one.presence && [...one.presence, ...input.days.flatMap(({ day }) => there(one.id, day))],
    })),
  };
}
