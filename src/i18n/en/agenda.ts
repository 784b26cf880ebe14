import type { Session, Topic, Visit } from '../../db/schema.ts';
import { formatDate, formatDuration, formatTime } from '../../domain/format-time.ts';
import { dayOf, wallTimeOf } from '../../domain/time.ts';
import { and, count } from './plural.ts';
import { roomName } from './room.ts';

const span = (session: Pick<Session, 'starts_at' | 'ends_at' | 'time_qualifier'>, visit: Visit): string => {
  const start = formatTime(wallTimeOf(session.starts_at, visit.time_zone), 'en', session.time_qualifier ?? undefined);
  return `${start} to ${wallTimeOf(session.ends_at, visit.time_zone)}`;
};

export const agenda = {
  added: (topic: Topic) => `Topic #${topic.number} “${topic.title}” is proposed.`,
  addedNext: 'Everyone in the channel sees it now and can vote.',
  edited: (topic: Pick<Topic, 'number' | 'title'>) => `#${topic.number} “${topic.title}” is changed.`,
  removed: (topic: Topic) => `#${topic.number} “${topic.title}” is deleted.`,
  fixedRemoved: (session: Session) => `#${session.number} “${session.title}” is taken out of the draft.`,
  voted: (topic: Topic) => `Your vote for #${topic.number} “${topic.title}” counts.`,
  voteTakenBack: (topic: Topic) => `Your vote for #${topic.number} “${topic.title}” is taken back.`,
  decided: (topics: Topic[], status: 'accepted' | 'declined' | 'deferred') => {
    const names = and(topics.map((topic) => `#${topic.number} “${topic.title}”`));
    const is = topics.length === 1 ? 'is' : 'are';
    return status === 'deferred' ? `${names} ${is} deferred to the return visit.` : `${names} ${is} ${status}.`;
  },
  acceptedNext: 'Next, have the whole programme drafted, or give single topics a time.',
  planAll: 'Plan the programme',
  moved: (session: Session, visit: Visit) =>
    `#${session.number} “${session.title}” is planned for ${formatDate(dayOf(session.starts_at, visit.time_zone), 'en')}, ${span(session, visit)}${session.room ? `, ${roomName(session.room)}` : ''}.`,
  before: (session: Session, visit: Visit) =>
    `Until now: ${formatDate(dayOf(session.starts_at, visit.time_zone), 'en')}, ${span(session, visit)}${session.room ? `, ${roomName(session.room)}` : ''}.`,
  dropped: (sessions: readonly Session[], visit: Visit) =>
    `It takes the place of what the plan had put there: ${and(sessions.map((session) => `${session.title}, ${span(session, visit)}`))}.`,
  outsideHours: (visit: Visit) =>
    `Please note: that is outside the visit hours, ${visit.day_start} to ${visit.day_end}.`,
  draftOnly: 'This is the draft. Others see it once the programme is published.',
  unscheduled: (session: Session) => `#${session.number} “${session.title}” is out of the draft programme.`,
  noSuchTopic: (number: number, code: string) => `${code} has no topic #${number}. The list shows which there are.`,
  notScheduled: (number: number) => `#${number} has no time, so there is nothing to take out.`,
  declinedNoVote: (topic: Topic) => `#${topic.number} “${topic.title}” was declined, so votes no longer count.`,
  declinedNoTime: (topic: Topic) =>
    `#${topic.number} “${topic.title}” was declined. Accept it first to give it a time.`,
  acceptLine: (topic: Topic) => `agenda accept ${topic.number}`,
  needsDay: (number: number) => `On which day should #${number} be?`,
  needsTime: (number: number) => `At what time should #${number} begin?`,
  dayOutside: (day: string, visit: Visit) =>
    `${formatDate(day, 'en')} is not part of the visit. It lasts from ${formatDate(visit.first_day, 'en')} to ${formatDate(visit.last_day, 'en')}.`,
  clockChange: (time: string, day: string) =>
    `On ${formatDate(day, 'en')} the clocks change, and ${time} happens twice or not at all. Please choose another time.`,
  topicsOnly: (session: Session) =>
    `#${session.number} “${session.title}” is a fixed point. Only topics have presenters, a field, and “offer or wish”.`,
  renameLine: (session: Session) => `agenda edit ${session.number} title="${session.title.replace(/["„“”]/g, "'")}"`,
  whoPresents: (name: string) =>
    `I do not know who “${name}” is. Please give the full name, a mail address or an @mention.`,
  listTitle: 'Agenda',
  listEmpty: 'There are no topics yet.',
  votes: (votes: number) => count(votes, 'vote', 'votes'),
  voteButton: (votes: number) => (votes === 0 ? 'Vote' : `Vote (${votes})`),
  proposedBy: (name: string) => `proposed by ${name}`,
  cardHeading: (topic: Pick<Topic, 'number' | 'title'>) => `#${topic.number} ${topic.title}`,
  stance: (topic: Topic, visit: Visit) => {
    const side = topic.side === 'host' ? visit.host : visit.guest;
    return topic.stance === 'show' ? `${side} shows` : `${side} asks`;
  },
  presentedBy: (names: string[]) => `with ${and(names)}`,
  length: formatDuration,
  field: (field: string) => `field: ${field}`,
  wish: (wish: string) => `wish: ${wish}`,
  draftedFor: (day: string, time: string, room: string | null) =>
    `in the draft: ${formatDate(day, 'en')}, ${time}${room ? `, ${roomName(room)}` : ''}`,
  scheduledFor: (day: string, time: string, room: string | null) =>
    `in the programme: ${formatDate(day, 'en')}, ${time}${room ? `, ${roomName(room)}` : ''}`,
  outsideDays: (day: string, time: string) => `was on ${formatDate(day, 'en')}, ${time}, no longer a day of the visit`,
  declinedBecause: (reason: string) => `declined: ${reason}`,
  propose: 'Propose a topic',
  showList: 'All topics',
  show: 'Show',
  accept: 'Accept',
  decline: 'Decline',
  defer: 'Defer',
  edit: 'Change',
  place: 'Place',
};
