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

  it('gives even the best topic the last day and the last hour, where that is wished', () => {
    const thursday = '2027-06-17';
    const days = [tuesday, wednesday, thursday].map((day) => ({ day, from: 480, until: 1200 }));
    const wish = { day: thursday, start: 1140, must: false };
    const topics = [topic(1, { wish }), topic(2), topic(3), topic(4)];
    const [placed] = planProgramme(visit({ days, topics }), solver).placements.filter((one) => one.topic === 1);
    assert.deepEqual([placed?.day, placed?.start], [thursday, 1140]);
  });

  it('leaves the best topic on the last day where it was published, though the first is free', () => {
    const thursday = '2027-06-17';
    const days = [tuesday, wednesday, thursday].map((day) => ({ day, from: 540, until: 1020 }));
    const published = [{ topic: 1, day: thursday, start: 600 }];
    const [placed] = planProgramme(visit({ days, topics: [topic(1), topic(2)], published }), solver).placements.filter(
      (one) => one.topic === 1,
    );
    assert.equal(placed?.day, thursday);
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

  it('ends earlier as wished even where another wish would have it later', () => {
    const late = topic(1, { wish: { day: tuesday, start: 975, must: false } });
    const startsAt = (endEarlierBy: number) =>
      planProgramme(visit({ topics: [late], wishes: { endEarlierBy } }), solver).placements[0]?.start;
    assert.deepEqual([startsAt(0), startsAt(120)], [975, 855]);
  });

  it('keeps a field together rather than giving the second place to the second topic', () => {
    const order = (...fields: string[]) => {
      const topics = fields.map((field, index) => topic(index + 1, { length: 90, field }));
      return planProgramme(visit({ topics }), solver).placements.map((one) => one.topic);
    };
    assert.deepEqual(order('Bildung', 'Arbeit', 'Bildung'), [1, 3, 2]);
    assert.deepEqual(order('Bildung', 'Arbeit', 'Umwelt'), [1, 2, 3]);
  });

  it('stays in one building for half a day rather than following the rank', () => {
    const rooms = [
      { id: 'a', building: null },
      { id: 'b', building: 'annexe' },
    ];
    const order = (...wanted: string[]) => {
      const topics = wanted.map((room, index) => topic(index + 1, { length: 75, rooms: [room] }));
      // The way takes no longer than the break, so that it costs no time.
      const input = visit({ rooms, topics, travel: [{ between: [null, 'annexe'], minutes: 15 }] });
      const plan = planProgramme(input, solver);
      assert.deepEqual(brokenRules(input, plan), []);
      return plan.placements.map((one) => one.topic);
    };
    assert.deepEqual(order('a', 'b', 'a', 'b'), [1, 3, 2, 4]);
    assert.deepEqual(order('a', 'a', 'a', 'a'), [1, 2, 3, 4]);
  });

  it('leaves time for the way between two buildings', () => {
    const rooms = [
      { id: 'a', building: null },
      { id: 'b', building: 'annexe' },
    ];
    const topics = [topic(1, { length: 30, rooms: ['a'] }), topic(2, { length: 30, rooms: ['b'] })];
    const starts = (minutes: number) =>
      planProgramme(visit({ rooms, topics, travel: [{ between: [null, 'annexe'], minutes }] }), solver).placements.map(
        (one) => one.start,
      );
    assert.deepEqual(
      [starts(0), starts(30)],
      [
        [540, 570],
        [540, 600],
      ],
    );
  });

  it('leaves people where a transfer takes them', () => {
    const rooms = [
      { id: 'a', building: null },
      { id: 'b', building: 'annexe' },
    ];
    const bus = { ...fixed(9, tuesday, 540, 30, 'transfer'), exit: 'annexe' };
    const start = (room: string) =>
      planProgramme(
        visit({
          rooms,
          topics: [topic(1, { rooms: [room] })],
          fixed: [bus],
          travel: [{ between: [null, 'annexe'], minutes: 60 }],
        }),
        solver,
      ).placements[0]?.start;
    assert.deepEqual([start('b'), start('a')], [570, 630]);
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
