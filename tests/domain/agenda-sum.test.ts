import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Session, SessionKind, Visit } from '../../src/db/schema.ts';
import { agendaTime, type DayTime, timeForTopics } from '../../src/domain/agenda-time.ts';

describe('the time for topics, tried out', () => {
  const kinds = fc.constantFrom<SessionKind>('talk', 'welcome', 'meal', 'break', 'social', 'transfer');

  it('is as much as the best of all ways to fill a short afternoon', () => {
    const two = 14 * 60;
    const points = fc
      .tuple(fc.integer({ min: 0, max: 24 }), fc.integer({ min: 1, max: 20 }), kinds)
      .map(([from, length, kind]) => ({ from: two + from * 5, until: two + (from + length) * 5, kind }));
    const short = fc
      .tuple(fc.integer({ min: 0, max: 24 }), fc.array(points, { maxLength: 1 }))
      .map(([length, fixed]): DayTime => ({ from: two, until: two + length * 5, fixed }));
    fc.assert(
      fc.property(short, (one) => assert.equal(timeForTopics([one]), bestOfAll(one))),
      { numRuns: 40 },
    );
  });
});

/** Tries all ways to leave up to two pauses of any length; everything else that is free is worked. */
function bestOfAll({ from, until, fixed }: DayTime): number {
  const slots = Array.from({ length: (until - from) / 5 }, (_, index) => {
    const here = fixed.filter((each) => each.from < from + index * 5 + 5 && each.until > from + index * 5);
    if (here.length === 0) return 't';
    return here.every(({ kind }) => ['meal', 'break', 'social'].includes(kind)) ? '-' : 'w';
  }).join('');
  const once = withPause(slots);
  const filled = [...new Set([slots, ...once, ...once.flatMap(withPause)])].filter(keepsBreaks);
  return Math.max(...filled.map((way) => way.replaceAll(/[^t]/g, '').length * 5));
}

function withPause(slots: string): string[] {
  const places = Array.from(slots, (_, index) => index);
  return places.flatMap((start) =>
    places.slice(start).flatMap((last) => {
      const pause = slots.slice(start, last + 1);
      if (pause.includes('w')) return [];
      return [slots.slice(0, start) + '-'.repeat(pause.length) + slots.slice(last + 1)];
    }),
  );
}

/** Whether no stretch with a topic in it lasts longer than ninety minutes; fifteen minutes without work part two stretches. */
function keepsBreaks(filled: string): boolean {
  return filled.split(/-{3,}/).every((stretch) => {
    const work = stretch.replace(/^-+|-+$/g, '');
    return work.length <= 18 || !work.includes('t');
  });
}

describe('the sum of an agenda', () => {
  const visit = {
    first_day: '2027-06-15',
    last_day: '2027-06-16',
    day_start: '09:00',
    day_end: '12:00',
    time_zone: 'Europe/Berlin',
  } as Visit;
  const session = (change: Partial<Session>) =>
    ({
      topic_id: null,
      kind: 'talk',
      audience: 'all',
      starts_at: '2027-06-15T07:00:00.000Z',
      ends_at: '2027-06-15T08:30:00.000Z',
      ...change,
    }) as Session;

  it('counts accepted topics, and proposed ones apart', () => {
    const topics = [
      { status: 'accepted', length_minutes: 45 },
      { status: 'accepted', length_minutes: 60 },
      { status: 'proposed', length_minutes: 30 },
      { status: 'declined', length_minutes: 500 },
      { status: 'deferred', length_minutes: 500 },
    ] as const;
    assert.deepEqual(agendaTime(visit, topics, []), {
      accepted: { topics: 2, minutes: 105 },
      proposed: { topics: 1, minutes: 30 },
      available: 330,
    });
  });

  it('takes away what is fixed for all or for a side, on the clock of the visit, and nothing that is for a few or is a topic', () => {
    const available = (...sessions: Session[]) => agendaTime(visit, [], sessions).available;
    assert.equal(available(session({})), 330 - 165 + 75);
    assert.equal(available(session({ audience: 'guest' })), 330 - 165 + 75);
    assert.equal(available(session({ audience: 'people' })), 330);
    assert.equal(available(session({ topic_id: 'one' })), 330);
    assert.equal(
      available(session({ starts_at: '2027-06-14T20:00:00.000Z', ends_at: '2027-06-15T10:00:00.000Z' })),
      165,
    );
  });
});
