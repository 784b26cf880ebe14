import fc from 'fast-check';
import { type WantedInvitation, wantedInvitations } from '../../src/domain/invitation-wanted.ts';
import type { ProgrammeSession } from '../../src/domain/programme.ts';
import { texts } from '../../src/i18n/index.ts';
import { samplePerson, sampleSession, sampleVisit } from '../domain/invitation-sample.ts';
import { anyText } from './any-text.ts';

export const zones = ['Europe/Berlin', 'Europe/Lisbon', 'America/Sao_Paulo', 'Asia/Kathmandu', 'Pacific/Auckland'];

const anySession = fc.record({
  minute: fc.integer({ min: 0, max: 365 * 1440 - 1 }),
  lasts: fc.integer({ min: 1, max: 600 }),
  title: anyText,
  room: fc.option(anyText),
  presenter: fc.option(anyText),
  departure: fc.option(anyText),
  destination: fc.option(anyText),
  vehicle: fc.option(anyText),
});

const anyPerson = fc.record({
  side: fc.constantFrom('host' as const, 'guest' as const),
  name: anyText,
  academic_title: fc.option(anyText),
  function: fc.option(anyText),
  unit: fc.option(anyText),
  organisation: fc.option(anyText),
});

/** The invitations of any visit, in any words, at any minute of 2027 and in several zones; at least one. */
export const anyInvitations: fc.Arbitrary<WantedInvitation[]> = fc
  .record({
    title: anyText,
    host: anyText,
    guest: anyText,
    place: anyText,
    time_zone: fc.constantFrom(...zones),
    invitation_scope: fc.constantFrom('day' as const, 'session' as const),
    language: fc.constantFrom('de' as const, 'en' as const),
    sessions: fc.array(anySession, { minLength: 1, maxLength: 4 }),
    people: fc.array(anyPerson, { minLength: 1, maxLength: 3 }),
  })
  .map(({ sessions, people, language, ...visit }) =>
    wantedInvitations(
      sampleVisit(visit),
      { sessions: sessions.map(sessionOf) },
      people.map((person, index) => ({
        person: samplePerson({ ...person, id: `person-${index}`, email: `p${index}@blk.example.org` }),
        language,
        absences: [],
      })),
      texts,
    ),
  );

function sessionOf(
  { minute, lasts, presenter, ...texts }: typeof anySession extends fc.Arbitrary<infer T> ? T : never,
  index: number,
): ProgrammeSession {
  const start = Date.UTC(2027, 0) + minute * 60_000;
  return sampleSession(1, '09:00', 30, {
    ...texts,
    id: `session-${index}`,
    number: index + 1,
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(start + lasts * 60_000).toISOString(),
    presenters: presenter === null ? [] : [{ personId: 'somebody', name: presenter, function: presenter }],
  });
}
