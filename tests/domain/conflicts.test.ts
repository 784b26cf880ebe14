import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type Conflict,
  type ConflictFacts,
  findConflicts,
  listConflicts,
  type Placed,
} from '../../src/domain/conflicts.ts';
import { minutesBetween } from '../../src/domain/time.ts';
import { arbitraryFacts, arbitrarySession, day, factsOf, minute, person, session } from './conflict-world.ts';

const people = [person('anna'), person('gast', { side: 'guest' }), person('referentin', { role: 'presenter' })];
const facts = factsOf(people);
const by = (...ids: string[]) => ids.map((personId) => ({ personId }));
const named = (...ids: string[]) => ({ kind: 'people' as const, people: ids });
const side = (of: 'host' | 'guest') => ({ kind: 'side' as const, side: of });
const kinds = (conflicts: Conflict[]) => conflicts.map(({ kind }) => kind);

describe('two sessions at once', () => {
  const clash = (a: Partial<Placed>, b: Partial<Placed>) =>
    findConflicts(session(1, 600, 660, a), [session(2, 630, 690, b)], facts);

  it('clash where both are for all, although nobody is registered', () => {
    const [first] = findConflicts(session(1, 600, 660), [session(2, 659, 700)], factsOf([]));
    assert.equal(first?.kind === 'clash' && first.shared?.group, 'all');
    assert.deepEqual(findConflicts(session(1, 600, 660), [session(2, 660, 700)], factsOf([])), []);
  });

  it('do not clash where one is for the hosts and one for the guests, unless they share a room', () => {
    assert.deepEqual(clash({ audience: side('host') }, { audience: side('guest') }), []);
    const [same] = clash({ audience: side('host'), room: 'Raum 7' }, { audience: side('guest'), room: 'raum  7' });
    assert.equal(same?.kind === 'clash' && same.room, 'Raum 7');
    assert.equal(same?.kind === 'clash' && same.shared, undefined);
  });

  it('clash for a presenter who presents both, or is named in the other, or belongs to the side it is for', () => {
    const guests = { audience: side('guest') };
    const hosts = { audience: side('host') };
    assert.equal(clash({ ...guests, presenters: by('anna') }, { ...hosts, presenters: by('anna') }).length, 1);
    assert.equal(clash({ ...guests, presenters: by('anna') }, { audience: named('anna') }).length, 1);
    assert.equal(clash({ ...guests, presenters: by('anna') }, hosts).length, 1);
    // Presenters who belong to no delegation are needed nowhere else.
    assert.equal(clash({ ...guests, presenters: by('referentin') }, hosts).length, 0);
    assert.equal(clash({ audience: named('gast') }, { audience: named('anna') }).length, 0);
  });

  it('name those who would be at two places', () => {
    const [first] = clash({ presenters: by('anna', 'gast') }, { presenters: by('gast') });
    assert.deepEqual(first?.kind === 'clash' && first.shared?.people.map(({ id }) => id), ['gast']);
  });
});

describe('one session after the other', () => {
  const after = (left: number, more: Partial<Placed> = {}) =>
    findConflicts(
      session(1, 600, 660, { room: 'Saal' }),
      [session(2, 660 + left, 720, { room: '2050', ...more })],
      facts,
    );

  it('is too early where the way between the buildings takes longer', () => {
    const [first] = after(5);
    assert.ok(first?.kind === 'way');
    assert.deepEqual([first.from, first.to, first.minutes, first.left], ['MaßArbeit', 'Kreishaus', 15, 5]);
    assert.deepEqual(after(15), []);
  });

  it('does not matter for different people, or where nobody knows where something is', () => {
    assert.deepEqual(after(5, { audience: named('referentin') }), []);
    assert.deepEqual(after(5, { room: 'Ratskeller' }), []);
    assert.deepEqual(after(5, { room: null }), []);
  });

  it('counts where a transfer begins and ends', () => {
    const transfer = session(2, 660, 675, { departure: 'massarbeit', destination: 'Kreishaus' });
    assert.deepEqual(findConflicts(session(1, 600, 660, { room: 'Saal' }), [transfer], facts), []);
    assert.deepEqual(kinds(findConflicts(session(3, 680, 700, { room: 'Saal' }), [transfer], facts)), ['way']);
  });
});

describe('somebody who is away', () => {
  const until = (role: Placed['presenters'], audience: Placed['audience'] = { kind: 'all' }) =>
    findConflicts(
      session(1, 640, 680, { presenters: role, audience }),
      [],
      factsOf([person('anna', { presence: [{ day, from: 0, until: 660 }] })]),
    );

  it('is missed as presenter and where named, and not among all', () => {
    assert.deepEqual(kinds(until(by('anna'))), ['absent']);
    assert.deepEqual(kinds(until([], named('anna'))), ['absent']);
    assert.deepEqual(until([]), []);
  });

  it('may be there past midnight of the last day, of which nothing is known', () => {
    const late = session(1, 1380, 1500, { presenters: by('anna') });
    const evening = [person('anna', { presence: [{ day, from: 600, until: 1440 }] })];
    assert.deepEqual(kinds(findConflicts(late, [], factsOf(evening))), ['absent']);
    const { visit } = factsOf(evening);
    assert.deepEqual(findConflicts(late, [], factsOf(evening, { visit: { ...visit, last_day: day } })), []);
  });
});

