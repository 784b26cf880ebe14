import type { Answer } from '../../db/schema.ts';
import { formatDate, formatDateLong } from '../../domain/format-time.ts';
import type { Day, WallTime } from '../../domain/time.ts';
import { and, count } from './plural.ts';

interface Times {
  day: Day;
  from: WallTime;
  to: WallTime;
  /** Where it ends on another day. */
  endDay?: Day;
}

/** Invitations and reminders as direct messages, reminders by mail, and what coordinators see of them. */
export const reminder = {
  invitedTitle: (visit: string) => `Invitation: ${visit}`,
  invited: (visit: string) => `You are invited to “${visit}”. Will you come?`,
  answered: (visit: string, answer: Answer) =>
    `You are invited to “${visit}”. Your answer counts for this, too: ${answer}.`,
  inSlackAlone: (number: number) => `No mail address, so invited by a message in Slack (${number})`,
  alsoByMail: 'The same comes by mail, for your calendar. An answer in one place is enough.',
  remindedTitle: (visit: string) => `Reminder: ${visit}`,
  reminded: (visit: string) => `You are invited to “${visit}”, and your answer is still missing. Will you come?`,
  when: ({ day, from, to, endDay }: Times) =>
    `${formatDateLong(day, 'en')}, ${from} to ${endDay ? `${formatDateLong(endDay, 'en')}, ` : ''}${to}`,
  where: (place: string) => `Where: ${place}`,
  programme: 'Your programme',

  button: (number: number) => `Remind (${number})`,
  previewTitle: 'Reminders: who would get one',
  would: (ways: { slack: number; mail: number }) =>
    `${count(ways.slack + ways.mail, 'person', 'people')} would be reminded: ${and([
      ...(ways.slack > 0 ? [`${ways.slack} in Slack`] : []),
      ...(ways.mail > 0 ? [`${ways.mail} by mail`] : []),
    ])}.`,
  ways: { slack: 'in Slack', mail: 'by mail' },
  today: (number: number) => `Reminded today already (${number})`,
  unreachable: (number: number) => `Cannot be reached (${number})`,
  unreachableWhy: 'Without an account in Slack, and without an address that takes mail.',
  nobody: 'Nobody needs a reminder: there is no open answer to an invitation.',
  remindNow: 'Remind now',
  sentTitle: 'Reminders are on their way',
  sent: (number: number) => `${count(number, 'person gets', 'people get')} a reminder.`,
  noneLeft: 'Nobody is left to be reminded today.',

  mail: {
    columns: ['When', 'What', 'Where'] as [string, string, string],
    subject: (visit: string) => `Reminder: ${visit}`,
    ask: (visit: string) =>
      `you are invited to “${visit}”, and your answer is still missing. Please tell us whether you come; one click is enough:`,
    time: ({ day, from, to, endDay }: Times) =>
      `${formatDate(day, 'en')}, ${from} to ${endDay ? `${formatDate(endDay, 'en')}, ` : ''}${to}`,
  },
};
