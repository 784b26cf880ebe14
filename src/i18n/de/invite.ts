import type { Side } from '../../db/schema.ts';
import { formatDate, formatDateLong, formatMoment, formatTime, formatTimeSpoken } from '../../domain/format-time.ts';
import type { Texts } from '../index.ts';
import { and, count } from './plural.ts';

type When = Parameters<Texts['invite']['mail']['when']>[0];

const when = ({ day, from, to, zone, endDay }: When) =>
  `${formatDateLong(day, 'de')}, ${endDay ? `${formatTimeSpoken(from, 'de')} bis ${formatDateLong(endDay, 'de')}, ` : `${from} bis `}${formatTimeSpoken(to, 'de')} (${zone})`;

// Short on purpose, as in a diary: which article a county takes, nobody can work out.
const visitOf = ({ other }: { other: string; side: Side }) => `Besuch ${other}`;

export const invite: Texts['invite'] = {
  notPublished: 'Einladungen richten sich nach dem veröffentlichten Programm, und veröffentlicht ist noch nichts.',
  publishLine: 'veröffentlichen',
  sendLine: 'einladung senden',
  noMail:
    'Ich kann keine E-Mails senden: Das ist noch nicht eingerichtet. Bitte wenden Sie sich an Ihre IT; es fehlen SMTP_URL und MAIL_FROM. In Slack sehen alle das Programm auch ohne E-Mail.',

  previewTitle: 'Einladungen: Das würde verschickt',
  sentTitle: 'Die Einladungen sind unterwegs',
  sum: (added, updated, cancelled) =>
    and([
      ...(added > 0 ? [count(added, 'neue Einladung', 'neue Einladungen')] : []),
      ...(updated > 0 ? [count(updated, 'Änderung', 'Änderungen')] : []),
      ...(cancelled > 0 ? [count(cancelled, 'Absage', 'Absagen')] : []),
    ]),
  wouldSend: (people, sum) => `${count(people, 'Person bekommt', 'Personen bekommen')} E-Mail: ${sum}.`,
  sent: (people, sum) => `${sum} an ${count(people, 'Person', 'Personen')}.`,
  sentNext:
    'Jede kommt per E-Mail an, als Termin für den Kalender. Rückmeldungen sehen Sie mit der Schaltfläche darunter.',
  nothingToSend: 'Alle Einladungen entsprechen dem veröffentlichten Programm. Es gibt nichts zu verschicken.',
  nobody: 'Am veröffentlichten Programm nimmt noch niemand teil. Bitte melden Sie zuerst die Delegationen an:',
  registerLine: 'mitglied neu',
  forPerson: (added, updated, cancelled) =>
    [
      ...(added > 0 ? [`${added} neu`] : []),
      ...(updated > 0 ? [`${updated} geändert`] : []),
      ...(cancelled > 0 ? [`${cancelled} abgesagt`] : []),
    ].join(', '),
  unreachable: (number) => `Ohne gültige E-Mail-Adresse, daher ohne Einladung (${number})`,
  addAddress: 'So tragen Sie eine Adresse nach:',
  addAddressLine: (name) => `mitglied ändern "${name}" email=`,
  more: (rest) => `und ${rest} weitere`,
  sendNow: 'Jetzt senden',
  showStatus: 'Stand zeigen',
  previewButton: 'Einladungen vorbereiten',

  statusTitle: 'Einladungen und Rückmeldungen',
  nobodyRegistered: 'Für diesen Besuch ist noch niemand angemeldet.',
  nobodyInvited: 'Noch ist niemand eingeladen.',
  counts: (yes, no, maybe, open) => `Zugesagt: ${yes}, abgesagt: ${no}, vielleicht: ${maybe}, ohne Antwort: ${open}.`,
  groups: {
    failed: (number) => `Nicht zugestellt (${number})`,
    'no-address': (number) => `Ohne gültige E-Mail-Adresse (${number})`,
    none: (number) => `Noch nicht eingeladen (${number})`,
    no: (number) => `Nein (${number})`,
    maybe: (number) => `Vielleicht (${number})`,
    yes: (number) => `Ja (${number})`,
    open: (number) => `Noch keine Antwort (${number})`,
  },
  states: {
    none: 'nicht eingeladen',
    'no-address': 'keine Adresse',
    waiting: 'unterwegs',
    sent: 'verschickt',
    failed: 'nicht zugestellt',
    cancelled: 'abgesagt',
  },
  events: (number) => count(number, 'Termin', 'Termine'),
  answered: (at, zone, via) =>
    `${formatMoment(at, zone, 'de')}, ${{ slack: 'in Slack', mail: 'per E-Mail', page: 'auf der Seite', coordinator: 'von der Koordination eingetragen' }[via]}`,
  reason: (reason) => `„${reason}“`,
  answers: { yes: 'ja', no: 'nein', maybe: 'vielleicht' },

  calendar: {
    daySummary: (about) =>
      `${visitOf(about)}${about.number === undefined ? '' : ` – Tag ${about.number}`} (${formatDate(about.day, 'de')})`,
    sessionSummary: (title, about) => `${title} – ${visitOf(about)}`,
    about: (visit) => visit,
    dayIntro: (day) => `Programm für ${formatDateLong(day, 'de')}:`,
    sessionIntro: 'Sie tragen vor:',
    span: (from, to, qualifier) => `${formatTime(from, 'de', qualifier)} bis ${formatTimeSpoken(to, 'de')}`,
    session: (title, presenters) => (presenters.length === 0 ? title : `${title} (${and(presenters)})`),
  },

  mail: {
    invited: (summary) => `Einladung: ${summary}`,
    changed: (summary) => `Geändert: ${summary}`,
    cancelled: (summary) => `Abgesagt: ${summary}`,
    greeting: (name) => `Guten Tag ${name},`,
    pleaseCome: (visit) => `Sie sind eingeladen zu „${visit}“.`,
    hasChanged: 'dieser Termin hat sich geändert. So gilt er jetzt:',
    calledOff: 'dieser Termin entfällt. Ihr Kalender nimmt ihn heraus.',
    noLongerInvited: 'für diesen Termin sind Sie nicht mehr vorgesehen. Ihr Kalender nimmt ihn heraus.',
    when: (times) => `Termin: ${when(times)}`,
    whenBefore: (times) => `Bisher: ${when(times)}`,
    where: (place) => `Ort: ${place}`,
    whereBefore: (place) => `Bisher: ${place}`,
    howToReply: (address) => `Bitte sagen Sie in Ihrem Kalender zu oder ab; Ihre Antwort geht an ${address}.`,
    columns: ['Uhrzeit', 'Programm', 'Raum'],
    footer: (visit) => `Gegenbesuch hat diese E-Mail für die Koordination von „${visit}“ verschickt.`,
  },
};
