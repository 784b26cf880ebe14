import type { Answer, Reply } from '../../db/schema.ts';
import { formatDate, formatMoment } from '../../domain/format-time.ts';
import type { EventName } from '../../domain/reply-answers.ts';
import type { Instant } from '../../domain/time.ts';
import { and } from './plural.ts';

const words: Record<Answer | 'open', string> = { yes: 'yes', no: 'no', maybe: 'maybe', open: 'no reply' };

const short = (name: EventName): string => {
  if (name.kind === 'session') return `“${name.title}”`;
  return name.number === undefined ? formatDate(name.day, 'en') : `day ${name.number}`;
};

const each = (events: readonly { name: EventName; answer: Answer | 'open' }[]): string =>
  events.map(({ name, answer }) => `${short(name)}: ${words[answer]}`).join(', ');

const all = (number: number) => (number === 2 ? 'both' : `all ${number}`);

const ways: Record<Reply['via'], string> = {
  slack: 'in Slack',
  mail: 'by mail',
  page: 'on the page',
  coordinator: 'noted by the coordination',
};

/** What was answered to invitations, by whom, and what counts. */
export const answers = {
  visitOver: (title: string) => `“${title}” is over. Answers are no longer needed.`,
  words,
  short,
  /** At the begin of a line. */
  label: (name: EventName): string => short(name).replace(/^d/, 'D'),
  /** With its date. */
  event: (name: EventName): string =>
    name.kind === 'day' && name.number === undefined ? short(name) : `${short(name)} (${formatDate(name.day, 'en')})`,
  wholeVisit: 'whole visit',
  each,
  when: (at: Instant, zone: string, via: Reply['via']) => `${formatMoment(at, zone, 'en')}, ${ways[via]}`,
  notedBy: (at: Instant, zone: string, name: string) => `${formatMoment(at, zone, 'en')}, noted by ${name}`,
  beforeMove: (answer: Answer) => `before the change: ${words[answer]}`,

  counts: (number: Record<Answer | 'mixed' | 'open', number>) =>
    [
      `${number.yes} yes`,
      `${number.no} no`,
      `${number.maybe} maybe`,
      ...(number.mixed > 0 ? [`${number.mixed} with different answers by event`] : []),
      `${number.open} without a reply`,
    ].join(', '),
  groups: {
    failed: (number: number) => `Not delivered (${number})`,
    bounced: (number: number) => `Came back (${number})`,
    'no-address': (number: number) => `No usable mail address (${number})`,
    none: (number: number) => `Not invited yet (${number})`,
    cancelled: (number: number) => `No longer invited (${number})`,
    no: (number: number) => `No (${number})`,
    maybe: (number: number) => `Maybe (${number})`,
    mixed: (number: number) => `Different answers (${number})`,
    yes: (number: number) => `Yes (${number})`,
    open: (number: number) => `No reply yet (${number})`,
  },
  states: {
    none: 'not invited',
    'no-address': 'no address',
    slack: 'invited in Slack',
    waiting: 'on its way',
    delayed: 'not delivered yet, I keep trying',
    sent: 'sent',
    failed: 'not delivered',
    bounced: 'came back',
    cancelled: 'cancelled',
  },
  cameBack: 'These invitations did not arrive. Please check the address and put it right, then send them once more:',
  putRightLine: (name: string) => `member edit "${name}" email=`,
  resendLine: (name: string) => `invite resend "${name}"`,
  openMails: (number: number) => `Open mail (${number})`,

  personTitle: (name: string) => `Invitation: ${name}`,
  events: 'Events',
  history: 'All answers, the newest first',
  noHistory: 'No answer yet.',
  outdated: 'to an earlier version, does not count',
  cancelledEvent: 'event no longer valid',

  countsForAll: (names: readonly EventName[]) =>
    `This counts for ${all(names.length)} events that you are invited to: ${and(names.map(short))}.`,
  countsFor: (number: number) =>
    number === 1 ? 'This counts for the event:' : `This counts for ${all(number)} events:`,
  replaced: (events: Parameters<typeof each>[0]) => `Until now: ${each(events)}.`,
  mine: (events: Parameters<typeof each>[0]) => `Your replies: ${each(events)}`,
  moved: (answer: Answer) =>
    `The time has changed since your answer (“${words[answer]}”). Please answer again. Will you come?`,
};
