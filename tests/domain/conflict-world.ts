/** Sessions and people of one day, arbitrary and small, so that they are often in each other's way. */

import fc from 'fast-check';
import type { ConflictFacts, PersonFacts, Placed } from '../../src/domain/conflicts.ts';
import { addMinutes } from '../../src/domain/time.ts';

export const day = '2027-06-15';
const midnight = '2027-06-14T22:00:00.000Z';

/** An instant of that day in Berlin. */
export function minute(of: number): string {
  return addMinutes(midnight, of);
}

export function person(id: string, more: Partial<PersonFacts> = {}): PersonFacts {
  return { id, name: id, side: 'host', role: 'member', presence: null, ...more };
}

/** From one minute of the day to another, for all, without a room. */
export function session(number: number, from: number, until: number, more: Partial<Placed> = {}): Placed {
  return {
    id: `s${number}`,
    number,
    kind: 'talk',
    title: `Topic ${number}`,
    startsAt: minute(from),
    endsAt: minute(until),
    timeQualifier: null,
    room: null,
    audience: { kind: 'all' },
    departure: null,
    destination: null,
    presenters: [],
    ...more,
  };
}

export function factsOf(people: readonly PersonFacts[], more: Partial<ConflictFacts> = {}): ConflictFacts {
  return {
    visit: {
      first_day: day,
      last_day: '2027-06-16',
      time_zone: 'Europe/Berlin',
      day_start: '09:00',
      day_end: '17:00',
      place: 'Kreishaus',
    },
    people: new Map(people.map((each) => [each.id, each])),
    rooms: [{ name: 'Saal', building: 'annexe' }],
    buildings: [{ id: 'annexe', name: 'MaßArbeit' }],
    ways: [{ between: ['', 'annexe'], minutes: 15 }],
    ...more,
  };
}

const ids = ['anna', 'bert', 'carl', 'dora'];
const sides = fc.constantFrom('host' as const, 'guest' as const);

export const arbitraryFacts = fc
  .tuple(
    ...ids.map((id) =>
      fc.record({
        id: fc.constant(id),
        name: fc.constant(id),
        side: sides,
        role: fc.constantFrom('head' as const, 'member' as const, 'presenter' as const),
        presence: fc.option(
          fc
            .tuple(fc.integer({ min: 500, max: 640 }), fc.integer({ min: 0, max: 200 }))
            .map(([from, length]) => [{ day, from, until: from + length }]),
        ),
      }),
    ),
  )
  .chain((people) => fc.integer({ min: 1, max: 30 }).map((minutes) => ({ people, minutes })))
  .map(({ people, minutes }) => factsOf(people, { ways: [{ between: ['', 'annexe'], minutes }] }));

const audience = fc.oneof(
  fc.constant({ kind: 'all' as const }),
  sides.map((side) => ({ kind: 'side' as const, side })),
  fc.uniqueArray(fc.constantFrom(...ids)).map((people) => ({ kind: 'people' as const, people })),
);

export function arbitrarySession(number: number): fc.Arbitrary<Placed> {
  return fc
    .record({
      from: fc.integer({ min: 540, max: 700 }),
      length: fc.integer({ min: 1, max: 60 }),
      room: fc.constantFrom(null, 'Saal', 'raum 7', 'Raum  7', '7', 'MaßArbeit', 'Ratskeller'),
      audience,
      presenters: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 2 }),
    })
    .map(({ from, length, room, audience, presenters }) =>
      session(number, from, from + length, {
        room,
        audience,
        presenters: presenters.map((personId) => ({ personId })),
      }),
    );
}
