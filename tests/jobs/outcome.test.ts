import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { DeliveryFault } from '../../src/jobs/effect.ts';
import { decideOutcome, pauseAfter, triesWithin } from '../../src/jobs/outcome.ts';
import { planAllowance } from '../../src/jobs/pace.ts';

const now = new Date('2027-06-14T08:00:00.000Z');
const handler = { whenUnknown: 'resend', backOff: { first: 10, most: 600 }, giveUpAfterHours: 2 } as const;
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000).toISOString();
const kinds: DeliveryFault[] = [
  'permanent',
  'transient',
  'unknown',
  'rate-limited',
  'team-stopped',
  'bug',
  'crashed',
  'stopped',
];

const uncounted = new Set<DeliveryFault>(['rate-limited', 'team-stopped', 'crashed', 'stopped']);

describe('what becomes of a delivery that did not succeed', () => {
  it('is never a pause that is negative or longer than the back-off allows', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 100 }),
        fc.integer({ min: 100, max: 10_000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempts, first, most, random) => {
          const pause = pauseAfter(attempts, { first, most }, random);
          assert.ok(pause >= 0 && pause <= most && pause <= first * 2 ** (attempts - 1));
        },
      ),
    );
  });

  it('is a due time in the hour to come, or an end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.integer({ min: 1, max: 200 }),
        fc.option(fc.integer({ min: 0, max: 100_000 }), { nil: undefined }),
        fc.integer({ min: 0, max: 1000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (kind, attempts, retryAfterSeconds, hours, random) => {
          const row = { attempts, created_at: hoursAgo(hours), last_error: null };
          const asked = kind === 'rate-limited' ? retryAfterSeconds : undefined;
          const outcome = decideOutcome(row, handler, { kind, reason: 'x', retryAfterSeconds: asked }, now, random);
          if (outcome.status !== 'pending') return;
          const pause = (outcome.dueAt.getTime() - now.getTime()) / 1000;
          assert.ok(pause >= 0 && pause <= 3600);
          assert.equal(outcome.attempts, uncounted.has(kind) ? attempts - 1 : attempts);
        },
      ),
    );
  });

  it('is the end only when it is old enough and was tried often enough', () => {
    const error = { kind: 'transient', reason: 'internal_error', retryAfterSeconds: undefined } as const;
    const tries = triesWithin(handler.giveUpAfterHours, handler.backOff);
    const decide = (attempts: number, hours: number) =>
      decideOutcome({ attempts, created_at: hoursAgo(hours), last_error: null }, handler, error, now, 0.5).status;
    assert.equal(decide(tries, 2), 'failed');
    assert.equal(decide(tries, 1.9), 'pending');
    assert.equal(decide(tries - 1, 500), 'pending');
    assert.ok(tries > 20 && tries < 40, `${tries}`);
  });

  it('waits as long as a mail server asks, and comes back at once where that is asked', () => {
    const row = { attempts: 1, created_at: now.toISOString(), last_error: null };
    const pauseOf = (retryAfterSeconds: number) => {
      const outcome = decideOutcome(row, handler, { kind: 'transient', reason: 'x', retryAfterSeconds }, now, 0.9);
      assert.ok(outcome.status === 'pending');
      return (outcome.dueAt.getTime() - now.getTime()) / 1000;
    };
    assert.equal(pauseOf(1800), 1800);
    assert.equal(pauseOf(1), 9);
    assert.equal(pauseOf(0), 0);
  });

  it('remembers a doubt through other failures', () => {
    const once = { ...handler, whenUnknown: 'resend-once' } as const;
    const step = (last_error: string | null, kind: DeliveryFault) =>
      decideOutcome(
        { attempts: 1, created_at: now.toISOString(), last_error },
        once,
        { kind, reason: kind, retryAfterSeconds: undefined },
        now,
        0,
      );
    const first = step(null, 'unknown');
    const second = step(first.reason, 'transient');
    assert.deepEqual([first.status, second.status], ['pending', 'pending']);
    assert.equal(step(second.reason, 'unknown').status, 'unknown');
  });
});

describe('the allowance of messages per minute', () => {
  it('is never exceeded by burst and refills, and used well', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 10_000 }), fc.integer({ min: 1, max: 50 }), (perMinute, mostAtOnce) => {
        const { burst, amount, interval } = planAllowance(perMinute, mostAtOnce);
        const inAMinute = burst + (60_000 / interval) * amount;
        assert.ok(inAMinute <= perMinute + 1e-6, `${inAMinute} of ${perMinute}`);
        assert.ok(inAMinute >= perMinute * 0.75, `${inAMinute} of ${perMinute}`);
      }),
    );
  });
});
