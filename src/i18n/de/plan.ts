import { formatDate, formatDuration, formatTimeSpoken, formatWeekday } from '../../domain/format-time.ts';
import { clockAt } from '../../domain/minute-of-day.ts';
import type { PlanChange } from '../../domain/plan-change.ts';
import type { PartOfDay, Reason } from '../../domain/plan-reasons.ts';
import type { Day } from '../../domain/time.ts';
import type { ReasonWords } from '../en/plan.ts';
import type { Texts } from '../index.ts';
import { and, count } from './plural.ts';
import { roomName } from './room.ts';

const at = (minute: number): string => formatTimeSpoken(clockAt(minute), 'de');

const dayName = (day: Day, { days }: ReasonWords): string =>
  days > 7 ? `${formatWeekday(day, 'de')}, ${formatDate(day, 'de')}` : formatWeekday(day, 'de');

function part({ from, until }: PartOfDay): string {
  if (from === null) return until === null ? '' : `bis ${at(until)}`;
  return until === null ? `ab ${at(from)}` : `von ${clockAt(from)} bis ${at(until)}`;
}

function presence({ person, days, only }: Extract<Reason, { kind: 'presence' }>, words: ReasonWords): string {
  const who = words.names.get(person) ?? person;
  const there = days.filter(({ parts }) => parts.length > 0);
  if (only) {
    const spans = there.flatMap(({ day, parts }) => parts.map((one) => `${dayName(day, words)} ${part(one)}`.trim()));
    return there.length === 0 ? `${who} ist an keinem Tag da` : `${who} ist nur ${and(spans)} da`;
  }
  const away = days.filter(({ parts }) => parts.length === 0).map(({ day }) => dayName(day, words));
  return `${who} ist ${and([
    ...there.map(({ day, parts }) => `am ${dayName(day, words)} nur ${and(parts.map(part))} da`),
    ...(away.length > 0 ? [`am ${and(away)} nicht da`] : []),
  ])}`;
}

const mostNamed = 6;

function hashes(numbers: readonly number[], one: string, other: string): string {
  const shown = numbers.length > mostNamed ? numbers.slice(0, mostNamed - 3) : numbers;
  const rest = numbers.length - shown.length;
  return and([...shown.map((number) => `#${number}`), ...(rest > 0 ? [count(rest, one, other)] : [])]);
}

function because(reason: Reason, words: ReasonWords): string {
  switch (reason.kind) {
    case 'presence':
      return presence(reason, words);
    case 'placed': {
      const { numbers, fixed, follows, day } = reason;
      const what = hashes(numbers, 'weiteres', 'weitere');
      const when = follows ? 'dann' : `am ${dayName(day, words)}`;
      const many = numbers.length > 1;
      if (fixed) return `${when} ${many ? 'liegen' : 'liegt'} ${what} fest`;
      return `${when} ${many ? 'stehen' : 'steht'} schon ${what} im Programm`;
    }
    case 'full':
      return `die Zeit ist schon mit ${hashes(reason.numbers, 'weiteren Thema', 'weiteren Themen')} gefüllt`;
    case 'hours':
      return `ein Tag hat nur ${formatDuration(reason.until - reason.from)}, ${clockAt(reason.from)} bis ${at(reason.until)}`;
    case 'tracks':
      return reason.tracks === 1
        ? 'zur selben Zeit läuft nur ein Thema'
        : 'zur selben Zeit laufen höchstens zwei Themen';
    case 'rooms':
      return reason.rooms.length === 0 ? 'kein Raum passt dafür' : `dafür passt nur ${and(reason.rooms.map(roomName))}`;
    case 'must': {
      const day = reason.day === null ? '' : ` am ${dayName(reason.day, words)}`;
      return `es muss${day}${reason.start === null ? '' : ` um ${at(reason.start)}`} sein`;
    }
    case 'first':
      return `#${reason.number} soll zuerst kommen`;
    case 'lunch':
      return `zwischen ${clockAt(reason.from)} und ${at(reason.until)} braucht das Mittagessen ${formatDuration(reason.minutes)}`;
    case 'breaks':
      return `nach ${formatDuration(reason.afterWork)} muss eine Pause von ${formatDuration(reason.minutes)} sein`;
  }
}

