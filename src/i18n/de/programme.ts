import { formatDate, formatDateLong, formatMoment } from '../../domain/format-time.ts';
import type { Texts } from '../index.ts';
import { and, count } from './plural.ts';
import { roomName } from './room.ts';

export const programme: Texts['programme'] = {
  title: 'Programm',
  draftTitle: 'Entwurf des Programms',
  dayHeading: (day, number) => `Tag ${number}: ${formatDateLong(day, 'de')}`,
  part: (part, of) => `Teil ${part} von ${of}`,
  partButton: (part) => `Teil ${part}`,
  byDay: 'Es ist mehr, als in eine Nachricht passt. Wählen Sie einen Tag:',
  sessions: (sessions) => count(sessions, 'Programmpunkt', 'Programmpunkte'),
  asOf: (visit, at) => `Stand: ${formatMoment(at, visit.time_zone, 'de')}`,
  room: roomName,
  nothingOnDay: 'An diesem Tag ist nichts geplant.',
  notPublished: 'Das Programm ist noch nicht veröffentlicht.',
  notPublishedCoordinator:
    'Das Programm ist noch nicht veröffentlicht. Den Entwurf sehen Sie mit der Schaltfläche darunter.',
  emptyDraft: 'Der Entwurf ist leer. Nehmen Sie Themen an und planen Sie sie ein, oder setzen Sie feste Punkte:',
  nothingToPublish: 'Der Entwurf ist leer, es gibt also noch nichts zu veröffentlichen.',
  nothingChanged: 'Seit der letzten veröffentlichten Fassung hat sich nichts geändert.',
  onlyInvitationsChanged:
    'Am Programm hat sich seit der letzten Fassung nichts geändert, aber verschickte Einladungen sind nicht mehr auf dem Stand, zum Beispiel beim Ort oder bei einer Adresse.',
  publishTitle: 'Programm veröffentlichen',
  firstTime: 'Das ist die erste veröffentlichte Fassung.',
  added: 'Neu',
  removed: 'Entfallen',
  moved: 'Verschoben',
  changed: 'Geändert',
  fromTo: (from, to) => `von ${from} auf ${to}`,
  willBeTold: 'Wer davon erfährt',
  toldChannel: 'Alle im Kanal, durch eine Nachricht.',
  toldUpdated: (names) =>
    names.length > 8
      ? `${count(names.length, 'Person bekommt', 'Personen bekommen')} eine geänderte Einladung.`
      : `Eine geänderte Einladung geht an ${and(names)}.`,
  toldCancelled: (names) =>
    names.length > 8
      ? `${count(names.length, 'Person bekommt', 'Personen bekommen')} eine Absage.`
      : `Eine Absage geht an ${and(names)}.`,
  invitedNobody: 'Einladungen sind noch keine verschickt; das ist der nächste Schritt nach dem Veröffentlichen.',
  publishNow: 'Jetzt veröffentlichen',
  published: (version) => `Das Programm ist veröffentlicht (Fassung ${version}).`,
  inviteNext: 'Als Nächstes verschicken Sie die Einladungen für den Kalender:',
  inviteButton: 'Einladungen vorbereiten',
  channelFirst: (visit) => `Das Programm von „${visit.title}“ ist veröffentlicht`,
  channelAgain: (visit) => `Das Programm von „${visit.title}“ hat sich geändert`,
  todayTitle: (day) => `Heute, ${formatDateLong(day, 'de')}`,
  previewTitle: (day) => `Morgen, ${formatDateLong(day, 'de')}`,
  dayTitle: (day) => formatDateLong(day, 'de'),
  outsideVisit: (visit, day, period) => `Der ${formatDate(day, 'de')} gehört nicht zu „${visit.title}“ (${period}).`,
  firstDayButton: 'Erster Tag',
  meTitle: 'Mein Besuch',
  meNotRegistered: 'Sie sind für diesen Besuch weder als Mitglied noch als Vortragende angemeldet.',
  mePresenting: 'Sie tragen vor:',
  meAttending: (days) => `Sie nehmen teil: ${days}`,
  meNoSessions: 'Sie tragen nichts vor.',
  myAnswer: (answer) => `Ihre Rückmeldung: ${answer}`,
  noAnswerYet: 'Sie haben noch nicht geantwortet. Kommen Sie?',
  answers: { yes: 'ja', no: 'nein', maybe: 'vielleicht' },
  showDraft: 'Entwurf zeigen',
  today: 'Heute',
};
