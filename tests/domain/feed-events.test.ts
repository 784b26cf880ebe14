import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { feedEvents, feedProgramme } from '../../src/domain/feed-events.ts';
import { eventsOf } from '../../src/domain/invitation-events.ts';
import type { ProgrammeSession, PublishedProgramme } from '../../src/domain/programme.ts';
import { anyPeople, anyProgramme, samplePerson, sampleSession, sampleVisit } from './invitation-sample.ts';

const visit = sampleVisit();
const now = new Date('2027-05-20T12:00:00.000Z');
/** Published on this day of May. */
const on = (day: number, ...sessions: ProgrammeSession[]): PublishedProgramme => ({
  version: day,
  publishedAt: `2027-05-${String(day).padStart(2, '0')}T08:00:00.000Z`,
  sessions,
});
const may = (day: number) => on(day).publishedAt;
const talk = sampleSession(1, '09:00', 45, { id: 'talk', number: 1 });
const meal = sampleSession(1, '12:00', 60, { id: 'meal', number: 2, title: 'Mittagessen' });

const shown = (versions: PublishedProgramme[], at = now) =>
  feedEvents(versions, at).events.map(({ session, sequence, createdAt, changedAt, isCancelled }) => {
    return [session.id, sequence, createdAt, changedAt, isCancelled ? 'gone' : 'held'];
  });

describe('The events of a feed', () => {
  it('are none before anything is published', () => {
    assert.deepEqual(feedEvents([], now), { events: [], changesAt: undefined });
  });

  it('begin with SEQUENCE 0 when they are published first', () => {
    assert.deepEqual(shown([on(1, talk), on(2, talk, meal)]), [
      ['talk', 0, may(1), may(1), 'held'],
      ['meal', 0, may(2), may(2), 'held'],
    ]);
  });

  it('count each publication that changes them, and no other', () => {
    const moved = { ...talk, startsAt: '2027-06-15T08:00:00.000Z' };
    const elsewhere = { ...moved, room: '3' };
    const versions = [on(1, talk), on(2, talk, meal), on(3, moved, meal), on(4, moved), on(5, elsewhere)];
    assert.deepEqual(shown(versions)[0], ['talk', 2, may(1), may(5), 'held']);
  });

  it('are told as called off, with the next SEQUENCE, for four weeks', () => {
    const versions = [on(1, talk, meal), on(2, talk)];
    const gone = ['meal', 1, may(1), may(2), 'gone'];
    assert.deepEqual(shown(versions, new Date('2027-05-30T07:59:59.999Z'))[1], gone);
    assert.deepEqual(shown(versions, new Date('2027-05-30T08:00:00.000Z')), [['talk', 0, may(1), may(1), 'held']]);
    assert.equal(feedEvents(versions, now).changesAt, '2027-05-30T08:00:00.000Z');
    assert.equal(feedEvents(versions, new Date('2027-05-30T08:00:00.000Z')).changesAt, undefined);
  });

  it('go on counting when they come back', () => {
    assert.deepEqual(shown([on(1, talk), on(2), on(3, talk)]), [['talk', 2, may(1), may(3), 'held']]);
  });

  it('show what is gone as it was last', () => {
    const [event] = feedEvents([on(1, talk), on(2, { ...talk, title: 'Neu' }), on(3)], now).events;
    assert.deepEqual([event?.session.title, event?.isCancelled], ['Neu', true]);
  });

  it('stay when they are over', () => {
    assert.equal(shown([on(1, talk)], new Date('2029-01-01T00:00:00.000Z')).length, 1);
  });

  it('are all called off when nobody is to come any more', () => {
    const { events, changesAt } = feedEvents([on(1, talk, meal), on(2, talk)], now, may(10));
    assert.deepEqual(
      events.map(({ session, sequence, changedAt, isCancelled }) => [session.id, sequence, changedAt, isCancelled]),
      [
        ['talk', 1, may(10), true],
        ['meal', 1, may(2), true],
      ],
    );
    assert.equal(changesAt, '2027-05-30T08:00:00.000Z');
  });

  it('never have a time of change that goes back, even where the clock did', () => {
    const changed = { ...talk, room: '7' };
    assert.equal(feedEvents([on(9, talk), on(3, changed)], now).events[0]?.changedAt, may(9));
  });

  it('keep, for any history, one event a session, and only ever count up', () => {
    const history = fc
      .array(anyProgramme, { maxLength: 6 })
      .map((all) => all.map((each, i) => on(i + 1, ...each.sessions)));
    fc.assert(
      fc.property(history, (versions) => {
        const last = new Map<string, number>();
        for (let count = 0; count <= versions.length; count++) {
          const { events } = feedEvents(versions.slice(0, count), now);
          const ids = events.map(({ session }) => session.id);
          assert.equal(new Set(ids).size, ids.length);
          const held = events.filter(({ isCancelled }) => !isCancelled).map(({ session }) => session);
          assert.deepEqual(new Set(held), new Set(versions[count - 1]?.sessions ?? []));
          for (const { session, sequence } of events) {
            assert.ok(sequence >= (last.get(session.id) ?? 0));
            last.set(session.id, sequence);
          }
        }
      }),
    );
  });

  it('are built in linear time', () => {
    const many = (count: number) =>
      on(1, ...Array.from({ length: count }, (_, i) => sampleSession(1, '09:00', 45, { id: `s${i}`, number: i })));
    const time = (programme: PublishedProgramme) => {
      const begun = performance.now();
      assert.equal(feedEvents([programme], now).events.length, programme.sessions.length);
      return performance.now() - begun;
    };
    const [few, lots] = [many(2000), many(40_000)];
    time(few);
    assert.ok(time(lots) < 1500, 'twenty times as many take no four hundred times as long');
  });
});

