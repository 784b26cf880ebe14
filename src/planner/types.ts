/**
 * What goes into the planner and what comes out. Times are minutes of the day on the wall of the visit (540 is 09:00), days are
 * `2027-06-15`: the caller turns them into instants and back (`src/domain/time.ts`). A visit's hours never cross midnight, so no
 * day's hours contain a change of the clocks.
 */
export interface PlanInput {
  days: readonly PlanDay[];
  people: readonly PlanPerson[];
  rooms: readonly PlanRoom[];
  /** Minutes between two buildings, in both directions. A pair that is not named takes no time. */
  travel: readonly PlanTravel[];
  fixed: readonly PlanFixed[];
  topics: readonly PlanTopic[];
  /** How many topics may run at the same time. */
  tracks: 1 | 2;
  breaks: BreakRule;
  /** Null: nobody needs lunch. A day with a meal among its fixed points inside the window gets no other. */
  lunch: LunchRule | null;
  published: readonly PublishedPlacement[];
  wishes: PlanWishes;
}

export interface PlanDay {
  day: string;
  from: number;
  until: number;
}

export type PlanSide = 'host' | 'guest';

export interface PlanPerson {
  id: string;
  /** Null: of no delegation, and in no audience unless by name. */
  side: PlanSide | null;
  /** Null: there all the time. A day without an interval: not there on that day. */
  presence: readonly PlanDay[] | null;
}

export interface PlanRoom {
  id: string;
  /** Null: the main building. */
  building: string | null;
}

export interface PlanTravel {
  between: readonly [string | null, string | null];
  minutes: number;
}

export type PlanAudience =
  | { kind: 'all' }
  | { kind: 'side'; side: PlanSide }
  | { kind: 'people'; people: readonly string[] };

export interface PlanFixed {
  number: number;
  day: string;
  start: number;
  length: number;
  room: string | null;
  /** Of the room, which need not be among the rooms; null is the main one. */
  building: string | null;
  /** Where it leaves people: a transfer ends in another building than it begins in. */
  exit: string | null;
  audience: PlanAudience;
  /** Who is taken up besides the audience; of a topic that was placed by hand, those who present it. */
  presenters: readonly string[];
  /** A session kind of the programme; meals, breaks and social points are rest, everything else is work. */
  kind: string;
}

export interface PlanTopic {
  number: number;
  /** Position by votes, 1 is best; equal ranks are ordered by number. */
  rank: number;
  length: number;
  presenters: readonly string[];
  audience: PlanAudience;
  /** Who must be there besides the presenters (a counterpart, the head of a delegation). */
  needed: readonly string[];
  /** Rooms that fit. Empty: every room does. */
  rooms: readonly string[];
  wishedRoom: string | null;
  field: string | null;
  wish: TimeWish | null;
}

export interface TimeWish {
  day: string | null;
  start: number | null;
  must: boolean;
}

export interface BreakRule {
  minutes: number;
  afterWork: number;
}

/** Lunch starts and ends inside the window, and takes `most` minutes, or at the worst `least`. */
export interface LunchRule {
  from: number;
  until: number;
  least: number;
  most: number;
}

export interface PublishedPlacement {
  topic: number;
  day: string;
  start: number;
}

export interface PlanWishes {
  breakMinutes?: number;
  endEarlierBy?: number;
  /** This topic opens its day, on the first day and at the first time that it can have. */
  first?: number;
}

export interface Placement {
  topic: number;
  day: string;
  start: number;
  length: number;
  room: string | null;
  building: string | null;
  /** 1 or 2; the column of a timetable. */
  track: number;
}

export interface Pause {
  kind: 'break' | 'lunch';
  day: string;
  start: number;
  length: number;
}

/** One fact of a conflict; words are made of it elsewhere. */
export type Fact =
  | { kind: 'presence'; person: string; day: string; present: readonly { from: number; until: number }[] }
  | { kind: 'hours'; day: string; from: number; until: number }
  | { kind: 'fixed'; number: number; day: string; start: number; until: number }
  | { kind: 'topic'; number: number; day: string; start: number; until: number }
  | { kind: 'tracks'; tracks: number }
  | { kind: 'rooms'; rooms: readonly string[] }
  | { kind: 'must'; day: string | null; start: number | null }
  | { kind: 'first'; number: number }
  | { kind: 'lunch'; from: number; until: number; minutes: number }
  | { kind: 'breaks'; minutes: number; afterWork: number };

/** Leave out any one of the facts, and the topic has a place; together they leave none. */
export interface Unplaced {
  topic: number;
  facts: readonly Fact[];
}

export interface Plan {
  placements: readonly Placement[];
  pauses: readonly Pause[];
  unplaced: readonly Unplaced[];
  /** Days on which fixed points leave no room for the lunch that the rule asks for. */
  withoutLunch: readonly string[];
  /** The price of this programme, by the weights of `weights.ts`; less is better. */
  cost: number;
  /** No programme costs less than this. Equal to `cost` where the optimum is proven. */
  bound: number;
  /** `(cost - bound) / cost`, 0 where the optimum is proven. */
  gap: number;
  proven: boolean;
  /** Starts lie on multiples of this many minutes. */
  gridMinutes: number;
}
