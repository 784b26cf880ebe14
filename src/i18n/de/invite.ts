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
  undelivered: (number) => `Zuletzt nicht angekommen (${number})`,
  whyUndelivered: { bounced: 'zurückgekommen', refused: 'vom Mailserver abgelehnt' },
  tryAgain: 'So berichtigen Sie eine Adresse oder schicken dasselbe noch einmal:',
  tryAgainLine: (name) => `einladung erneut "${name}"`,
  calledOffOn: (at, zone) => `Alle Einladungen wurden am ${formatMoment(at, zone, 'de')} abgesagt.`,
  sameEventsBack: 'Wer sie hatte, bekommt dieselben Termine zurück.',
  addAddress: 'So tragen Sie eine Adresse nach:',
  addAddressLine: (name) => `mitglied ändern "${name}" email=`,
  more: (rest) => `und ${rest} weitere`,
  sendNow: 'Jetzt senden',
  showStatus: 'Stand zeigen',
  previewButton: 'Einladungen vorbereiten',

  cancelTitle: 'Alle Einladungen absagen',
  wouldCancel: (people, events) =>
    `${count(people, 'Person', 'Personen')}, ${count(events, 'Termin', 'Termine')}: Jeden sagt eine E-Mail ab, die ihn aus dem Kalender nimmt.`,
  silentAfterwards: 'Danach verschickt das Veröffentlichen keine E-Mails, bis Sie wieder Einladungen senden.',
  cancelNow: 'Jetzt absagen',
  cancelled: (people, events) =>
    `${count(events, 'Absage ist', 'Absagen sind')} unterwegs an ${count(people, 'Person', 'Personen')}.`,
  silentNow: 'Von jetzt an verschickt das Veröffentlichen keine E-Mails, bis Sie wieder Einladungen senden.',
  nothingToCancel: 'Niemand ist zu etwas eingeladen, das noch kommt. Es gibt nichts abzusagen.',
  notFollowed: 'E-Mails gehen an niemanden, denn alle Einladungen sind abgesagt.',
  resent: (name, address, invitations) =>
    `${count(invitations, 'Einladung ist', 'Einladungen sind')} noch einmal unterwegs an ${name} (${address}).`,
  leftAddress: 'An die bisherige Adresse geht die Absage.',
  noneToResend: (name) => `${name} ist zu nichts eingeladen, das noch kommt.`,
  noAddress: (name) => `Von ${name} ist keine gültige E-Mail-Adresse bekannt.`,

  statusTitle: 'Einladungen und Rückmeldungen',
  nobodyRegistered: 'Für diesen Besuch ist noch niemand angemeldet.',
  nobodyInvited: 'Noch ist niemand eingeladen.',
  nobodyInvitedAnyMore: 'Die Einladungen sind abgesagt; zurzeit ist niemand eingeladen.',
  events: (number) => count(number, 'Termin', 'Termine'),
  reason: (reason) => `„${reason}“`,

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
    replaced: (summary) => `Ersetzt: ${summary}`,
    gone: {
      'called-off': 'dieser Termin entfällt. Ihr Kalender nimmt ihn heraus.',
      uninvited: 'für diesen Termin sind Sie nicht mehr vorgesehen. Ihr Kalender nimmt ihn heraus.',
      split:
        'statt dieses Termins haben Sie von jetzt an einen für jeden Programmpunkt. Ihr Kalender nimmt diesen heraus.',
      merged:
        'dieser Programmpunkt steht von jetzt an im Termin für den ganzen Tag. Ihr Kalender nimmt den einzelnen heraus.',
    },
    when: (times) => `Termin: ${when(times)}`,
    whenBefore: (times) => `Bisher: ${when(times)}`,
    where: (place) => `Ort: ${place}`,
    whereBefore: (place) => `Bisher: ${place}`,
    howToReply: 'Bitte sagen Sie in Ihrem Kalender zu oder ab, oder antworten Sie hier für den ganzen Besuch:',
    yes: 'Zusagen',
    maybe: 'Vielleicht',
    no: 'Absagen',
    programme: 'Ihr Programm (der Link ist nur für Sie)',
    howToReplyByCalendar: (address) => `Bitte sagen Sie in Ihrem Kalender zu oder ab; Ihre Antwort geht an ${address}.`,
    columns: ['Uhrzeit', 'Programm', 'Raum'],
    footer: (visit) => `Gegenbesuch hat diese E-Mail für die Koordination von „${visit}“ verschickt.`,
  },
};
