import type { ProgrammeSession } from '../../src/domain/programme.ts';

/** A talk for everybody, in the main building. */
export function programmeSession(
  told: Pick<ProgrammeSession, 'number' | 'startsAt' | 'endsAt'> & Partial<ProgrammeSession>,
): ProgrammeSession {
  return {
    id: `session ${told.number}`,
    kind: 'talk',
    title: `Thema ${told.number}`,
    timeQualifier: null,
    room: '2050',
    place: null,
    presenters: [],
    audience: { kind: 'all' },
    visibility: 'guest',
    pressAccess: null,
    departure: null,
    destination: null,
    vehicle: null,
    ...told,
  };
}
