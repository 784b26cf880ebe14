import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sessionKinds } from '../../src/db/schema.ts';
import { clockAt } from '../../src/domain/minute-of-day.ts';
import { settleFacts, settleTitle } from '../../src/domain/point-facts.ts';
import { settleMinutes } from '../../src/domain/point-length.ts';
import { fitsKind } from '../../src/domain/session-kind.ts';
import { UserError } from '../../src/errors.ts';
import { sampleVisit } from './invitation-sample.ts';

const visit = sampleVisit();
const day = '2027-06-15';
const kind = fc.constantFrom(...sessionKinds);
const words = fc.option(fc.constantFrom('Kreishaus', 'Bus'), { nil: undefined });
const pressAccess = fc.option(fc.constantFrom('admitted' as const, 'photo-only' as const, 'not-admitted' as const), {
  nil: undefined,
});

describe('what a fixed point is', () => {
  it('never has what does not go with its kind, and says so instead', () => {
    fc.assert(
      fc.property(kind, words, words, pressAccess, (kind, destination, vehicle, pressAccess) => {
        const misfits =
          ((destination || vehicle) && !fitsKind('vehicle', kind)) || (pressAccess && !fitsKind('pressAccess', kind));
        const settle = () => settleFacts({ kind, destination, vehicle, pressAccess });
        if (misfits) return assert.throws(settle, UserError);
        const facts = settle();
        assert.deepEqual([facts.destination, facts.vehicle], [destination ?? null, vehicle ?? null]);
        assert.ok(facts.visibility !== 'internal' || facts.press_access === null);
      }),
    );
  });

  it('can become any other kind as long as nothing else is said', () => {
    fc.assert(
      fc.property(kind, kind, words, (from, to, vehicle) => {
        const before = settleFacts({ kind: from, vehicle: fitsKind('vehicle', from) ? vehicle : undefined });
        const after = settleFacts({ kind: to }, before);
        assert.deepEqual(
          after,
          settleFacts({ kind: to, vehicle: from === to ? vehicle && before.vehicle : undefined }),
        );
      }),
    );
  });

  it('keeps a title that somebody gave, whatever its kind becomes', () => {
    fc.assert(
      fc.property(kind, kind, (from, to) => {
        const before = { kind: from, title: 'Am Dom' };
        assert.equal(settleTitle(visit, { kind: to }, '12:30', before), 'Am Dom');
      }),
    );
  });
});

describe('how long a fixed point takes', () => {
  it('is until its arrival, on the same day or after midnight', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 1, max: 360 }), (start, minutes) => {
        const end = start + minutes;
        fc.pre(end < 1440 || (start >= 1080 && end - 1440 <= 360));
        const wanted = { day, time: clockAt(start), arrival: clockAt(end % 1440) };
        assert.equal(settleMinutes(visit, wanted), minutes);
        assert.equal(settleMinutes(visit, { ...wanted, lengthMinutes: minutes }), minutes);
        assert.throws(() => settleMinutes(visit, { ...wanted, lengthMinutes: minutes + 1 }), UserError);
        assert.equal(settleMinutes(visit, { ...wanted, lengthMinutes: minutes + 1 }, minutes + 1), minutes);
      }),
    );
  });

  it('is as long as it was where nothing is said, and asked for where nothing is known', () => {
    assert.equal(settleMinutes(visit, { day, time: '09:00' }, 45), 45);
    assert.throws(() => settleMinutes(visit, { day, time: '09:00' }), UserError);
  });
});
