import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { hasConflict } from '../../src/domain/conflicts.ts';
import { at, freeRooms, freeSlots, nearestFree } from '../../src/domain/free-times.ts';
import { minutesBetween } from '../../src/domain/time.ts';
import { arbitraryFacts, arbitrarySession, day, factsOf, person, session } from './conflict-world.ts';

const facts = factsOf([]);
const shown = (slots: readonly { day: string; time: string }[]) =>
  slots.map((slot) => `${slot.day.slice(8)} ${slot.time}`);

describe('the free times of a session', () => {
  it('are quarters of an hour within the visit hours, on every day', () => {
    const slots = shown(freeSlots(session(1, 600, 645), [session(2, 540, 1000)], facts));
    assert.deepEqual(slots.slice(0, 2), ['16 09:00', '16 09:15']);
    assert.equal(slots.at(-1), '16 16:15');
  });

  it('are none where it is longer than the visit hours, or its presenter never there', () => {
    assert.deepEqual(freeSlots(session(1, 540, 1100), [], facts), []);
    const away = factsOf([person('anna', { presence: [] })]);
    assert.deepEqual(freeSlots(session(1, 540, 600, { presenters: [{ personId: 'anna' }] }), [], away), []);
  });

  it('begin with the visit hours, however odd those are', () => {
    const odd = factsOf([], { visit: { ...facts.visit, day_start: '08:20', day_end: '09:10', last_day: day } });
    assert.deepEqual(shown(freeSlots(session(1, 540, 570), [], odd)), ['15 08:20', '15 08:30']);
  });
});

describe('the nearest free times', () => {
  it('lie before and after, right behind what is in the way, and on another day where need be', () => {
    const others = [session(2, 560, 622), session(3, 700, 1020)];
    assert.deepEqual(shown(nearestFree(session(1, 600, 630), others, facts, 3)), ['15 10:25', '15 10:45', '15 11:00']);
    assert.deepEqual(shown(nearestFree(session(1, 600, 700), others, facts, 1)), ['16 09:00']);
  });

  it('are another room where only the room is taken', () => {
    const guests = { audience: { kind: 'side' as const, side: 'guest' as const } };
    const hosts = { audience: { kind: 'side' as const, side: 'host' as const } };
    const wanted = session(1, 600, 660, { room: '7', ...guests });
    assert.deepEqual(freeRooms(wanted, [session(2, 600, 660, { room: '7', ...hosts })], facts), ['Saal']);
    assert.deepEqual(freeRooms(wanted, [session(2, 600, 660, { room: 'saal', ...hosts })], facts), []);
  });

  it('have nothing in the way, lie within the hours, and no nearer one was passed over', () => {
    fc.assert(
      fc.property(
        arbitraryFacts,
        arbitrarySession(1),
        arbitrarySession(2),
        arbitrarySession(3),
        (some, one, ...others) => {
          const found = nearestFree(one, others, some, 3);
          const far = (startsAt: string) => Math.abs(minutesBetween(one.startsAt, startsAt));
          const length = minutesBetween(one.startsAt, one.endsAt);
          for (const slot of found) {
            assert.equal(hasConflict(at(one, slot), others, some), false);
            assert.ok(slot.time >= '09:00');
            assert.ok(minutesBetween(`${slot.day}T15:00:00.000Z`, slot.startsAt) + length <= 0);
          }
          const farthest = Math.max(0, ...found.map(({ startsAt }) => far(startsAt)));
          for (const slot of freeSlots(one, others, some)) {
            const isNear = found.some(({ startsAt }) => Math.abs(minutesBetween(startsAt, slot.startsAt)) < 15);
            assert.ok(slot.startsAt === one.startsAt || isNear || far(slot.startsAt) >= farthest);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});
