import type { Visit } from '../../db/schema.ts';
import { formatDate, formatMoment } from '../../domain/format-time.ts';
import { and, count } from './plural.ts';

export const visit = {
  needsChannel: 'A visit lives in a channel. Please go to the channel for the visit and start it there.',
  channelTaken: (title: string, code: string) =>
    `This channel already has an open visit: “${title}” (${code}). Close it first, or use another channel.`,
  zoneInUse: (zone: string) =>
    `The programme already has times in ${zone}; in another time zone they would be others. Please unschedule everything and publish that first.`,
  endsBeforeStart: 'The last day is before the first day.',
  tooLong: (days: number) => `A visit lasts ${days} days at most.`,
  created: (visit: Visit) => `The visit “${visit.title}” (${visit.code}) is started. You coordinate it.`,
  createdNext: 'Next, propose topics and register the delegations:',
  holidays: (holidays: { day: string; name: string; states: string[] }[]) =>
    `Please note: ${holidays
      .map(({ day, name, states }) =>
        states.length === 0
          ? `${formatDate(day, 'en')} is a public holiday (${name})`
          : `${formatDate(day, 'en')} is a public holiday in ${and(states)} (${name})`,
      )
      .join('; ')}.`,
  edited: (visit: Visit) => `The visit “${visit.title}” (${visit.code}) is changed.`,
  sessionsOutside: (sessions: number) =>
    sessions === 1
      ? '1 entry of the draft lies outside the visit’s days. Until you move it to another day, it is not part of the programme.'
      : `${sessions} entries of the draft lie outside the visit’s days. Until you move them to other days, they are not part of the programme.`,
  wasOn: (when: string) => `was on ${when}`,
  outsideStillPublished:
    'The published programme still has some of this. Those invited are told of the change, with a cancellation for a day that is gone, when you publish again.',
  closed: (visit: Visit) => `The visit “${visit.title}” is closed. The channel is free for the next one.`,
  closeFirst: (visit: Visit) =>
    `Close “${visit.title}”? Everything stays readable, but nothing can be changed any more. Only members can still be removed.`,
  closeButton: 'Close the visit',
  hostAndGuest: (visit: Visit) => `${visit.guest} visits ${visit.host}`,
  period: (visit: Visit) =>
    visit.first_day === visit.last_day
      ? formatDate(visit.first_day, 'en')
      : `${formatDate(visit.first_day, 'en')} to ${formatDate(visit.last_day, 'en')}`,
  hours: (visit: Visit) => `Visit hours ${visit.day_start} to ${visit.day_end} (${visit.time_zone})`,
  code: (visit: Visit) => `Code ${visit.code}`,
  coordinators: (names: string[]) => `Coordination: ${and(names)}`,
  topics: (total: number, accepted: number, scheduled: number) =>
    total === 0
      ? 'No topics yet.'
      : `${count(total, 'topic', 'topics')}, ${accepted} accepted, ${scheduled} with a time.`,
  members: (host: number, guest: number) => `Delegations: host ${host}, guest ${guest}.`,
  notPublished: 'The programme is not published yet.',
  published: (visit: Visit, at: string) =>
    `Programme published, as of ${formatMoment(at, visit.time_zone, 'en')} (version ${visit.published_version}).`,
  unpublishedChanges: 'The draft has changes that are not published yet.',
  isClosed: 'This visit is closed.',
  listTitle: 'Your visits',
  listEmpty: 'You are not part of any visit yet.',
  start: 'Start a visit',
  show: 'Show the visit',
  edit: 'Change the visit',
  registerMember: 'Register a member',
  members_: 'Members',
  programme: 'Programme',
  publish: 'Publish',
  invitations: 'Invitations',
  coordinatorAdded: (name: string) => `${name} now coordinates the visit, too.`,
  coordinatorAlready: (name: string) => `${name} coordinates the visit already.`,
  coordinatorRemoved: (name: string) => `${name} no longer coordinates the visit.`,
  coordinatorWasNone: (name: string) => `${name} does not coordinate this visit.`,
  lastCoordinator: 'A visit needs someone who coordinates it. Add someone else first.',
  cardClosed: 'Closed.',
  cardHint: (command: string) => `Propose a topic: ${command} agenda add "Title"`,
};
