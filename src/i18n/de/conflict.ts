import type { Visit } from '../../db/schema.ts';
import type { PersonFacts, Placed } from '../../domain/conflicts.ts';
import { daysBetween } from '../../domain/dates.ts';
import { formatDate, formatDateLong, formatTime, formatWeekday } from '../../domain/format-time.ts';
import { clockAt } from '../../domain/minute-of-day.ts';
import { dayOf, wallTimeOf } from '../../domain/time.ts';
import type { Texts } from '../index.ts';
import { and, count } from './plural.ts';
import { roomName } from './room.ts';

type Days = Pick<Visit, 'first_day' | 'last_day' | 'time_zone'>;

/** "Dienstag", with the date where a visit has more than one. */
const dayWord = (day: string, visit: Days): string =>
  daysBetween(visit.first_day, visit.last_day) < 7
    ? formatWeekday(day, 'de')
    : `${formatWeekday(day, 'de')}, ${formatDate(day, 'de')}`;

const span = ({ startsAt, endsAt, timeQualifier }: Placed, { time_zone }: Days): string => {
  const start = formatTime(wallTimeOf(startsAt, time_zone), 'de', timeQualifier ?? undefined);
  return `${start} bis ${wallTimeOf(endsAt, time_zone)}`;
};

const names = (people: readonly PersonFacts[]): string => {
  const shown = people.slice(0, people.length > 4 ? 3 : 4).map(({ name }) => name);
  const rest = people.length - shown.length;
  return and(rest > 0 ? [...shown, count(rest, 'weitere', 'weitere')] : shown);
};

const present = ({ presence }: PersonFacts, session: Placed, visit: Days): string => {
  const all = presence ?? [];
  const spans = all.length > 4 ? all.filter(({ day }) => day === dayOf(session.startsAt, visit.time_zone)) : all;
  return and(
    spans.map(({ day, from, until }) => {
      const on = dayWord(day, visit);
      if (from === 0) return until === 1440 ? on : `${on} bis ${clockAt(until)}\u00a0Uhr`;
      return until === 1440
        ? `${on} ab ${clockAt(from)}\u00a0Uhr`
        : `${on} ${clockAt(from)} bis ${clockAt(until)}\u00a0Uhr`;
    }),
  );
};

const away = (person: PersonFacts, session: Placed, visit: Days): string => {
  const when = present(person, session, visit);
  return when === '' ? `${person.name} ist dann nicht da.` : `${person.name} ist nur ${when} da.`;
};

export const conflict: Texts['conflict'] = {
  said: (conflict, visit) => {
    const { session } = conflict;
    switch (conflict.kind) {
      case 'day':
        return `Der ${formatDate(dayOf(session.startsAt, visit.time_zone), 'de')} gehört nicht zum Besuch.`;
      case 'absent':
        return conflict.people.map((person) => away(person, session, visit)).join(' ');
      case 'way': {
        const { other, from, to, minutes, left } = conflict;
        const end = `${other.title}, bis ${wallTimeOf(other.endsAt, visit.time_zone)}`;
        const start = `${other.title}, ab ${wallTimeOf(other.startsAt, visit.time_zone)}`;
        const [first, second] =
          other.startsAt < session.startsAt ? [`${from} (${end})`, to] : [from, `${to} (${start})`];
        const way = minutes === 1 ? 'liegt 1 Minute' : `liegen ${minutes} Minuten`;
        return `Zwischen ${first} und ${second} ${way} Weg; es ${left === 1 ? 'bleibt' : 'bleiben'} ${left}.`;
      }
      case 'clash': {
        const { other, room, shared } = conflict;
        const what = `${other.title}, ${span(other, visit)}`;
        const people = shared?.people ?? [];
        const who = `${names(people)} ${people.length === 1 ? 'hat' : 'haben'}`;
        if (room && people.length > 0) return `${roomName(room)} ist dann belegt, und ${who} schon etwas: ${what}.`;
        if (room) return `${roomName(room)} ist dann belegt: ${what}.`;
        if (people.length > 0) return `${who} dann schon etwas: ${what}.`;
        if (shared?.group === 'host' || shared?.group === 'guest')
          return `${visit[shared.group]} hat dann schon etwas: ${what}.`;
        return `Dann ist schon etwas geplant: ${what}.`;
      }
    }
  },
  about: (session, visit) =>
    `#${session.number} ${session.title} (${dayWord(dayOf(session.startsAt, visit.time_zone), visit)}, ${span(session, visit)})`,
  title: (conflicts) => `${count(conflicts, 'Konflikt', 'Konflikte')} im Entwurf`,
  stays: (conflicts) =>
    conflicts === 1
      ? 'Es ist trotzdem eingeplant. Die Übersicht nennt diesen Konflikt, bis er gelöst ist:'
      : 'Es ist trotzdem eingeplant. Die Übersicht nennt diese Konflikte, bis sie gelöst sind:',
  beforePublishing: 'Veröffentlichen können Sie trotzdem.',
  more: (rest) => `und ${count(rest, 'weiterer Konflikt', 'weitere Konflikte')}`,
  mark: 'Konflikt',
  timeWay: (day, time, visit) =>
    daysBetween(visit.first_day, visit.last_day) < 7
      ? `${formatWeekday(day, 'de').slice(0, 2)} ${time}`
      : `${formatDate(day, 'de')}, ${time}`,
  roomWay: (room) => `Gleiche Zeit, ${roomName(room)}`,
  swapWay: (number) => `Mit #${number} tauschen`,
  insist: 'Trotzdem einplanen',
  insistEdit: 'Trotzdem speichern',
  insistSwap: 'Trotzdem tauschen',
  moveButton: (number) => `#${number} verschieben`,
  swapped: (a, b) => `#${a.number} „${a.title}“ und #${b.number} „${b.title}“ haben die Plätze getauscht.`,
  swapTwo: 'Bitte nennen Sie die zwei, die tauschen sollen, mit ihren Nummern.',
  swapLine: 'tagesordnung tauschen 3 5',
  notPlaced: (number) => `#${number} hat noch keine Zeit und kann deshalb mit nichts tauschen.`,
  slot: (day, time) =>
    `${formatWeekday(day, 'de').slice(0, 2)}, ${formatDate(day, 'de').replace(/\d{4}$/, '')}: ${time}`,
  slotDay: (day) => formatDateLong(day, 'de'),
  nothingFree: ({ number, title, room }, length) =>
    `Für #${number} „${title}“ (${length}${room ? `, ${roomName(room)}` : ''}) ist keine Zeit frei.`,
  tooLong: (visit) => `Das ist länger als die Besuchszeiten, ${visit.day_start} bis ${visit.day_end} Uhr.`,
  neverThere: (name) => `${name} ist während des Besuchs nicht da.`,
  allTaken: 'Während der ganzen Besuchszeiten ist etwas im Weg.',
  whatThen: 'Machen Sie es kürzer, wählen Sie einen anderen Raum, oder nehmen Sie etwas anderes aus dem Entwurf.',
  shorter: (length) => `Nur ${length}`,
  changedSince:
    'Der Entwurf hat sich geändert, seit Sie ihn gesehen haben. Deshalb ist nichts veröffentlicht. So ist er jetzt:',
};
