import { formatDate, formatMoment } from '../../domain/format-time.ts';
import type { Texts } from '../index.ts';
import { and } from './plural.ts';

type Words = Texts['answers'];

const words: Words['words'] = { yes: 'ja', no: 'nein', maybe: 'vielleicht', open: 'offen' };

const short: Words['short'] = (name) => {
  if (name.kind === 'session') return `„${name.title}“`;
  return name.number === undefined ? formatDate(name.day, 'de') : `Tag ${name.number}`;
};

const each: Words['each'] = (events) => events.map(({ name, answer }) => `${short(name)}: ${words[answer]}`).join(', ');

const all = (number: number) => (number === 2 ? 'beide' : `alle ${number}`);

const ways = {
  slack: 'in Slack',
  mail: 'per E-Mail',
  page: 'auf der Seite',
  coordinator: 'von der Koordination notiert',
};

export const answers: Words = {
  visitOver: (title) => `„${title}“ ist vorbei. Eine Antwort ist nicht mehr nötig.`,
  words,
  short,
  label: short,
  event: (name) =>
    name.kind === 'day' && name.number === undefined ? short(name) : `${short(name)} (${formatDate(name.day, 'de')})`,
  wholeVisit: 'ganzer Besuch',
  each,
  when: (at, zone, via) => `${formatMoment(at, zone, 'de')}, ${ways[via]}`,
  notedBy: (at, zone, name) => `${formatMoment(at, zone, 'de')}, notiert von ${name}`,
  beforeMove: (answer) => `vor der Änderung: ${words[answer]}`,

  counts: (number) =>
    [
      `Zugesagt: ${number.yes}`,
      `abgesagt: ${number.no}`,
      `vielleicht: ${number.maybe}`,
      ...(number.mixed > 0 ? [`je nach Termin verschieden: ${number.mixed}`] : []),
      `ohne Antwort: ${number.open}`,
    ].join(', '),
  groups: {
    failed: (number) => `Nicht zugestellt (${number})`,
    bounced: (number) => `Kam zurück (${number})`,
    'no-address': (number) => `Ohne gültige E-Mail-Adresse (${number})`,
    none: (number) => `Noch nicht eingeladen (${number})`,
    cancelled: (number) => `Nicht mehr eingeladen (${number})`,
    no: (number) => `Nein (${number})`,
    maybe: (number) => `Vielleicht (${number})`,
    mixed: (number) => `Je nach Termin verschieden (${number})`,
    yes: (number) => `Ja (${number})`,
    open: (number) => `Noch keine Antwort (${number})`,
  },
  states: {
    none: 'nicht eingeladen',
    'no-address': 'keine Adresse',
    slack: 'in Slack eingeladen',
    waiting: 'unterwegs',
    delayed: 'noch nicht zugestellt, ich versuche es weiter',
    sent: 'verschickt',
    failed: 'nicht zugestellt',
    bounced: 'kam zurück',
    cancelled: 'abgesagt',
  },
  cameBack:
    'Diese Einladungen sind nicht angekommen. Bitte prüfen und berichtigen Sie die Adresse, und schicken Sie sie dann noch einmal:',
  putRightLine: (name) => `mitglied ändern "${name}" email=`,
  resendLine: (name) => `einladung erneut "${name}"`,
  openMails: (number) => `Offene E-Mails (${number})`,

  personTitle: (name) => `Einladung: ${name}`,
  events: 'Termine',
  history: 'Alle Antworten, die neueste zuerst',
  noHistory: 'Noch keine Antwort.',
  outdated: 'zu einer früheren Fassung, zählt nicht',
  cancelledEvent: 'Termin gilt nicht mehr',

  countsForAll: (names) =>
    `Das gilt für ${all(names.length)} Termine, zu denen Sie eingeladen sind: ${and(names.map(short))}.`,
  countsFor: (number) => (number === 1 ? 'Das gilt für den Termin:' : `Das gilt für ${all(number)} Termine:`),
  replaced: (events) => `Bisher galt: ${each(events)}.`,
  mine: (events) => `Ihre Rückmeldungen: ${each(events)}`,
  moved: (answer) =>
    `Seit Ihrer Antwort („${words[answer]}“) hat sich die Zeit geändert. Bitte antworten Sie noch einmal. Kommen Sie?`,
};
