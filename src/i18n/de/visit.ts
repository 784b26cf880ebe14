import { formatDate, formatMoment } from '../../domain/format-time.ts';
import type { Texts } from '../index.ts';
import { at } from './article.ts';
import { and, count } from './plural.ts';

export const visit: Texts['visit'] = {
  needsChannel: 'Ein Besuch gehört in einen Kanal. Bitte legen Sie ihn im Kanal des Besuchs an.',
  channelTaken: (title, code) =>
    `In diesem Kanal gibt es schon einen offenen Besuch: „${title}“ (${code}). Schließen Sie ihn zuerst ab oder nehmen Sie einen anderen Kanal.`,
  zoneInUse: (zone) =>
    `Das Programm hat schon Zeiten in ${zone}; in einer anderen Zeitzone wären es andere. Bitte planen Sie erst alles aus und veröffentlichen Sie das.`,
  endsBeforeStart: 'Der letzte Tag liegt vor dem ersten.',
  tooLong: (days) => `Ein Besuch dauert höchstens ${days} Tage.`,
  created: (visit) => `Der Besuch „${visit.title}“ (${visit.code}) ist angelegt. Sie koordinieren ihn.`,
  createdNext: 'Schlagen Sie nun Themen vor und melden Sie die Delegationen an:',
  holidays: (holidays) =>
    `Bitte beachten Sie: ${holidays
      .map(({ day, name, states }) =>
        states.length === 0
          ? `Der ${formatDate(day, 'de')} ist ein Feiertag (${name})`
          : `Der ${formatDate(day, 'de')} ist in ${and(states)} ein Feiertag (${name})`,
      )
      .join('; ')}.`,
  edited: (visit) => `Der Besuch „${visit.title}“ (${visit.code}) ist geändert.`,
  sessionsOutside: (sessions) =>
    sessions === 1
      ? '1 Programmpunkt liegt jetzt außerhalb der Besuchstage. Bis Sie ihn auf einen anderen Tag verschieben, gehört er nicht zum Programm.'
      : `${sessions} Programmpunkte liegen jetzt außerhalb der Besuchstage. Bis Sie sie auf andere Tage verschieben, gehören sie nicht zum Programm.`,
  wasOn: (when) => `war am ${when}`,
  outsideStillPublished:
    'Im veröffentlichten Programm steht davon noch etwas. Die Eingeladenen erfahren von der Änderung, mit einer Absage für einen entfallenen Tag, sobald Sie erneut veröffentlichen.',
  closed: (visit) => `Der Besuch „${visit.title}“ ist abgeschlossen. Der Kanal ist frei für den nächsten.`,
  closeFirst: (visit) =>
    `„${visit.title}“ abschließen? Alles bleibt lesbar, aber nichts lässt sich mehr ändern. Nur Mitglieder können Sie noch entfernen.`,
  closeButton: 'Besuch abschließen',
  hostAndGuest: (visit) => `${visit.guest} zu Gast ${at(visit.host)}`,
  period: (visit) =>
    visit.first_day === visit.last_day
      ? formatDate(visit.first_day, 'de')
      : `${formatDate(visit.first_day, 'de')} bis ${formatDate(visit.last_day, 'de')}`,
  hours: (visit) => `Besuchszeiten ${visit.day_start} bis ${visit.day_end} Uhr (${visit.time_zone})`,
  code: (visit) => `Kürzel ${visit.code}`,
  coordinators: (names) => `Koordination: ${and(names)}`,
  topics: (total, accepted, scheduled) =>
    total === 0
      ? 'Noch keine Themen.'
      : `${count(total, 'Thema', 'Themen')}, davon ${accepted} angenommen und ${scheduled} mit Zeit.`,
  members: (host, guest) => `Delegationen: Gastgeber ${host}, Gast ${guest}.`,
  notPublished: 'Das Programm ist noch nicht veröffentlicht.',
  published: (visit, at) =>
    `Programm veröffentlicht, Stand: ${formatMoment(at, visit.time_zone, 'de')} (Fassung ${visit.published_version}).`,
  unpublishedChanges: 'Der Entwurf enthält Änderungen, die noch nicht veröffentlicht sind.',
  isClosed: 'Dieser Besuch ist abgeschlossen.',
  listTitle: 'Ihre Besuche',
  listEmpty: 'Sie gehören noch zu keinem Besuch.',
  start: 'Besuch anlegen',
  show: 'Besuch zeigen',
  edit: 'Besuch ändern',
  registerMember: 'Mitglied anmelden',
  members_: 'Mitglieder',
  programme: 'Programm',
  publish: 'Veröffentlichen',
  invitations: 'Einladungen',
  coordinatorAdded: (name) => `${name} koordiniert den Besuch jetzt mit.`,
  coordinatorAlready: (name) => `${name} koordiniert den Besuch bereits.`,
  coordinatorRemoved: (name) => `${name} koordiniert den Besuch nicht mehr.`,
  coordinatorWasNone: (name) => `${name} koordiniert diesen Besuch nicht.`,
  lastCoordinator: 'Ein Besuch braucht jemanden, der ihn koordiniert. Nehmen Sie zuerst jemand anderen auf.',
  cardClosed: 'Abgeschlossen.',
  cardHint: (command) => `Thema vorschlagen: ${command} tagesordnung neu "Titel"`,
};
