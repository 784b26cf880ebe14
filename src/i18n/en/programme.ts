import type { Visit } from '../../db/schema.ts';
import { formatDateLong, formatMoment } from '../../domain/format-time.ts';
import { and, count } from './plural.ts';
import { roomName } from './room.ts';

export const programme = {
  title: 'Programme',
  draftTitle: 'Draft programme',
  dayHeading: (day: string, number: number) => `Day ${number}: ${formatDateLong(day, 'en')}`,
  part: (part: number, of: number) => `Part ${part} of ${of}`,
  partButton: (part: number) => `Part ${part}`,
  byDay: 'There is more than fits in one message. Choose a day:',
  sessions: (sessions: number) => count(sessions, 'session', 'sessions'),
  asOf: (visit: Visit, at: string) => `As of ${formatMoment(at, visit.time_zone, 'en')}`,
  room: roomName,
  nothingOnDay: 'Nothing is planned on this day.',
  notPublished: 'The programme is not published yet.',
  notPublishedCoordinator: 'The programme is not published yet. The draft is seen with the button below.',
  emptyDraft: 'The draft is empty. Accept topics and give them a time, or add fixed points:',
  nothingToPublish: 'The draft is empty, so there is nothing to publish yet.',
  nothingChanged: 'Nothing has changed since the last published version.',
  onlyInvitationsChanged:
    'The programme is the same as in the last version, but invitations already sent are out of date, with their place or an address, for instance.',
  publishTitle: 'Publish the programme',
  firstTime: 'This is the first published version.',
  added: 'New',
  removed: 'Removed',
  moved: 'Moved',
  changed: 'Changed',
  fromTo: (from: string, to: string) => `from ${from} to ${to}`,
  willBeTold: 'Who will be told',
  toldChannel: 'Everyone in the channel, by a message.',
  toldUpdated: (names: string[]) =>
    names.length > 8
      ? `${count(names.length, 'person gets', 'people get')} an updated invitation.`
      : `An updated invitation goes to ${and(names)}.`,
  toldCancelled: (names: string[]) =>
    names.length > 8
      ? `${count(names.length, 'person gets', 'people get')} a cancellation.`
      : `A cancellation goes to ${and(names)}.`,
  invitedNobody: 'No invitations have been sent yet; that is the next step after publishing.',
  publishNow: 'Publish now',
  published: (version: number) => `The programme is published (version ${version}).`,
  inviteNext: 'Next, send the calendar invitations:',
  inviteButton: 'Prepare invitations',
  channelFirst: (visit: Visit) => `The programme of “${visit.title}” is published`,
  channelAgain: (visit: Visit) => `The programme of “${visit.title}” has changed`,
  todayTitle: (day: string) => `Today, ${formatDateLong(day, 'en')}`,
  previewTitle: (day: string) => `Tomorrow, ${formatDateLong(day, 'en')}`,
  dayTitle: (day: string) => formatDateLong(day, 'en'),
  outsideVisit: (visit: Visit, day: string, period: string) =>
    `${formatDateLong(day, 'en')} is not part of “${visit.title}” (${period}).`,
  firstDayButton: 'First day',
  meTitle: 'My visit',
  meNotRegistered: 'You are not registered as a member or presenter of this visit.',
  mePresenting: 'You present:',
  meAttending: (days: string) => `You take part: ${days}`,
  meNoSessions: 'You do not present anything.',
  myAnswer: (answer: string) => `Your reply: ${answer}`,
  noAnswerYet: 'You have not replied yet. Will you come?',
  answers: { yes: 'yes', no: 'no', maybe: 'maybe' },
  showDraft: 'Show the draft',
  today: 'Today',
};
