import type { Visit } from '../../db/schema.ts';
import type { Conflict, PersonFacts, Placed } from '../../domain/conflicts.ts';
import { daysBetween } from '../../domain/dates.ts';
import { formatDate, formatDateLong, formatTime, formatWeekday } from '../../domain/format-time.ts';
import { clockAt } from '../../domain/minute-of-day.ts';
import { dayOf, wallTimeOf } from '../../domain/time.ts';
import { and, count } from './plural.ts';
import { roomName } from './room.ts';

type Days = Pick<Visit, 'first_day' | 'last_day' | 'time_zone'>;

/** "Tuesday", with the date where a visit has more than one. */
const dayWord = (day: string, visit: Days): string =>
  daysBetween(visit.first_day, visit.last_day) < 7
    ? formatWeekday(day, 'en')
    : `${formatWeekday(day, 'en')}, ${formatDate(day, 'en')}`;

const span = ({ startsAt, endsAt, timeQualifier }: Placed, { time_zone }: Days): string => {
  const start = formatTime(wallTimeOf(startsAt, time_zone), 'en', timeQualifier ?? undefined);
  return `${start} to ${wallTimeOf(endsAt, time_zone)}`;
};

const capitalised = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const names = (people: readonly PersonFacts[]): string => {
  const shown = people.slice(0, people.length > 4 ? 3 : 4).map(({ name }) => name);
  const rest = people.length - shown.length;
  return and(rest > 0 ? [...shown, count(rest, 'other', 'others')] : shown);
};

const present = ({ presence }: PersonFacts, session: Placed, visit: Days): string => {
  const all = presence ?? [];
  const spans = all.length > 4 ? all.filter(({ day }) => day === dayOf(session.startsAt, visit.time_zone)) : all;
  return and(
    spans.map(({ day, from, until }) => {
      const on = dayWord(day, visit);
      if (from === 0) return until === 1440 ? on : `${on} until ${clockAt(until)}`;
      return until === 1440 ? `${on} from ${clockAt(from)}` : `${on} ${clockAt(from)} to ${clockAt(until)}`;
    }),
  );
};

const away = (person: PersonFacts, session: Placed, visit: Days): string => {
  const when = present(person, session, visit);
  return when === '' ? `${person.name} is not there then.` : `${person.name} is only there ${when}.`;
};

export const conflict = {
  said: (conflict: Conflict, visit: Visit): string => {
    const { session } = conflict;
    switch (conflict.kind) {
      case 'day':
        return `${formatDate(dayOf(session.startsAt, visit.time_zone), 'en')} is not part of the visit.`;
      case 'absent':
        return conflict.people.map((person) => away(person, session, visit)).join(' ');
      case 'way': {
        const { other, from, to, minutes, left } = conflict;
        const end = `${other.title}, until ${wallTimeOf(other.endsAt, visit.time_zone)}`;
        const start = `${other.title}, from ${wallTimeOf(other.startsAt, visit.time_zone)}`;
        const [first, second] =
          other.startsAt < session.startsAt ? [`${from} (${end})`, to] : [from, `${to} (${start})`];
        return `It takes ${count(minutes, 'minute', 'minutes')} from ${first} to ${second}; there ${left === 1 ? 'is' : 'are'} ${left}.`;
      }
      case 'clash': {
        const { other, room, shared } = conflict;
        const what = `${other.title}, ${span(other, visit)}`;
        const people = shared?.people ?? [];
        const busy = people.length > 0 ? `${names(people)} ${people.length === 1 ? 'is' : 'are'} busy` : undefined;
        if (room && busy) return `${capitalised(roomName(room))} is taken then, and ${busy}: ${what}.`;
        if (room) return `${capitalised(roomName(room))} is taken then: ${what}.`;
        if (busy) return `${busy} then: ${what}.`;
        if (shared?.group === 'host' || shared?.group === 'guest')
          return `${visit[shared.group]} is busy then: ${what}.`;
        return `Something else is planned then: ${what}.`;
      }
    }
  },
  about: (session: Placed, visit: Visit) =>
    `#${session.number} ${session.title} (${dayWord(dayOf(session.startsAt, visit.time_zone), visit)}, ${span(session, visit)})`,
  title: (conflicts: number) => `${count(conflicts, 'conflict', 'conflicts')} in the draft`,
  stays: (conflicts: number): string =>
    conflicts === 1
      ? 'It is placed all the same. The overview names this conflict until it is solved:'
      : 'It is placed all the same. The overview names these conflicts until they are solved:',
  beforePublishing: 'You can publish all the same.',
  more: (rest: number) => `and ${count(rest, 'more conflict', 'more conflicts')}`,
  mark: 'Conflict',
  timeWay: (day: string, time: string, visit: Days) =>
    daysBetween(visit.first_day, visit.last_day) < 7
      ? `${formatWeekday(day, 'en').slice(0, 3)} ${time}`
      : `${formatDate(day, 'en')}, ${time}`,
  roomWay: (room: string) => `Same time, ${roomName(room)}`,
  swapWay: (number: number) => `Swap with #${number}`,
  insist: 'Place anyway',
  insistEdit: 'Save anyway',
  insistSwap: 'Swap anyway',
  moveButton: (number: number) => `Move #${number}`,
  swapped: (a: { number: number; title: string }, b: { number: number; title: string }) =>
    `#${a.number} “${a.title}” and #${b.number} “${b.title}” have changed places.`,
  swapTwo: 'Please name the two that are to change places, by their numbers.',
  swapLine: 'agenda swap 3 5',
  notPlaced: (number: number) => `#${number} has no time yet, so it cannot change places with another one.`,
  slot: (day: string, time: string) =>
    `${formatWeekday(day, 'en').slice(0, 3)}, ${formatDate(day, 'en').replace(/ \d{4}$/, '')}: ${time}`,
  slotDay: (day: string) => formatDateLong(day, 'en'),
  nothingFree: ({ number, title, room }: Placed, length: string) =>
    `No time is free for #${number} “${title}” (${length}${room ? `, ${roomName(room)}` : ''}).`,
  tooLong: (visit: Visit) => `It is longer than the visit hours, ${visit.day_start} to ${visit.day_end}.`,
  neverThere: (name: string) => `${name} is not there during the visit.`,
  allTaken: 'Something is in the way all through the visit hours.',
  whatThen: 'Make it shorter, choose another room, or take something else out of the draft.',
  shorter: (length: string) => `Only ${length}`,
  changedSince: 'The draft has changed since you saw it, so nothing has been published. This is how it is now:',
};
