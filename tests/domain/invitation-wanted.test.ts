import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Person } from '../../src/db/schema.ts';
import { hashContent } from '../../src/domain/invitation-content.ts';
import type { Absences } from '../../src/domain/invitation-events.ts';
import { listUnreachable, wantedInvitations } from '../../src/domain/invitation-wanted.ts';
import type { Language } from '../../src/domain/language.ts';
import type { Programme } from '../../src/domain/programme.ts';
import { dayOf } from '../../src/domain/time.ts';
import { texts } from '../../src/i18n/index.ts';
import { anyPeople, anyProgramme, samplePerson, sampleSession, sampleVisit, zone } from './invitation-sample.ts';

const visit = sampleVisit();
const wantedBy = (programme: Programme, people: Person[], language: Language = 'de') =>
  wantedInvitations(
    visit,
    programme,
    people.map((person) => ({ person, language, absences: [] })),
    texts,
  );

describe('the invitations that people should have', () => {
  it('leaves out what somebody misses the whole of, but not what they come late to or leave early', () => {
    const programme = {
      sessions: ['09:00', '10:00', '11:00', '14:00', '15:00'].map((time) => sampleSession(1, time, 45)),
    };
    const at = (index: number, later = 0) =>
      new Date(Date.parse(programme.sessions[index]?.startsAt ?? '') + later * 60_000).toISOString();
    const spans = (person: Partial<Person>, absences: Absences = []) =>
      wantedInvitations(visit, programme, [{ person: samplePerson(person), language: 'de', absences }], texts).map(
        ({ content }) => [content.start, content.end],
      );
    assert.deepEqual(spans({ arrives_at: at(1, 10) }), [[at(1), at(4, 45)]]);
    assert.deepEqual(spans({ arrives_at: at(1, 45) }), [[at(2), at(4, 45)]]);
    assert.deepEqual(spans({ leaves_at: at(3) }), [[at(0), at(2, 45)]]);
    assert.deepEqual(spans({}, [{ starts_at: at(0), ends_at: at(1, 45) }]), [[at(2), at(4, 45)]]);
    assert.deepEqual(spans({}, [{ starts_at: at(0), ends_at: at(4, 45) }]), []);
  });

  it('is one per day, from the first start to the last end, with the programme in the description', () => {
    const programme = {
      sessions: [
        sampleSession(1, '13:30', 45, { title: 'Jugendhilfe', room: '2050' }),
        sampleSession(1, '09:00', 30, { title: 'Begrüßung', timeQualifier: 'circa' }),
      ],
    };
    const [only, ...others] = wantedBy(programme, [samplePerson({ side: 'host', academic_title: 'Dr.' })]);
    assert.equal(others.length, 0);
    assert.equal(only?.scope, 'day:2027-06-15');
    assert.equal(only.content.start, '2027-06-15T07:00:00.000Z');
    assert.equal(only.content.end, '2027-06-15T12:15:00.000Z');
    assert.equal(only.content.summary, 'Besuch Burgenlandkreis – Tag 1 (15.06.2027)');
    assert.equal(only.content.location, 'Kreishaus Osnabrück');
    assert.equal(only.content.attendee.name, 'Dr. Götz Ulrich');
    assert.deepEqual(only.content.description.split('\n').slice(-2), [
      'ca. 09:00 bis 09:30\u00a0Uhr: Begrüßung',
      '13:30 bis 14:15\u00a0Uhr: Jugendhilfe, Raum 2050',
    ]);
  });

  it('names the other side: the hosts go to no visit of their own', () => {
    const programme = { sessions: [sampleSession(2, '09:00', 30)] };
    const summaryFor = (person: Person, language: Language) =>
      wantedBy(programme, [person], language)[0]?.content.summary;
    assert.equal(summaryFor(samplePerson(), 'de'), 'Besuch Landkreis Osnabrück – Tag 2 (16.06.2027)');
    assert.equal(summaryFor(samplePerson(), 'en'), 'Visit to Landkreis Osnabrück – day 2 (16 June 2027)');
    assert.equal(summaryFor(samplePerson({ side: 'host' }), 'en'), 'Visit of Burgenlandkreis – day 2 (16 June 2027)');
  });

  it('invites a presenter of no delegation to the own session alone, with its room', () => {
    const presenter = samplePerson({ role: 'presenter', side: 'host', name: 'Katja Bielefeld' });
    const own = sampleSession(1, '10:00', 45, {
      room: '2050',
      presenters: [{ personId: presenter.id, name: presenter.name, function: null }],
    });
    const wanted = wantedBy({ sessions: [sampleSession(1, '09:00', 30), own] }, [presenter]);
    assert.deepEqual(
      wanted.map(({ scope }) => scope),
      [`session:${own.id}`],
    );
    assert.equal(wanted[0]?.content.location, 'Raum 2050, Kreishaus Osnabrück');
    assert.equal(wanted[0]?.content.summary, 'Volkshochschule – Besuch Burgenlandkreis');
  });

  it('is one for each session where the visit invites so, and tells only presenters that they present', () => {
    const person = samplePerson();
    const presenters = [{ personId: person.id, name: person.name, function: null }];
    const programme = {
      sessions: [
        sampleSession(1, '09:00', 30, { title: 'Begrüßung', room: '2050' }),
        sampleSession(1, '10:00', 30, { title: 'Kreisentwicklung', presenters }),
        sampleSession(2, '09:00', 30, { audience: { kind: 'side', side: 'host' } }),
      ],
    };
    const invitees = [{ person, language: 'de' as const, absences: [] }];
    const wanted = wantedInvitations(sampleVisit({ invitation_scope: 'session' }), programme, invitees, texts);
    assert.deepEqual(
      wanted.map(({ scope, content }) => [scope, content.summary, content.location]),
      [
        ['session:session-1-09:00', 'Begrüßung – Besuch Landkreis Osnabrück', 'Raum 2050, Kreishaus Osnabrück'],
        ['session:session-1-10:00', 'Kreisentwicklung – Besuch Landkreis Osnabrück', 'Kreishaus Osnabrück'],
      ],
    );
    assert.deepEqual(
      wanted.map(({ content }) => content.description.includes('Sie tragen vor:')),
      [false, true],
    );
    const daily = wantedBy(programme, [person]).find(({ scope }) => scope === 'session:session-1-10:00');
    assert.equal(hashContent(daily?.content ?? assert.fail()), hashContent(wanted[1]?.content ?? assert.fail()));
  });

  it('keeps internal sessions from the guests', () => {
    const programme = {
      sessions: [sampleSession(1, '08:00', 30, { visibility: 'internal', title: 'Vorbesprechung' })],
    };
    assert.deepEqual(wantedBy(programme, [samplePerson()]), []);
    assert.equal(wantedBy(programme, [samplePerson({ side: 'host' })]).length, 1);
  });

  it('has the address of another building in place of the visit’s own, and what has to be minded there', () => {
    const presenter = samplePerson({ role: 'presenter', side: 'host' });
    const place = { building: 'MaßArbeit', address: 'Am Schölerberg 1', notes: ['Eingang B'] };
    const presenters = [{ personId: presenter.id, name: presenter.name, function: null }];
    const locationIn = (room: string, of: typeof place | { building: null; address: null; notes: string[] }) =>
      wantedBy({ sessions: [sampleSession(1, '10:00', 45, { room, place: of, presenters })] }, [presenter])[0]?.content
        .location;
    assert.equal(locationIn('MaßArbeit', place), 'MaßArbeit, Am Schölerberg 1, Eingang B');
    assert.equal(locationIn('Saal 1', place), 'Saal 1, MaßArbeit, Am Schölerberg 1, Eingang B');
    const inside = { building: null, address: null, notes: ['mit Beamer'] };
    assert.equal(locationIn('2050', inside), 'Raum 2050, mit Beamer, Kreishaus Osnabrück');
  });

  it('gives each member every day with sessions once, and each presenter every own session', () => {
    fc.assert(
      fc.property(anyPeople, anyProgramme, (people, programme) => {
        const scopes = wantedBy(programme, people).map(({ personId, scope }) => `${personId} ${scope}`);
        const expected = people
          .filter((person) => person.email !== null)
          .flatMap((person) => {
            const presented = programme.sessions.filter((session) =>
              session.presenters.some(({ personId }) => personId === person.id),
            );
            const isMember = person.role !== 'presenter';
            const attended = programme.sessions.filter((session) => {
              if (presented.includes(session)) return isMember;
              if (session.visibility === 'internal' && person.side === 'guest') return false;
              const { audience } = session;
              if (audience.kind === 'people') return audience.people.includes(person.id);
              return isMember && (audience.kind === 'all' || audience.side === person.side);
            });
            const days = attended.map(({ startsAt }) => `day:${dayOf(startsAt, zone)}`);
            return [...new Set(days), ...presented.map(({ id }) => `session:${id}`)].map(
              (scope) => `${person.id} ${scope}`,
            );
          });
        assert.deepEqual(scopes.toSorted(), expected.toSorted());
      }),
    );
  });

  it('covers the whole of its sessions and nothing else, and shows each of them', () => {
    fc.assert(
      fc.property(anyPeople, anyProgramme, (people, programme) => {
        for (const { content } of wantedBy(programme, people)) {
          const within = programme.sessions.filter(
            ({ startsAt, endsAt }) => startsAt >= content.start && endsAt <= content.end,
          );
          assert.ok(within.some(({ startsAt }) => startsAt === content.start));
          assert.ok(within.some(({ endsAt }) => endsAt === content.end));
          for (const [, what] of content.rows) assert.ok(content.description.includes(what));
        }
      }),
    );
  });

  it('reaches everyone who takes part, or says whom it does not', () => {
    fc.assert(
      fc.property(anyPeople, anyProgramme, (people, programme) => {
        const withAddress = people.map((person) => ({ ...person, email: `${person.id}@example.org` }));
        const everyone = new Set(wantedBy(programme, withAddress).map(({ personId }) => personId));
        const reached = new Set(wantedBy(programme, people).map(({ personId }) => personId));
        const unreachable = listUnreachable(
          visit,
          programme,
          people.map((person) => ({ person, language: 'de', absences: [] })),
        ).map(({ id }) => id);
        assert.deepEqual([...reached, ...unreachable].toSorted(), [...everyone].toSorted());
      }),
    );
  });

  it('does not depend on the order of the programme', () => {
    fc.assert(
      fc.property(anyPeople, anyProgramme, (people, programme) => {
        const hashes = (from: Programme) =>
          wantedBy(from, people)
            .map(({ personId, scope, content }) => [personId, scope, hashContent(content)].join(' '))
            .toSorted();
        assert.deepEqual(hashes({ sessions: programme.sessions.toReversed() }), hashes(programme));
      }),
    );
  });
});
