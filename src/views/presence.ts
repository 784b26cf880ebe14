/** When someone is there, in words: short for lists, in full for details, and as it can be typed. */

import type { Absence, Person, Visit } from '../db/schema.ts';
import { addDays, daysBetween } from '../domain/dates.ts';
import { formatDate, formatDateLong, formatTimeSpoken, formatWeekday } from '../domain/format-time.ts';
import { type Day, dayOf, type Instant, type WallTime, wallTimeOf } from '../domain/time.ts';
import { type Language, texts } from '../i18n/index.ts';

type Times = Pick<Person, 'arrives_at' | 'leaves_at'>;
type Away = Pick<Absence, 'starts_at' | 'ends_at'>;

/** A moment on the wall; without a time the beginning of the day, or its end. */
interface Moment {
  day: Day;
  time: WallTime | undefined;
}

/** For lists: `ab Di 10:30`, `bis Mi 15:00`, `abwesend Mi 09:00–11:00`; nothing for who is there all the time. */
export function shortPresence(person: Times, absences: readonly Away[], visit: Visit, language: Language): string[] {
  const { presence } = texts(language);
  const short = ({ day, time }: Moment) => [shortDay(day, visit, language), ...(time ? [time] : [])].join(' ');
  const { arrives, leaves, away } = momentsOf(person, absences, visit);
  return [
    ...(arrives ? [presence.shortArrival(short(arrives))] : []),
    ...(leaves ? [presence.shortDeparture(short(leaves))] : []),
    ...(away.length > 0 ? [presence.shortAbsence(away.map((span) => shortSpan(span, short)).join(', '))] : []),
  ];
}

/** For details: a label and what is to be said, each absence on its own. */
export function fullPresence(
  person: Times,
  absences: readonly Away[],
  visit: Visit,
  language: Language,
): [label: string, value: string][] {
  const { presence } = texts(language);
  const full = ({ day, time }: Moment) =>
    [formatDateLong(day, language), ...(time ? [formatTimeSpoken(time, language)] : [])].join(', ');
  const { arrives, leaves, away } = momentsOf(person, absences, visit);
  const span = ({ from, until }: { from: Moment; until: Moment }) => {
    if (from.day !== until.day) return presence.fromTo(full(from), full(until));
    if (!from.time && !until.time) return full(from);
    const hours = presence.fromTo(from.time ?? '00:00', formatTimeSpoken(until.time ?? '24:00', language));
    return `${formatDateLong(from.day, language)}, ${hours}`;
  };
  return [
    ...(arrives ? [[presence.arrives, full(arrives)] as [string, string]] : []),
    ...(leaves ? [[presence.leaves, full(leaves)] as [string, string]] : []),
    ...away.map((each): [string, string] => [presence.absent, span(each)]),
  ];
}

/** As it can be typed again, for the inputs of a modal. */
export function typedPresence(person: Times, absences: readonly Away[], visit: Visit, language: Language) {
  const typed = ({ day, time }: Moment) => [formatDate(day, language), ...(time ? [time] : [])].join(' ');
  const { arrives, leaves, away } = momentsOf(person, absences, visit);
  const span = ({ from, until }: { from: Moment; until: Moment }) => {
    if (from.day !== until.day) return `${typed(from)} – ${typed(until)}`;
    if (!until.time)
      return from.time ? `${formatDate(from.day, language)} ${openFrom[language]} ${from.time}` : typed(from);
    return `${formatDate(from.day, language)} ${from.time ?? '0:00'}–${until.time}`;
  };
  return {
    arrives: arrives ? typed(arrives) : '',
    leaves: leaves ? typed(leaves) : '',
    absent: away.map(span).join(', '),
  };
}

const openFrom: Record<Language, string> = { de: 'ab', en: 'from' };

function momentsOf(person: Times, absences: readonly Away[], { time_zone }: Visit) {
  return {
    arrives: person.arrives_at ? beginning(person.arrives_at, time_zone) : undefined,
    leaves: person.leaves_at ? end(person.leaves_at, time_zone) : undefined,
    away: absences.map(({ starts_at, ends_at }) => ({
      from: beginning(starts_at, time_zone),
      until: end(ends_at, time_zone),
    })),
  };
}

function beginning(instant: Instant, zone: string): Moment {
  const time = wallTimeOf(instant, zone);
  return { day: dayOf(instant, zone), time: time === '00:00' ? undefined : time };
}

/** Midnight is the end of the day before. */
function end(instant: Instant, zone: string): Moment {
  const moment = beginning(instant, zone);
  return moment.time === undefined ? { ...moment, day: addDays(moment.day, -1) } : moment;
}

/** `Di`, `Tue`; with its date in a visit that has more than one of it. */
function shortDay(day: Day, visit: Visit, language: Language): string {
  const weekday = formatWeekday(day, language).slice(0, language === 'de' ? 2 : 3);
  const isOne = daysBetween(visit.first_day, visit.last_day) < 7;
  return isOne ? weekday : `${weekday} ${formatDate(day, language)}`;
}

function shortSpan({ from, until }: { from: Moment; until: Moment }, short: (moment: Moment) => string): string {
  if (from.day !== until.day) return `${short(from)} – ${short(until)}`;
  if (!from.time && !until.time) return short(from);
  return `${short({ ...from, time: undefined })} ${from.time ?? '00:00'}–${until.time ?? '24:00'}`;
}
