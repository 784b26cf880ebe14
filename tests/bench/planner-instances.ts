import type { PlanAudience, PlanFixed, PlanInput, PlanPerson, PlanSide, PlanTopic } from '../../src/planner/types.ts';

/** How large a visit to make up. */
export interface Size {
  topics: number;
  days: number;
  fixed: number;
  people: number;
  tracks: 1 | 2;
}

/** The sizes that the planner is measured at. The third is the one that issue 4 asks to answer in two seconds. */
export const sizes: readonly Size[] = [
  { topics: 7, days: 2, fixed: 4, people: 12, tracks: 1 },
  { topics: 20, days: 2, fixed: 8, people: 30, tracks: 2 },
  { topics: 40, days: 3, fixed: 20, people: 60, tracks: 2 },
  { topics: 80, days: 5, fixed: 30, people: 80, tracks: 2 },
];

const fields = ['Soziales', 'Bildung', 'Verwaltung', 'Wirtschaft', 'Umwelt', 'Gesundheit', 'Jugend', 'Verkehr'];

/** A visit that looks like one: the same for the same size and seed. */
export function madeUpVisit(size: Size, seed = 1): PlanInput {
  const pick = picker(seed);
  const days = Array.from({ length: size.days }, (_, day) => ({ day: `2027-06-${15 + day}`, from: 540, until: 1050 }));
  const people = Array.from({ length: size.people }, (_, index): PlanPerson => {
    const side: PlanSide = index % 2 === 0 ? 'host' : 'guest';
    const late = pick(10) === 0;
    const presence = late
      ? days.slice(1).map(({ day }) => ({ day, from: 0, until: pick(2) === 0 ? 1440 : 780 }))
      : null;
    return { id: `p${index}`, side, presence };
  });
  return {
    days,
    people,
    rooms: [
      { id: 'Sitzungssaal', building: null },
      { id: '2050', building: null },
      { id: '2051', building: null },
      { id: 'MaßArbeit', building: 'Am Schölerberg' },
    ].slice(0, size.topics < 10 ? 2 : 4),
    travel: [{ between: [null, 'Am Schölerberg'], minutes: 15 }],
    fixed: Array.from({ length: size.fixed }, (_, index) => madeUpFixed(index, size, pick)),
    topics: Array.from({ length: size.topics }, (_, index) => madeUpTopic(index, size, pick)),
    tracks: size.tracks,
    breaks: { minutes: 15, afterWork: 90 },
    lunch: { from: 720, until: 810, least: 45, most: 60 },
    published: [],
    wishes: {},
  };
}

/** A welcome on each morning, and on each afternoon a point for all; the rest is for a few people each. */
function madeUpFixed(index: number, size: Size, pick: (below: number) => number): PlanFixed {
  const day = `2027-06-${15 + (index % size.days)}`;
  const round = Math.floor(index / size.days);
  const common = {
    number: 100 + index,
    day,
    building: null,
    exit: null,
    audience: { kind: 'all' } as PlanAudience,
    presenters: [],
  };
  if (round === 0) return { ...common, start: 540, length: 30, room: 'Sitzungssaal', kind: 'welcome' };
  if (round === 1) return { ...common, start: 990, length: 45, room: null, kind: 'photo' };
  const audience: PlanAudience = { kind: 'people', people: [`p${pick(size.people)}`, `p${pick(size.people)}`] };
  const start = 540 + 15 * pick(28);
  return { ...common, start, length: 30, room: null, kind: 'internal', audience };
}

function madeUpTopic(index: number, size: Size, pick: (below: number) => number): PlanTopic {
  const length = [30, 45, 45, 60][pick(4)] ?? 45;
  const kind = size.tracks === 1 ? 0 : pick(5);
  const group = Array.from({ length: 6 }, () => `p${pick(size.people)}`);
  const audience: PlanAudience =
    kind === 0
      ? { kind: 'all' }
      : kind === 1
        ? { kind: 'side', side: 'guest' }
        : { kind: 'people', people: [...new Set(group)] };
  return {
    number: index + 1,
    rank: index + 1,
    length,
    presenters: [`p${2 * pick(size.people / 2)}`],
    audience,
    needed: [],
    rooms: pick(8) === 0 && size.topics >= 10 ? ['MaßArbeit'] : ['Sitzungssaal', '2050', '2051'],
    wishedRoom: pick(4) === 0 ? '2050' : null,
    field: fields[pick(Math.max(2, Math.ceil(size.topics / 6)))] ?? null,
    wish: null,
  };
}

/** Numbers that look random and are always the same (a linear congruential generator, Numerical Recipes' constants). */
function picker(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
