import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { missingWays } from '../../src/domain/place.ts';
import { isSameRoom } from '../../src/domain/room.ts';

describe('ways between buildings', () => {
  it('are missing where nobody said their minutes, those from the visit’s place first', () => {
    const buildings = [{ id: 'b' }, { id: 'a' }];
    assert.deepEqual(missingWays([], []), []);
    assert.deepEqual(missingWays(buildings, []), [
      ['', 'b'],
      ['', 'a'],
      ['b', 'a'],
    ]);
    assert.deepEqual(missingWays(buildings, [{ building_a: 'a', building_b: 'b' }]), [
      ['', 'b'],
      ['', 'a'],
    ]);
  });

  it('are with those that are known every pair of buildings, each once in either direction', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 7 });
    fc.assert(
      fc.property(ids, fc.infiniteStream(fc.boolean()), (buildings, isKnown) => {
        const ends = ['', ...buildings];
        const pairs = ends.flatMap((from, index) => ends.slice(index + 1).map((to) => [from, to].sort()));
        const known = pairs.filter(() => isKnown.next().value);
        const ways = known.map(([building_a = '', building_b = '']) => ({ building_a, building_b }));
        const missing = missingWays(
          buildings.map((id) => ({ id })),
          ways,
        );
        const all = [...missing.map((way) => [...way].sort()), ...known].map(String);
        assert.deepEqual(all.sort(), pairs.map(String).sort());
      }),
    );
  });
});

describe('the name of a place', () => {
  it('is the same with and without the word for a room, and whatever its case', () => {
    assert.ok(isSameRoom('Raum 2050', '2050'));
    assert.ok(isSameRoom('MASSARBEIT', 'maßarbeit'));
    assert.ok(!isSameRoom('2050', '2051'));
  });
});
