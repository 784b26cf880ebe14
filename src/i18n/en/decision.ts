import type { Session, Topic, Visit } from '../../db/schema.ts';
import { formatDate, formatTime, formatTimeSpoken } from '../../domain/format-time.ts';
import { dayOf, type Instant, wallTimeOf } from '../../domain/time.ts';
import { and, count } from './plural.ts';
import { roomName } from './room.ts';

type Named = Pick<Topic, 'number' | 'title'>;
type Status = Topic['status'];

const names = (topics: readonly Named[]): string => and(topics.map(({ number, title }) => `#${number} “${title}”`));
const numbers = (all: readonly number[]): string => and(all.map((number) => `#${number}`));
const is = (many: readonly unknown[]): string => (many.length === 1 ? 'is' : 'are');

const done: Record<Status, string> = {
  proposed: 'proposed',
  accepted: 'accepted',
  declined: 'declined',
  deferred: 'deferred to the return visit',
};

/** Deciding on topics, taking it back, and telling those who proposed them. */
export const decision = {
  undo: 'Take back',
  undoUntil: (until: Instant, visit: Visit) =>
    `You can take this back until ${formatTimeSpoken(wallTimeOf(until, visit.time_zone), 'en')}.`,
  /** Before a list of them. */
  many: (topics: readonly Named[], status: Status) =>
    `${count(topics.length, 'topic is', 'topics are')} ${done[status]}:`,
  was: ({ number, status, decline_reason }: Pick<Topic, 'number' | 'status' | 'decline_reason'>) =>
    `Until now #${number} was ${done[status]}${decline_reason ? `: ${decline_reason}` : ''}.`,
  leftDraft: (all: readonly number[]) => `${numbers(all)} ${is(all)} no longer in the draft programme.`,

  takenBack: 'The decision is taken back.',
  nothingTakenBack: 'There is nothing left to take back.',
  restored: (topics: readonly Named[], status: Status) => `${names(topics)} ${is(topics)} ${done[status]} again.`,
  manyRestored: (topics: readonly Named[], status: Status) =>
    `${count(topics.length, 'topic is', 'topics are')} ${done[status]} again:`,
  timeAgain: (session: Session, visit: Visit) => {
    const day = formatDate(dayOf(session.starts_at, visit.time_zone), 'en');
    const start = wallTimeOf(session.starts_at, visit.time_zone);
    const span = `${formatTime(start, 'en', session.time_qualifier ?? undefined)} to ${wallTimeOf(session.ends_at, visit.time_zone)}`;
    return `#${session.number} has its time in the draft again: ${day}, ${span}${session.room ? `, ${roomName(session.room)}` : ''}.`;
  },
  timeLost: (topic: Named, why: string) => `#${topic.number} does not get its old time back. ${why}`,
  decidedAnew: (topics: readonly Named[]) =>
    topics.length === 1
      ? `${names(topics)} stays as it is: it has been decided on again since.`
      : `${names(topics)} stay as they are: they have been decided on again since.`,
  placed: (topics: readonly Named[]) =>
    topics.length === 1
      ? `${names(topics)} stays as it is: it has been given a time since.`
      : `${names(topics)} stay as they are: they have been given a time since.`,
  gone: (all: readonly number[]) => `${numbers(all)} ${is(all)} not there any more.`,

  alreadyUndone: 'This decision was taken back already.',
  tooLate: (until: Instant, visit: Visit) =>
    `This decision could be taken back until ${formatTimeSpoken(wallTimeOf(until, visit.time_zone), 'en')}. You can decide on the topics again.`,
  nothingDecided: 'You have made no decision lately that could be taken back.',
  noSuchDecision: 'I do not know this decision. Without more words I take back your last one.',

  /** To those who proposed the topics. */
  told: (who: string, topics: readonly Named[], status: Status, visit: Visit) => {
    const what = topics.length === 1 ? 'your topic' : 'your topics';
    const end = status === 'deferred' ? ' until the return visit' : '';
    return `${who} has ${status} ${what} ${names(topics)} for “${visit.title}”${end}.`;
  },
  toldMany: (who: string, topics: readonly Named[], status: Status, visit: Visit) =>
    `${who} has ${status} ${topics.length} of your topics for “${visit.title}”${status === 'deferred' ? ' until the return visit' : ''}:`,
  reason: (reason: string) => `Reason: ${reason}`,
  toldTakenBack: (who: string, topics: readonly Named[], visit: Visit) =>
    `${who} has taken back the decision on your ${topics.length === 1 ? 'topic' : 'topics'} for “${visit.title}”.`,
};
