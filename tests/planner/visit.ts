import type { PlanFixed, PlanInput, PlanTopic } from '../../src/planner/types.ts';

/** A topic of 45 minutes for all, with what a test says of it. */
export function topic(number: number, given: Partial<PlanTopic> = {}): PlanTopic {
  return {
    number,
    rank: number,
    length: 45,
    presenters: [],
    audience: { kind: 'all' },
    needed: [],
    rooms: [],
    wishedRoom: null,
    field: null,
    wish: null,
    ...given,
  };
}

/** A fixed point for all. */
export function fixed(number: number, day: string, start: number, length: number, kind = 'other'): PlanFixed {
  return {
    number,
    day,
    start,
    length,
    room: null,
    building: null,
    exit: null,
    audience: { kind: 'all' },
    presenters: [],
    kind,
  };
}

export const tuesday = '2027-06-15';
export const wednesday = '2027-06-16';

/** Two days from 9 to 17 in one house, with what a test says of it. */
export function visit(given: Partial<PlanInput> = {}): PlanInput {
  return {
    days: [
      { day: tuesday, from: 540, until: 1020 },
      { day: wednesday, from: 540, until: 1020 },
    ],
    people: [],
    rooms: [],
    travel: [],
    fixed: [],
    topics: [],
    tracks: 1,
    breaks: { minutes: 15, afterWork: 90 },
    lunch: { from: 720, until: 810, least: 45, most: 60 },
    published: [],
    wishes: {},
    ...given,
  };
}

/** The visit of /work's seed: seven topics by weight, two of them with a presenter, in the Kreishaus Osnabrück. */
export function seedVisit(): PlanInput {
  const rooms = [{ id: 'Großer Sitzungssaal', building: null }];
  return visit({
    rooms,
    people: [
      { id: 'lübbersmann', side: 'host', presence: null },
      { id: 'ulrich', side: 'guest', presence: null },
      { id: 'bielefeld', side: 'host', presence: null },
      { id: 'ostendorf', side: 'host', presence: [{ day: tuesday, from: 0, until: 1440 }] },
    ],
    fixed: [
      { ...fixed(8, tuesday, 600, 30, 'welcome'), room: 'Großer Sitzungssaal' },
      fixed(9, tuesday, 750, 60, 'meal'),
      fixed(10, wednesday, 750, 60, 'meal'),
      { ...fixed(11, wednesday, 960, 30, 'photo') },
    ],
    topics: [
      topic(1, { length: 60, field: 'Migration' }),
      topic(2, { length: 60, field: 'Migration', presenters: ['bielefeld'] }),
      topic(3, { length: 60, field: 'Arbeit', presenters: ['ostendorf'] }),
      topic(4, { field: 'Bildung' }),
      topic(5, { field: 'Bildung' }),
      topic(6),
      topic(7),
    ],
  });
}
