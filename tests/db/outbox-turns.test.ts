import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isAside, laneAside, mainLane } from '../../src/db/outbox-lanes.ts';
import { choose, type Head } from '../../src/db/outbox-turns.ts';
import { later, now } from './outbox-rows.ts';

const head = fc.record({
  id: fc.nat(1000),
  lane: fc.constantFrom('slack:T1:C1', 'slack:T1:C2', 'mail:anna|aside@example.org'),
  aside: fc.boolean(),
  status: fc.constantFrom('pending' as const, 'pending' as const, 'sending' as const),
  due: fc.integer({ min: -5, max: 5 }),
});

const heads = fc.array(head, { maxLength: 12 }).map((all) => {
  const byLane = new Map<string, Head>();
  for (const { id, lane, aside, status, due } of all) {
    const own = aside ? laneAside({ id, lane }) : lane;
    byLane.set(own, { id, lane: own, team_id: 'T1', status, due_at: later(due).toISOString(), expires_at: null });
  }
  return [...byLane.values()].sort((a, b) => (a.lane < b.lane ? -1 : 1));
});

describe('whose turn it is', () => {
  it('is never of two rows of one place, nor of one aside while somebody stands in the lane', () => {
    fc.assert(
      fc.property(heads, fc.constantFrom([], ['slack:T1:C1'], ['slack:T1:C1|aside:7']), (all, busyLanes) => {
        const { chosen, nextDueAt } = choose(all, { now, most: 20, busyLanes });
        const places = chosen.map(({ lane }) => mainLane(lane));
        assert.equal(new Set(places).size, places.length);
        for (const { lane, due_at, status } of chosen) {
          assert.equal(status, 'pending');
          assert.ok(due_at <= now.toISOString());
          assert.ok(!isAside(lane) || !all.some((other) => other.lane === mainLane(lane)));
          assert.ok(!busyLanes.some((busy) => mainLane(busy) === mainLane(lane)));
          assert.ok(!all.some((other) => other.status === 'sending' && mainLane(other.lane) === mainLane(lane)));
        }
        assert.ok(nextDueAt === undefined || nextDueAt > now.toISOString());
      }),
    );
  });

  it('comes to every place in which something is due that nothing holds up', () => {
    fc.assert(
      fc.property(heads, (all) => {
        const places = new Set(choose(all, { now, most: 20, busyLanes: [] }).chosen.map(({ lane }) => mainLane(lane)));
        for (const { lane, due_at } of all) {
          const beside = all.filter((other) => mainLane(other.lane) === mainLane(lane));
          const free = beside.every(({ status }) => status === 'pending');
          const mayGo = !isAside(lane) || !beside.some((other) => !isAside(other.lane));
          if (free && mayGo && due_at <= now.toISOString()) assert.ok(places.has(mainLane(lane)), lane);
        }
      }),
    );
  });
});
