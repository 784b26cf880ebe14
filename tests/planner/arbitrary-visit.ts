import fc from 'fast-check';
import type { PlanAudience, PlanInput } from '../../src/planner/types.ts';
import { topic, tuesday, visit, wednesday } from './visit.ts';

const people = ['a', 'b', 'c', 'd'];
const days = [tuesday, wednesday];

const audience: fc.Arbitrary<PlanAudience> = fc.oneof(
  fc.constant<PlanAudience>({ kind: 'all' }),
  fc.constantFrom('host' as const, 'guest' as const).map((side): PlanAudience => ({ kind: 'side', side })),
  fc.subarray(people, { minLength: 1, maxLength: 2 }).map((named): PlanAudience => ({ kind: 'people', people: named })),
);

const quarters = (least: number, most: number): fc.Arbitrary<number> =>
  fc.integer({ min: least / 15, max: most / 15 }).map((count) => count * 15);

/** Small visits with everything that a rule can bite on: sides, rooms in two buildings, presence, wishes, fixed points. */
export function arbitraryVisit(mostTopics: number, hours: { from: number; until: number }): fc.Arbitrary<PlanInput> {
  const rooms = [
    { id: 'hall', building: null },
    { id: 'small', building: null },
    { id: 'annexe', building: 'annexe' },
  ];
  return fc
    .record({
      tracks: fc.constantFrom(1 as const, 2 as const),
      roomCount: fc.constantFrom(0, 1, 3),
      presence: fc.option(quarters(hours.from, hours.until)),
      breakMinutes: fc.constantFrom(15, 15, 30, 20),
      endEarlierBy: fc.constantFrom(0, 0, 30),
      fixed: fc.array(
        fc.record({
          day: fc.constantFrom(...days),
          start: quarters(hours.from, hours.until - 60),
          length: quarters(15, 60),
          room: fc.constantFrom(null, 'hall'),
          building: fc.constantFrom(null, null, 'annexe'),
          exit: fc.constantFrom(null, null, 'annexe'),
          audience,
          presenters: fc.subarray(people, { maxLength: 1 }),
          kind: fc.constantFrom('welcome', 'meal', 'social', 'photo'),
        }),
        { maxLength: 3 },
      ),
      topics: fc.array(
        fc.record({
          length: fc.oneof(quarters(15, 120), fc.constant(20)),
          presenters: fc.subarray(people, { maxLength: 1 }),
          audience,
          annexe: fc.integer({ min: 0, max: 4 }).map((dice) => dice === 0),
          field: fc.constantFrom(null, 'x', 'y'),
          wish: fc.option(
            fc.record({
              day: fc.constantFrom(...days, null),
              start: fc.option(quarters(hours.from, hours.until)),
              must: fc.boolean(),
            }),
            { freq: 4 },
          ),
        }),
        { minLength: 1, maxLength: mostTopics },
      ),
    })
    .map(({ tracks, roomCount, presence, breakMinutes, endEarlierBy, fixed, topics }) =>
      visit({
        days: days.map((day) => ({ day, ...hours })),
        tracks,
        rooms: rooms.slice(0, roomCount),
        travel: [{ between: [null, 'annexe'], minutes: 20 }],
        people: people.map((id, index) => ({
          id,
          side: index === 3 ? null : index % 2 === 0 ? 'host' : 'guest',
          presence: index === 0 && presence !== null ? [{ day: tuesday, from: 0, until: presence }] : null,
        })),
        wishes: { breakMinutes, endEarlierBy },
        fixed: fixed.map((point, index) => ({
          ...point,
          number: 50 + index,
          room: roomCount === 0 ? null : point.room,
        })),
        topics: topics.map(({ annexe, ...given }, index) =>
          topic(index + 1, { ...given, rooms: annexe && roomCount === 3 ? ['annexe'] : [] }),
        ),
      }),
    );
}
