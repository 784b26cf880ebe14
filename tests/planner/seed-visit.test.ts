import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planProgramme } from '../../src/planner/plan.ts';
import { loadSolver } from '../../src/planner/solver.ts';
import { brokenRules } from './broken-rules.ts';
import { fixed, seedVisit, topic, tuesday, visit, wednesday } from './visit.ts';

const solver = await loadSolver();

describe('The programme of the visit that the project comes from', () => {
  const plan = planProgramme(seedVisit(), solver);

  it('has all seven topics, and is the best there is', () => {
    assert.deepEqual(plan.unplaced, []);
    assert.equal(plan.proven, true);
    assert.equal(plan.gap, 0);
    assert.deepEqual(brokenRules(seedVisit(), plan), []);
  });

  it('begins with the topic at the top of the list, and has Frau Ostendorf on her day', () => {
    assert.equal(plan.placements[0]?.topic, 1);
    assert.equal(plan.placements.find((one) => one.topic === 3)?.day, tuesday);
  });

  it('keeps topics of one field on one half-day', () => {
    const [four, five] = [4, 5].map((number) => plan.placements.find((one) => one.topic === number));
    assert.equal(four?.day, five?.day);
  });

  it('takes less than 300 ms', () => {
    const times = Array.from({ length: 5 }, () => {
      const began = performance.now();
      planProgramme(seedVisit(), solver);
      return performance.now() - began;
    });
    assert.ok(Math.min(...times) < 300, `${Math.min(...times)} ms`);
  });
});

describe('What a programme prefers', () => {
  it('stays as it was published where something better is only a little better', () => {
    const published = [
      { topic: 1, day: tuesday, start: 600 },
      { topic: 2, day: wednesday, start: 540 },
    ];
    const plan = planProgramme(visit({ topics: [topic(1), topic(2)], published }), solver);
    assert.deepEqual(
      plan.placements.map(({ topic: number, day, start }) => ({ topic: number, day, start })),
      [
        { topic: 1, day: tuesday, start: 600 },
        { topic: 2, day: wednesday, start: 540 },
      ],
    );
  });

  it('follows a wished day and time, and must follow one that is a must', () => {
    const wish = { day: wednesday, start: 600, must: false };
    const plan = planProgramme(visit({ topics: [topic(1), topic(2, { wish })] }), solver);
    assert.deepEqual([plan.placements[1]?.day, plan.placements[1]?.start], [wednesday, 600]);
    const must = { day: null, start: 900, must: true };
    assert.equal(planProgramme(visit({ topics: [topic(1, { wish: must })] }), solver).placements[0]?.start, 900);
  });

  it('puts the topic that is to be first before all others', () => {
    const topics = [topic(1), topic(2), topic(3)];
    assert.equal(planProgramme(visit({ topics, wishes: { first: 3 } }), solver).placements[0]?.topic, 3);
  });

  it('makes longer breaks and an earlier end, as wished', () => {
    const input = visit({
      topics: [1, 2, 3, 4].map((number) => topic(number)),
      wishes: { breakMinutes: 30, endEarlierBy: 120 },
    });
    const plan = planProgramme(input, solver);
    const pause = plan.pauses.find((one) => one.kind === 'break');
    assert.deepEqual(pause, { kind: 'break', day: tuesday, start: 630, length: 30 });
    assert.deepEqual(brokenRules(input, plan), []);
    assert.ok(plan.placements.every((one) => one.start + one.length <= 900));
  });

  it('stays in one building for half a day where it can', () => {
    const rooms = [
      { id: 'a', building: null },
      { id: 'b', building: 'annexe' },
    ];
    const topics = [1, 2, 3, 4, 5, 6].map((number) =>
      topic(number, { length: 60, rooms: number % 2 === 0 ? ['b'] : ['a'] }),
    );
    const input = visit({ rooms, topics, travel: [{ between: [null, 'annexe'], minutes: 30 }] });
    const plan = planProgramme(input, solver);
    assert.deepEqual(brokenRules(input, plan), []);
    const halves = new Map<string, Set<string | null>>();
    for (const { day, start, building } of plan.placements) {
      const key = `${day} ${start < 765}`;
      halves.set(key, (halves.get(key) ?? new Set()).add(building));
    }
    assert.ok([...halves.values()].every((buildings) => buildings.size === 1));
  });

  it('runs topics of the two sides at once on two tracks, in two rooms', () => {
    const rooms = [
      { id: 'a', building: null },
      { id: 'b', building: null },
    ];
    const topics = [
      topic(1, { audience: { kind: 'side', side: 'host' } }),
      topic(2, { audience: { kind: 'side', side: 'guest' } }),
    ];
    const { placements } = planProgramme(visit({ rooms, topics, tracks: 2 }), solver);
    assert.deepEqual(
      placements.map(({ start, room, track }) => ({ start, room, track })),
      [
        { start: 540, room: 'a', track: 1 },
        { start: 540, room: 'b', track: 2 },
      ],
    );
  });

  it('says on which day the fixed points leave no lunch, and plans all the same', () => {
    const plan = planProgramme(
      visit({ topics: [topic(1)], fixed: [fixed(9, tuesday, 660, 240, 'site-visit')] }),
      solver,
    );
    assert.deepEqual(plan.withoutLunch, [tuesday]);
    assert.equal(plan.placements.length, 1);
  });

  it('has an answer where there is nothing to plan, and where there are no days', () => {
    assert.deepEqual(planProgramme(visit(), solver).placements, []);
    const plan = planProgramme(visit({ days: [], topics: [topic(1)] }), solver);
    assert.deepEqual(
      plan.unplaced.map((one) => one.topic),
      [1],
    );
  });
});
