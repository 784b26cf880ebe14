import type { Side } from '../../db/schema.ts';
import { formatDate, formatDateLong, formatMoment, formatTime, type TimeQualifier } from '../../domain/format-time.ts';
import type { Day, Instant, WallTime } from '../../domain/time.ts';
import { and, count } from './plural.ts';

interface When {
  day: Day;
  from: WallTime;
  to: WallTime;
  zone: string;
  endDay?: Day;
}

const when = ({ day, from, to, zone, endDay }: When) =>
  `${formatDateLong(day, 'en')}, ${from} to ${endDay ? `${formatDateLong(endDay, 'en')}, ` : ''}${to} (${zone})`;

const visitOf = ({ other, side }: { other: string; side: Side }) =>
  side === 'host' ? `visit of ${other}` : `visit to ${other}`;

export const invite = {
  notPublished: 'Invitations follow the published programme, and nothing is published yet.',
  publishLine: 'publish',
  sendLine: 'invite send',
  noMail:
    'I cannot send mail: it is not set up. Please ask your IT to set SMTP_URL and MAIL_FROM. In Slack, everyone sees the programme without mail.',

  previewTitle: 'Invitations: what would be sent',
  sentTitle: 'Invitations are on their way',
  sum: (added: number, updated: number, cancelled: number) =>
    and([
      ...(added > 0 ? [count(added, 'new invitation', 'new invitations')] : []),
      ...(updated > 0 ? [count(updated, 'update', 'updates')] : []),
      ...(cancelled > 0 ? [count(cancelled, 'cancellation', 'cancellations')] : []),
    ]),
  wouldSend: (people: number, sum: string) => `${count(people, 'person gets', 'people get')} mail: ${sum}.`,
  sent: (people: number, sum: string) => `${sum} to ${count(people, 'person', 'people')}.`,
  sentNext: 'Each arrives by mail, as an event for the calendar. Replies are shown with the button below.',
  nothingToSend: 'All invitations are as in the published programme. There is nothing to send.',
  nobody: 'Nobody takes part in the published programme yet. Please register the delegations first:',
  registerLine: 'member add',
  forPerson: (added: number, updated: number, cancelled: number) =>
    [
      ...(added > 0 ? [`${added} new`] : []),
      ...(updated > 0 ? [`${updated} changed`] : []),
      ...(cancelled > 0 ? [`${cancelled} cancelled`] : []),
    ].join(', '),
  unreachable: (number: number) => `No usable mail address, so no invitation (${number})`,
  undelivered: (number: number) => `Did not arrive the last time (${number})`,
  whyUndelivered: { bounced: 'came back', refused: 'refused by the mail server' },
  tryAgain: 'To put an address right, or to send the same once more:',
  tryAgainLine: (name: string) => `invite resend "${name}"`,
  calledOffOn: (at: Instant, zone: string) => `All invitations were called off on ${formatMoment(at, zone, 'en')}.`,
  sameEventsBack: 'Whoever had them gets the same events back.',
  addAddress: 'To add an address:',
  addAddressLine: (name: string) => `member edit "${name}" email=`,
  more: (rest: number) => `and ${rest} more`,
  sendNow: 'Send now',
  showStatus: 'Show status',
  previewButton: 'Prepare invitations',

  cancelTitle: 'Call off all invitations',
  wouldCancel: (people: number, events: number) =>
    `${count(people, 'person', 'people')}, ${count(events, 'event', 'events')}: each is called off by a mail that takes it out of the calendar.`,
  silentAfterwards: 'After that, publishing sends no mail, until you send invitations again.',
  cancelNow: 'Call off now',
  cancelled: (people: number, events: number) =>
    `${count(events, 'cancellation is', 'cancellations are')} on the way to ${count(people, 'person', 'people')}.`,
  silentNow: 'From now on publishing sends no mail, until you send invitations again.',
  nothingToCancel: 'Nobody is invited to anything that is yet to come. There is nothing to call off.',
  notFollowed: 'Nobody gets mail, as all invitations are called off.',
  resent: (name: string, address: string, invitations: number) =>
    `${count(invitations, 'invitation is', 'invitations are')} on the way once more to ${name} (${address}).`,
  leftAddress: 'The former address gets the cancellation.',
  noneToResend: (name: string) => `${name} is invited to nothing that is yet to come.`,
  noAddress: (name: string) => `There is no usable mail address of ${name}.`,

  statusTitle: 'Invitations and replies',
  nobodyRegistered: 'Nobody is registered for this visit yet.',
  nobodyInvited: 'Nobody has been invited yet.',
  nobodyInvitedAnyMore: 'The invitations are called off; nobody is invited at present.',
  events: (number: number) => count(number, 'event', 'events'),
  reason: (reason: string) => `“${reason}”`,

  calendar: {
    daySummary: (about: { other: string; side: Side; day: Day; number: number | undefined }) =>
      `V${visitOf(about).slice(1)}${about.number === undefined ? '' : ` – day ${about.number}`} (${formatDate(about.day, 'en')})`,
    sessionSummary: (title: string, about: { other: string; side: Side }) => `${title} – ${visitOf(about)}`,
    about: (visit: string) => visit,
    dayIntro: (day: Day) => `Programme on ${formatDateLong(day, 'en')}:`,
    sessionIntro: 'You present:',
    span: (from: WallTime, to: WallTime, qualifier: TimeQualifier | undefined) =>
      `${formatTime(from, 'en', qualifier)} to ${to}`,
    session: (title: string, presenters: string[]) =>
      presenters.length === 0 ? title : `${title} (${and(presenters)})`,
  },

  mail: {
    invited: (summary: string) => `Invitation: ${summary}`,
    changed: (summary: string) => `Changed: ${summary}`,
    cancelled: (summary: string) => `Cancelled: ${summary}`,
    greeting: (name: string) => `Dear ${name},`,
    pleaseCome: (visit: string) => `you are invited to “${visit}”.`,
    hasChanged: 'this event has changed. This is how it stands now:',
    replaced: (summary: string) => `Replaced: ${summary}`,
    gone: {
      'called-off': 'this event is called off. Your calendar takes it out.',
      uninvited: 'you are no longer down for this event. Your calendar takes it out.',
      split: 'instead of this event you have one for each session from now on. Your calendar takes this one out.',
      merged: 'this session is part of the event for the whole day from now on. Your calendar takes this one out.',
    },
    when: (times: When) => `When: ${when(times)}`,
    whenBefore: (times: When) => `Before: ${when(times)}`,
    where: (place: string) => `Where: ${place}`,
    whereBefore: (place: string) => `Before: ${place}`,
    howToReply: 'Please accept or decline in your calendar, or answer here for the whole visit:',
    yes: 'Accept',
    maybe: 'Maybe',
    no: 'Decline',
    programme: 'Your programme (the link is for you alone)',
    howToReplyByCalendar: (address: string) =>
      `Please accept or decline in your calendar; your answer goes to ${address}.`,
    columns: ['Time', 'What', 'Where'] as [string, string, string],
    footer: (visit: string) => `Sent by Gegenbesuch for the coordination of “${visit}”.`,
  },
};