/** Behind a colon stands a sentence; a name stays as it is written. */
function begun(text: string, reason: Reason): string {
  return reason.kind === 'presence' ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

function changeSaid(change: PlanChange): string {
  switch (change.kind) {
    case 'days':
      return 'Tage oder Besuchszeiten';
    case 'people':
      return 'wer wann da ist';
    case 'places':
      return 'Räume oder Wege';
    case 'published':
      return 'das veröffentlichte Programm';
    case 'points':
      return hashes(change.numbers, 'weiterer Punkt', 'weitere Punkte');
  }
}

export const plan: Texts['plan'] = {
  pauseTitle: (kind) => (kind === 'break' ? 'Pause' : 'Mittagessen'),
  breaksBetween: (least, most) => `Eine Pause kann ${formatDuration(least)} bis ${formatDuration(most)} dauern.`,
  tooEarly: (visit) =>
    `Endet der Tag so viel früher, bleibt keine Zeit: Die Besuchszeiten sind ${visit.day_start} bis ${visit.day_end} Uhr.`,
  firstNotAccepted: (topic) =>
    `#${topic.number} „${topic.title}“ ist nicht angenommen und kann deshalb nicht zuerst kommen. Nehmen Sie es zuvor an:`,
  firstIsPlaced: (topic) =>
    `#${topic.number} „${topic.title}“ ist von Hand eingeplant und bleibt, wo es ist; zuerst kommen kann es deshalb nicht. So wird es neu geplant:`,
  breaksLine: 'tagesordnung planen pausen=30m',
  earlierLine: 'tagesordnung planen früher=1h',
  keepNothingLine: (first) => `tagesordnung planen zuerst=${first} behalten=nein`,
  tookTooLong:
    'Für so viele Themen und Räume dauert das Planen zu lange. Setzen Sie bitte zuerst einige Themen von Hand, oder vertagen Sie einige.',
  noTopics: 'Es gibt noch keine angenommenen Themen, also ist nichts zu planen.',
  notPlaced: ({ number }, reasons, words) => {
    if (reasons.length === 0) return `#${number} passt nicht: Das Programm ist voll.`;
    const said = reasons.map((reason, index) => {
      const text = because(reason, words);
      if (index === 0) return begun(text, reason);
      return `${reason.kind === 'placed' && reason.follows ? ', ' : '; '}${text}`;
    });
    return `#${number} passt nicht: ${said.join('')}.`;
  },
  applied: (placed) => `Der Plan ist übernommen: ${count(placed, 'Thema hat', 'Themen haben')} einen Platz im Entwurf.`,
  appliedAlready: 'Der Entwurf entspricht schon dem Plan; es gab nichts zu ändern.',
  notPlacedTitle: 'Passt nicht hinein',
  defer: (numbers) => (numbers.length === 1 ? `#${numbers[0]} vertagen` : `Alle ${numbers.length} vertagen`),
  discarded: 'Der Plan ist verworfen. Am Entwurf hat sich nichts geändert.',
  changedMeanwhile: (changes) =>
    changes.length === 0
      ? 'Die Tagesordnung hat sich inzwischen geändert. Übernommen ist nichts; so sähe der Plan jetzt aus.'
      : `Die Tagesordnung hat sich inzwischen geändert: ${and(changes.map(changeSaid))}. Übernommen ist nichts; so sähe der Plan jetzt aus.`,
  changesAllTheTime:
    'Die Tagesordnung wird gerade geändert. Übernommen ist nichts; bitte versuchen Sie es noch einmal.',
};
