import type { Session, Visit } from '../../db/schema.ts';
import { formatDate, formatDuration, formatTime } from '../../domain/format-time.ts';
import { dayOf, wallTimeOf } from '../../domain/time.ts';
import type { Texts } from '../index.ts';
import { from } from './article.ts';
import { and, count } from './plural.ts';
import { roomName } from './room.ts';

const span = (session: Pick<Session, 'starts_at' | 'ends_at' | 'time_qualifier'>, visit: Visit): string => {
  const start = formatTime(wallTimeOf(session.starts_at, visit.time_zone), 'de', session.time_qualifier ?? undefined);
  return `${start} bis ${wallTimeOf(session.ends_at, visit.time_zone)}`;
};

export const agenda: Texts['agenda'] = {
  added: (topic) => `Thema #${topic.number} „${topic.title}“ ist vorgeschlagen.`,
  addedNext: 'Alle im Kanal sehen es jetzt und können abstimmen.',
  edited: (topic) => `#${topic.number} „${topic.title}“ ist geändert.`,
  removed: (topic) => `#${topic.number} „${topic.title}“ ist gelöscht.`,
  fixedRemoved: (session) => `#${session.number} „${session.title}“ ist aus dem Entwurf genommen.`,
  voted: (topic) => `Ihre Stimme für #${topic.number} „${topic.title}“ zählt.`,
  voteTakenBack: (topic) => `Ihre Stimme für #${topic.number} „${topic.title}“ ist zurückgenommen.`,
  decided: (topics, status) => {
    const names = and(topics.map((topic) => `#${topic.number} „${topic.title}“`));
    const is = topics.length === 1 ? 'ist' : 'sind';
    if (status === 'accepted') return `${names} ${is} angenommen.`;
    return status === 'declined' ? `${names} ${is} abgelehnt.` : `${names} ${is} auf den Gegenbesuch vertagt.`;
  },
  acceptedNext: 'Nun können Sie das ganze Programm entwerfen lassen oder einzelne Themen einplanen.',
  planAll: 'Programm planen',
  moved: (session, visit) =>
    `#${session.number} „${session.title}“ ist eingeplant: ${formatDate(dayOf(session.starts_at, visit.time_zone), 'de')}, ${span(session, visit)}${session.room ? `, ${roomName(session.room)}` : ''}.`,
  before: (session, visit) =>
    `Bisher: ${formatDate(dayOf(session.starts_at, visit.time_zone), 'de')}, ${span(session, visit)}${session.room ? `, ${roomName(session.room)}` : ''}.`,
  dropped: (sessions, visit) =>
    `Dafür entfällt, was der Plan dort gesetzt hatte: ${and(sessions.map((session) => `${session.title}, ${span(session, visit)}`))}.`,
  outsideHours: (visit) =>
    `Bitte beachten Sie: Das liegt außerhalb der Besuchszeiten, ${visit.day_start} bis ${visit.day_end} Uhr.`,
  draftOnly: 'Das ist der Entwurf. Andere sehen ihn, sobald das Programm veröffentlicht ist.',
  unscheduled: (session) => `#${session.number} „${session.title}“ ist aus dem Entwurf des Programms genommen.`,
  noSuchTopic: (number, code) => `In ${code} gibt es kein Thema #${number}. Die Liste zeigt, welche es gibt.`,
  notScheduled: (number) => `#${number} hat keine Zeit, also gibt es nichts auszuplanen.`,
  declinedNoVote: (topic) => `#${topic.number} „${topic.title}“ ist abgelehnt; Stimmen zählen nicht mehr.`,
  declinedNoTime: (topic) =>
    `#${topic.number} „${topic.title}“ ist abgelehnt. Nehmen Sie es zuerst an, dann lässt es sich einplanen.`,
  acceptLine: (topic) => `tagesordnung annehmen ${topic.number}`,
  needsDay: (number) => `An welchem Tag soll #${number} sein?`,
  needsTime: (number) => `Um wie viel Uhr soll #${number} beginnen?`,
  dayOutside: (day, visit) =>
    `Der ${formatDate(day, 'de')} gehört nicht zum Besuch. Er dauert vom ${formatDate(visit.first_day, 'de')} bis zum ${formatDate(visit.last_day, 'de')}.`,
  clockChange: (time, day) =>
    `Am ${formatDate(day, 'de')} wird die Uhr umgestellt; ${time} gibt es zweimal oder gar nicht. Bitte wählen Sie eine andere Zeit.`,
  topicsOnly: (session) =>
    `#${session.number} „${session.title}“ ist ein fester Punkt. Vortragende, Bereich und „Angebot oder Wunsch“ gibt es nur bei Themen.`,
  renameLine: (session) => `tagesordnung ändern ${session.number} titel="${session.title.replace(/["„“”]/g, "'")}"`,
  whoPresents: (name) =>
    `Ich weiß nicht, wer „${name}“ ist. Bitte geben Sie den vollen Namen, eine E-Mail-Adresse oder eine Erwähnung mit @ an.`,
  listTitle: 'Tagesordnung',
  listEmpty: 'Es gibt noch keine Themen.',
  votes: (votes) => count(votes, 'Stimme', 'Stimmen'),
  voteButton: (votes) => (votes === 0 ? 'Abstimmen' : `Abstimmen (${votes})`),
  proposedBy: (name) => `vorgeschlagen von ${name}`,
  cardHeading: (topic) => `#${topic.number} ${topic.title}`,
  stance: (topic, visit) => {
    const side = topic.side === 'host' ? visit.host : visit.guest;
    return topic.stance === 'show' ? `Angebot ${from(side)}` : `Wunsch ${from(side)}`;
  },
  presentedBy: (names) => `mit ${and(names)}`,
  length: formatDuration,
  field: (field) => `Bereich: ${field}`,
  wish: (wish) => `Wunsch: ${wish}`,
  draftedFor: (day, time, room) => `im Entwurf: ${formatDate(day, 'de')}, ${time}${room ? `, ${roomName(room)}` : ''}`,
  scheduledFor: (day, time, room) =>
    `im Programm: ${formatDate(day, 'de')}, ${time}${room ? `, ${roomName(room)}` : ''}`,
  outsideDays: (day, time) => `war am ${formatDate(day, 'de')}, ${time}; kein Besuchstag mehr`,
  declinedBecause: (reason) => `abgelehnt: ${reason}`,
  propose: 'Thema vorschlagen',
  showList: 'Alle Themen',
  show: 'Zeigen',
  accept: 'Annehmen',
  decline: 'Ablehnen',
  defer: 'Vertagen',
  edit: 'Ändern',
  place: 'Einplanen',
};