describe('What stands in whose feed', () => {
  const secret = sampleSession(1, '08:00', 30, { id: 'secret', kind: 'internal', visibility: 'internal' });
  const reader = (change: Parameters<typeof samplePerson>[0]) => ({ person: samplePerson(change), absences: [] });
  const ids = (versions: PublishedProgramme) => versions.sessions.map(({ id }) => id);

  it('is, for the visit, what guests may read', () => {
    assert.deepEqual(ids(feedProgramme(visit, on(1, secret, talk), null)), ['talk']);
  });

  it('is, for a person, what that person is invited to, however the visit invites', () => {
    fc.assert(
      fc.property(anyPeople, anyProgramme, fc.constantFrom('day', 'session'), (people, { sessions }, scope) => {
        const each = { ...visit, invitation_scope: scope };
        for (const person of people) {
          const own = feedProgramme(each, on(1, ...sessions), { person, absences: [] });
          const invited = eventsOf(each, { sessions }, person).flatMap((event) => event.sessions);
          assert.deepEqual(new Set(own.sessions), new Set(invited));
          assert.ok(
            person.side === 'host' ||
              own.sessions.every((one) => one.visibility !== 'internal' || presents(one, person.id)),
          );
        }
      }),
    );
  });

  it('is nothing internal for a guest, but for a host', () => {
    const programme = on(1, secret, talk);
    assert.deepEqual(ids(feedProgramme(visit, programme, reader({ side: 'guest' }))), ['talk']);
    assert.deepEqual(ids(feedProgramme(visit, programme, reader({ side: 'host' }))), ['secret', 'talk']);
  });

  it('leaves out what somebody misses', () => {
    const late = { person: samplePerson({ arrives_at: meal.startsAt }), absences: [] };
    assert.deepEqual(ids(feedProgramme(visit, on(1, talk, meal), late)), ['meal']);
    const away = { person: samplePerson(), absences: [{ starts_at: meal.startsAt, ends_at: meal.endsAt }] };
    assert.deepEqual(ids(feedProgramme(visit, on(1, talk, meal), away)), ['talk']);
  });

  it('tells guests that something is called off that became internal', () => {
    const hidden = { ...talk, visibility: 'internal' as const };
    const readable = [on(1, talk), on(2, hidden)].map((version) => feedProgramme(visit, version, null));
    assert.deepEqual(shown(readable), [['talk', 1, may(1), may(2), 'gone']]);
  });
});

function presents({ presenters }: ProgrammeSession, id: string): boolean {
  return presenters.some(({ personId }) => personId === id);
}
