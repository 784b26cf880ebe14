import type { Topic } from '../../db/schema.ts';
import { formatDate, formatTime, formatTimeSpoken } from '../../domain/format-time.ts';
import { dayOf, wallTimeOf } from '../../domain/time.ts';
import type { Texts } from '../index.ts';
import { and, count } from './plural.ts';
import { roomName } from './room.ts';

type Named = Pick<Topic, 'number' | 'title'>;

const names = (topics: readonly Named[]): string => and(topics.map(({ number, title }) => `#${number} „${title}“`));
const numbers = (all: readonly number[]): string => and(all.map((number) => `#${number}`));
const is = (many: readonly unknown[]): string => (many.length === 1 ? 'ist' : 'sind');

const done: Record<Topic['status'], string> = {
  proposed: 'vorgeschlagen',
  accepted: 'angenommen',
  declined: 'abgelehnt',
  deferred: 'auf den Gegenbesuch vertagt',
};

export const decision: Texts['decision'] = {
  undo: 'Zurücknehmen',
  undoUntil: (until, visit) =>
    `Zurücknehmen können Sie das bis ${formatTimeSpoken(wallTimeOf(until, visit.time_zone), 'de')}.`,
  many: (topics, status) => `${count(topics.length, 'Thema ist', 'Themen sind')} ${done[status]}:`,
  was: ({ number, status, decline_reason }) =>
    `Bisher war #${number} ${done[status]}${decline_reason ? `: ${decline_reason}` : ''}.`,
  leftDraft: (all) => `${numbers(all)} ${is(all)} nicht mehr im Entwurf des Programms.`,

  takenBack: 'Die Entscheidung ist zurückgenommen.',
  nothingTakenBack: 'Es gibt nichts mehr zurückzunehmen.',
  restored: (topics, status) => `${names(topics)} ${is(topics)} wieder ${done[status]}.`,
  manyRestored: (topics, status) => `${count(topics.length, 'Thema ist', 'Themen sind')} wieder ${done[status]}:`,
  timeAgain: (session, visit) => {
    const day = formatDate(dayOf(session.starts_at, visit.time_zone), 'de');
    const start = wallTimeOf(session.starts_at, visit.time_zone);
    const span = `${formatTime(start, 'de', session.time_qualifier ?? undefined)} bis ${formatTimeSpoken(wallTimeOf(session.ends_at, visit.time_zone), 'de')}`;
    return `#${session.number} hat im Entwurf wieder seine Zeit: ${day}, ${span}${session.room ? `, ${roomName(session.room)}` : ''}.`;
  },
  timeLost: (topic, why) => `Seine alte Zeit bekommt #${topic.number} nicht zurück. ${why}`,
  decidedAnew: (topics) =>
    topics.length === 1
      ? `${names(topics)} bleibt, wie es ist: Darüber ist inzwischen neu entschieden.`
      : `${names(topics)} bleiben, wie sie sind: Darüber ist inzwischen neu entschieden.`,
  placed: (topics) =>
    topics.length === 1
      ? `${names(topics)} bleibt, wie es ist: Das Thema hat inzwischen eine Zeit.`
      : `${names(topics)} bleiben, wie sie sind: Diese Themen haben inzwischen eine Zeit.`,
  gone: (all) => `${numbers(all)} gibt es nicht mehr.`,

  alreadyUndone: 'Diese Entscheidung ist schon zurückgenommen.',
  tooLate: (until, visit) =>
    `Diese Entscheidung ließ sich bis ${formatTimeSpoken(wallTimeOf(until, visit.time_zone), 'de')} zurücknehmen. Sie können über die Themen neu entscheiden.`,
  nothingDecided: 'Es gibt keine Entscheidung von Ihnen, die sich noch zurücknehmen lässt.',
  noSuchDecision: 'Diese Entscheidung kenne ich nicht. Ohne weitere Angabe nehme ich Ihre letzte zurück.',

  told: (who, topics, status, visit) =>
    `${who} hat ${topics.length === 1 ? 'Ihr Thema' : 'Ihre Themen'} ${names(topics)} für „${visit.title}“ ${done[status]}.`,
  toldMany: (who, topics, status, visit) =>
    `${who} hat ${topics.length} Ihrer Themen für „${visit.title}“ ${done[status]}:`,
  reason: (reason) => `Grund: ${reason}`,
  toldTakenBack: (who, topics, visit) =>
    `${who} hat die Entscheidung über ${topics.length === 1 ? 'Ihr Thema' : 'Ihre Themen'} für „${visit.title}“ zurückgenommen.`,
};