describe('any two sessions', () => {
  const pair = [arbitrarySession(1), arbitrarySession(2)] as const;

  it('conflict exactly where somebody who goes through them minute by minute finds it', () => {
    fc.assert(
      fc.property(arbitraryFacts, ...pair, (some, a, b) => {
        const found = findConflicts(a, [b], some);
        const clash = found.find(({ kind }) => kind === 'clash');
        const expected = walkThrough(a, b, some);
        assert.equal(clash !== undefined, expected.sameRoom || expected.samePeople);
        assert.equal(clash?.kind === 'clash' && clash.room !== null, expected.sameRoom);
        assert.equal(clash?.kind === 'clash' && clash.shared !== undefined, expected.samePeople);
        assert.equal(kinds(found).includes('way'), expected.late);
        const away = found.flatMap((each) => (each.kind === 'absent' ? each.people.map(({ id }) => id) : []));
        assert.deepEqual(away, expected.away);
      }),
      { numRuns: 1500 },
    );
  });

  it('are in the way of each other, or neither of the other', () => {
    fc.assert(
      fc.property(arbitraryFacts, ...pair, (some, a, b) => {
        const pairKinds = (one: Placed, other: Placed) =>
          findConflicts(one, [other], some).flatMap((each) =>
            'other' in each ? [{ kind: each.kind, shared: each.shared }] : [],
          );
        assert.deepEqual(pairKinds(a, b), pairKinds(b, a));
      }),
      { numRuns: 1000 },
    );
  });

  it('are listed once', () => {
    fc.assert(
      fc.property(arbitraryFacts, ...pair, arbitrarySession(3), (some, ...sessions) => {
        const listed = listConflicts(sessions, some).map((each) =>
          'other' in each
            ? [each.session.number, each.other.number].toSorted((a, b) => a - b).join()
            : String(each.session.number),
        );
        const found = sessions.flatMap((each) =>
          findConflicts(each, sessions, some).map((one) =>
            'other' in one
              ? [one.session.number, one.other.number].toSorted((a, b) => a - b).join()
              : String(one.session.number),
          ),
        );
        assert.equal(new Set(listed).size, listed.length);
        assert.deepEqual(new Set(listed), new Set(found));
      }),
    );
  });

  it('are no conflict where they are further apart than the longest way', () => {
    fc.assert(
      fc.property(arbitraryFacts, ...pair, fc.integer({ min: 30, max: 300 }), (some, a, b, gap) => {
        const length = minutesBetween(b.startsAt, b.endsAt);
        const start = 540 + minutesBetween(minute(540), a.endsAt) + gap;
        const later = { ...b, startsAt: minute(start), endsAt: minute(start + length) };
        assert.deepEqual(
          kinds(findConflicts(a, [later], some)).filter((kind) => kind !== 'absent'),
          [],
        );
      }),
    );
  });
});

const minutes = Array.from({ length: 400 }, (_, index) => minute(530 + index));

/** Everyone is followed through every minute of the day; two who stand for those who are not registered yet, too. */
function walkThrough(a: Placed, b: Placed, { people: known, ways }: ConflictFacts) {
  const crowd = [
    ...[...known.values()].map((each) => ({ ...each, isMember: each.role !== 'presenter' })),
    { id: 'any host', side: 'host' as const, isMember: true },
    { id: 'any guest', side: 'guest' as const, isMember: true },
  ];
  const isNeeded = ({ presenters, audience }: Placed, who: (typeof crowd)[number]) =>
    presenters.some(({ personId }) => personId === who.id) ||
    (audience.kind === 'people' && audience.people.includes(who.id)) ||
    (who.isMember && (audience.kind === 'all' || (audience.kind === 'side' && audience.side === who.side)));
  const both = crowd.filter((who) => isNeeded(a, who) && isNeeded(b, who));
  const isOn = (one: Placed, at: string) => one.startsAt <= at && at < one.endsAt;
  const atOnce = minutes.some((at) => isOn(a, at) && isOn(b, at));
  const roomKey = (room: string | null) => (room && /7/.test(room) ? '7' : room);
  const placeOf = (room: string | null) =>
    room === 'Saal' || room === 'MaßArbeit' ? 'annexe' : room && /7/.test(room) ? '' : undefined;
  const [first, second] = a.startsAt < b.startsAt ? [a, b] : [b, a];
  const between = minutes.filter((at) => first.endsAt <= at && at < second.startsAt).length;
  const [from, to] = [placeOf(first.room), placeOf(second.room)];
  const isElsewhere = from !== undefined && to !== undefined && from !== to;
  const missing = (one: Placed) =>
    [...known.values()].filter(({ id, presence }) => {
      const isNamed =
        one.presenters.some(({ personId }) => personId === id) ||
        (one.audience.kind === 'people' && one.audience.people.includes(id));
      const isThere = (index: number) =>
        presence === null || presence.some((span) => span.from <= 530 + index && 530 + index < span.until);
      return isNamed && minutes.some((at, index) => isOn(one, at) && !isThere(index));
    });
  return {
    sameRoom: atOnce && a.room !== null && roomKey(a.room) === roomKey(b.room),
    samePeople: atOnce && both.length > 0,
    late: !atOnce && both.length > 0 && isElsewhere && between < (ways[0]?.minutes ?? 0),
    away: missing(a)
      .map(({ id }) => id)
      .sort(),
  };
}
