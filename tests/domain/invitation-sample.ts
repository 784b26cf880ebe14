import fc from 'fast-check';
import type { Person, Visit } from '../../src/db/schema.ts';
import { addDays } from '../../src/domain/dates.ts';
import type { Programme, ProgrammeSession } from '../../src/domain/programme.ts';
import { addMinutes, getInstant } from '../../src/domain/time.ts';

export const zone = 'Europe/Berlin';

/** Two days in June, hosted by Osnabrück. */
export function sampleVisit(change: Partial<Visit> = {}): Visit {
  return {
    id: 'visit-1',
    team_id: 'T1',
    channel_id: 'C1',
    code: 'LKOS-BLK-27',
    title: 'Arbeitsbesuch 2027',
    host: 'Landkreis Osnabrück',
    guest: 'Burgenlandkreis',
    place: 'Kreishaus Osnabrück',
    first_day: '2027-06-15',
    last_day: '2027-06-16',
    day_start: '09:00',
    day_end: '17:00',
    time_zone: zone,
    language: 'de',
    status: 'open',
    next_number: 1,
    published_version: 1,
    daily_post_at: '07:30',
    preview_at: '18:00',
    created_by: 'U1',
    created_at: '2027-03-01T08:00:00.000Z',
    closed_at: null,
    invitation_scope: 'day',
    feed_content: 'full',
    invitations_cancelled_at: null,
    mail_count: 0,
    ...change,
  };
}

export function samplePerson(change: Partial<Person> = {}): Person {
  return {
    id: 'person-1',
    visit_id: 'visit-1',
    side: 'guest',
    role: 'member',
    name: 'Götz Ulrich',
    academic_title: null,
    function: 'Landrat',
    unit: null,
    organisation: null,
    email: 'goetz.ulrich@blk.example.org',
    user_id: null,
    language: null,
    arrives_at: null,
    leaves_at: null,
    created_at: '2027-03-01T08:00:00.000Z',
    ...change,
  };
}

/** @param day 1 or 2; `at` on the clocks of the visit */
export function sampleSession(day: number, at: string, minutes: number, change: Partial<ProgrammeSession> = {}) {
  const startsAt = getInstant(addDays('2027-06-15', day - 1), at, zone);
  const session: ProgrammeSession = {
    id: `session-${day}-${at}`,
    number: 1,
    kind: 'talk',
    title: 'Volkshochschule',
    startsAt,
    endsAt: addMinutes(startsAt, minutes),
    timeQualifier: null,
    room: null,
    place: null,
    presenters: [],
    audience: { kind: 'all' },
    visibility: 'guest',
    pressAccess: null,
    departure: null,
    destination: null,
    vehicle: null,
    ...change,
  };
  return session;
}

const ids = ['p0', 'p1', 'p2', 'p3'];

export const anyPeople: fc.Arbitrary<Person[]> = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom(...ids),
      side: fc.constantFrom('host' as const, 'guest' as const),
      role: fc.constantFrom('head' as const, 'member' as const, 'presenter' as const),
      hasAddress: fc.boolean(),
    }),
    { selector: ({ id }) => id },
  )
  .map((people) =>
    people.map(({ hasAddress, ...each }) =>
      samplePerson({ ...each, name: `Name ${each.id}`, email: hasAddress ? `${each.id}@example.org` : null }),
    ),
  );

export const anyProgramme: fc.Arbitrary<Programme> = fc
  .uniqueArray(
    fc.record({
      id: fc.constantFrom('s0', 's1', 's2', 's3', 's4', 's5'),
      day: fc.constantFrom(1, 2, 3),
      hour: fc.integer({ min: 7, max: 22 }),
      minutes: fc.integer({ min: 5, max: 180 }),
      kind: fc.constantFrom('talk' as const, 'internal' as const, 'meal' as const),
      title: fc.string({ minLength: 1, maxLength: 12 }),
      presenters: fc.subarray(ids),
      audience: fc.oneof(
        fc.constant({ kind: 'all' as const }),
        fc.record({ kind: fc.constant('side' as const), side: fc.constantFrom('host' as const, 'guest' as const) }),
        fc.record({ kind: fc.constant('people' as const), people: fc.subarray(ids) }),
      ),
      visibility: fc.constantFrom('guest' as const, 'internal' as const, 'press' as const),
    }),
    { selector: ({ id }) => id },
  )
  .map((sessions) => ({
    sessions: sessions.map(({ day, hour, minutes, presenters, ...each }, index) =>
      sampleSession(day, `${String(hour).padStart(2, '0')}:00`, minutes, {
        ...each,
        number: index + 1,
        presenters: presenters.map((personId) => ({ personId, name: `Name ${personId}`, function: null })),
      }),
    ),
  }));
