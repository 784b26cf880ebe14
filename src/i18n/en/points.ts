import type { SessionKind, Side, Topic, Visit } from '../../db/schema.ts';
import { formatDateLong, formatDuration } from '../../domain/format-time.ts';
import type { KindField, UsualTitle } from '../../domain/session-kind.ts';
import { choices } from './choices.ts';
import { and } from './plural.ts';

const titles: Record<UsualTitle, string> = {
  welcome: 'Welcome',
  introductions: 'Round of introductions',
  breakfast: 'Breakfast',
  lunch: 'Lunch',
  dinner: 'Dinner',
  meal: 'Meal',
  break: 'Break',
  transfer: 'Transfer',
  photo: 'Group photo',
  press: 'Press appointment',
  internal: 'Internal meeting',
};

/** A transfer as it was said, with its arrival as people read it. */
export interface WayThere {
  departure: string | null;
  destination: string | null;
  arrival: string;
}

const onlyTransfers = {
  departure: 'A start',
  destination: 'A destination',
  arrival: 'An arrival',
  vehicle: 'A vehicle',
};

export const points = {
  titles,
  exactTime: 'Please give the arrival as a plain time, without “about” or “from”.',
  doesNotFit: (field: KindField, kind: SessionKind) =>
    field === 'pressAccess'
      ? `There is nothing to say about the press here: the kind is “${choices[kind]}”.`
      : `${onlyTransfers[field]} goes with transfers only. The kind here is “${choices[kind]}”.`,
  needsLength: 'How long does it take? For a transfer, the arrival will do.',
  needsTitle: 'What is it called? Only a few kinds, such as a welcome or a meal, have a name of their own.',
  lengthOrArrival: (said: { time: string; arrival: string; minutes: number; lengthMinutes: number }) =>
    `From ${said.time} to ${said.arrival} it is ${formatDuration(said.minutes)}, not ${formatDuration(said.lengthMinutes)}. Please give either the arrival or the length.`,
  arrivalBefore: (time: string, arrival: string) => `The arrival (${arrival}) must be after the departure (${time}).`,
  internalNotForPress: 'What is internal cannot be for the press. Please choose one of the two.',
  internalNotForGuests: 'Guests do not see what is internal, so it cannot be for them. Please choose one of the two.',
  fixedOnly: (topic: Pick<Topic, 'number' | 'title'>) =>
    `#${topic.number} “${topic.title}” is a topic. Start, destination, arrival, vehicle and press belong to fixed points only.`,
  onlySide: (side: Side, visit: Visit) =>
    side === 'guest' ? `guests only: ${visit.guest}` : `hosts only: ${visit.host}`,
  onlyPeople: (names: readonly string[], more: number) =>
    names.length === 0 ? 'for nobody yet' : `for ${and(more > 0 ? [...names, `${more} more`] : names)}`,
  internal: 'internal',
  parallel: (numbers: readonly number[]) => `at the same time as ${and(numbers.map((number) => `#${number}`))}`,
  way: ({ departure, destination, arrival }: WayThere) =>
    [...(departure ? [`from ${departure}`] : []), ...(destination ? [`arriving ${destination} ${arrival}`] : [])].join(
      ', ',
    ),
  onlyInternal: 'The channel is told nothing: only internal things change.',
  mineOn: (day: string) => `You take part, ${formatDateLong(day, 'en')}`,
};
