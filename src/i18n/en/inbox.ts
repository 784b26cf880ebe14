import type { Answer, IncomingMailKind } from '../../db/schema.ts';
import { formatDateLong, formatMoment } from '../../domain/format-time.ts';
import type { IncomingDetails } from '../../domain/incoming-details.ts';
import { type Day, dayOf, type Instant, type WallTime, wallTimeOf } from '../../domain/time.ts';
import { and } from './plural.ts';

/** What a mail is about, in words. */
export interface MailAbout {
  /** Name and address. */
  from: string;
  /** Whose invitation it is, or who wrote. */
  person: string | null;
  event: string | null;
  answer: Answer | null;
  /** The suggested time, and the present one. */
  suggested: Span | null;
  present: Span | null;
  delegates: string[];
  /** A stranger answers in the name of the person. */
  isInName: boolean;
  /** The answer is of somebody who stands in, not of whoever was invited. */
  isDelegate: boolean;
  unreadable: IncomingDetails['unreadable'];
  failed: IncomingDetails['failed'];
}

interface Span {
  start: Instant;
  end: Instant;
  zone: string;
}

const span = ({ start, end, zone }: Span) => {
  const [day, endDay] = [dayOf(start, zone), dayOf(end, zone)];
  const until = endDay === day ? wallTimeOf(end, zone) : `${formatDateLong(endDay, 'en')}, ${wallTimeOf(end, zone)}`;
  return `${formatDateLong(day, 'en')}, ${wallTimeOf(start, zone)} to ${until}`;
};

const answers: Record<Answer, string> = { yes: 'yes', no: 'no', maybe: 'maybe' };
const of = (event: string | null) => (event === null ? '' : ` to ${event}`);
const someone = (person: string | null) => person ?? 'someone who is no longer registered';
/** At the beginning of a sentence. */
const somebody = (person: string | null) => person ?? 'Someone who is no longer registered';
const said = (answer: Answer | null) => (answer === null ? '' : ` The answer reads: ${answers[answer]}.`);

const suggested = ({ suggested, present }: MailAbout) =>
  suggested === null ? '' : `${span(suggested)}${present === null ? '' : `, instead of ${span(present)}`}`;

const unreadable: Record<NonNullable<IncomingDetails['unreadable']>, string> = {
  'winmail.dat':
    'The answer is in a form that only Outlook can read (winmail.dat). Please ask what was answered, or note it here.',
  calendar: 'The calendar’s answer in it is damaged. Please ask what was answered, or note it here.',
  'too-large': 'The mail is too large to be read here. Please look into the mailbox, or note the answer here.',
};

/** Mail that coordinators have to look at. */
export const inbox = {
  title: (open: number) => `Open mail (${open})`,
  none: 'No mail waits for a decision.',
  heading: (number: number, at: Instant, zone: string) => `Mail ${number}, ${formatMoment(at, zone, 'en')}`,
  noteTitle: (visit: string, code: string) => `A mail about “${visit}” (${code}) needs a decision.`,
  inboxLine: 'invite inbox',
  showInbox: 'Show open mail',
  nameless: 'a sender without an address',

  said: {
    counter: (about) =>
      `${somebody(about.person)} suggests another time for ${about.event ?? 'an event'}: ${suggested(about)}.`,
    delegation: ({ person, event, delegates, isDelegate, answer }) =>
      isDelegate
        ? `${and(delegates)} answers the invitation${of(event)} in place of ${someone(person)}.${said(answer)} Nobody is invited by that; it is for you to decide.`
        : `${somebody(person)} does not want to come${of(event)} and names ${delegates.length > 0 ? and(delegates) : 'somebody else'} instead. Nobody is invited by that; it is for you to decide.`,
    stranger: ({ from, person, event, answer, suggested, isInName }) => {
      if (event === null) return `${from} answers an event that I do not know.${said(answer)} Nothing was counted.`;
      const what = suggested === null ? said(answer) : ` Suggested is ${span(suggested)}.`;
      return isInName
        ? `An answer in the name of ${someone(person)} has come${of(event)}, but from an address that is not invited: ${from}.${what} Nothing was counted.`
        : `${from} answers the invitation of ${someone(person)}${of(event)}, but is not invited.${what} Nothing was counted.`;
    },
    outdated: (about) => {
      const { person, event } = about;
      return about.suggested === null
        ? `${somebody(person)} has answered the invitation${of(event)}, but in a version that no longer holds.${said(about.answer)} It was not counted.`
        : `${somebody(person)} suggests another time for ${event ?? 'an event'}, but in answer to a version that no longer holds: ${span(about.suggested)}.`;
    },
    unverified: ({ from, person, event, answer, suggested }) =>
      `An answer in the name of ${someone(person)} has come${of(event)}, from ${from}.${said(answer)}${suggested === null ? '' : ` Suggested is ${span(suggested)}.`} It is not certain that ${person ?? 'the person'} is behind it, so it was not counted.`,
    message: ({ from, event, answer }) =>
      `${from} has written${event === null ? '' : ` about ${event}`}.${said(answer)} Nothing was counted.`,
    unreadable: (about) =>
      `${about.from} has answered${of(about.event)}. ${unreadable[about.unreadable ?? 'calendar']}`,
    bounce: ({ person, event, failed }) => {
      const what = failed?.method ? { REQUEST: 'invitation', CANCEL: 'cancellation' }[failed.method] : undefined;
      const about = what ? `The ${what}${of(event)}` : `A mail${event === null ? '' : ` about ${event}`}`;
      const status = failed?.status ? ` (${failed.status})` : '';
      const who = person === null ? '' : `${person} does not have ${what ? `the ${what}` : 'it'}. `;
      return `${about} came back: ${failed?.address ?? 'the address'} cannot be reached${status}. ${who}Please correct the address and send it once more, or tell the person another way.`;
    },
  } satisfies Record<IncomingMailKind, (about: MailAbout) => string> as Record<
    IncomingMailKind,
    (about: MailAbout) => string
  >,
  doubtful: 'Your mail server doubts that this mail comes from whom it names.',
  wrote: (text: string) => `Written in it: “${text}”`,
  subject: (subject: string) => `Subject: “${subject}”`,
  answeredBy: (address: string) => `answered by ${address}`,

  count: 'Count it',
  countFor: (name: string) => `Count it for ${name}`,
  answers: { yes: 'Comes', no: 'Does not come', maybe: 'Maybe' } as Record<Answer, string>,
  answerFor: (name: string, answer: Answer) =>
    `For ${name}: ${{ yes: 'accepted', no: 'declined', maybe: 'perhaps' }[answer]}`,
  noAgree: 'This time cannot be taken up by a click: it does not fit the day, or the session is no longer planned.',
  agree: 'Take up this time',
  disagree: 'Decline this time',
  register: (county: string) => `Register with ${county}`,
  correct: 'Correct the address',
  resend: 'Send once more',
  settle: 'Put away',

  settled: (number: number) => `Mail ${number} is put away.`,
  counted: (name: string, answer: Answer) => `Counted for ${name}: ${answers[answer]}.`,
  declined: (name: string) => `The suggestion is declined. ${name} gets a mail that says so.`,
  present: (name: string, day: Day, arrives: WallTime | undefined, leaves: WallTime | undefined) =>
    `On ${formatDateLong(day, 'en')}, ${name} now ${and([...(arrives ? [`comes at ${arrives}`] : []), ...(leaves ? [`leaves at ${leaves}`] : [])])}. The programme is as it was; invitations follow when you publish or send them.`,

  noSuchMail: (number: number) => `There is no mail ${number}.`,
  alreadySettled: (number: number, by: string | null) =>
    by === null
      ? `A newer mail has taken the place of mail ${number}.`
      : `Mail ${number} has been decided on already, by ${by}.`,
  nobodyToCount: 'Nobody is registered under this address. Please register the person first, then count the answer.',
  registerLine: 'member add',
  needsAnswer: 'What was answered? The mail does not say it in a form that I can read.',
  noTime: (number: number) => `Mail ${number} suggests no time.`,
  cannotAgree:
    'This time cannot be taken up with a click: it is on another day, longer than the programme of that day, or the session is no longer planned. Please change the programme by hand, or decline the suggestion.',

  reply: {
    subject: (summary: string) => `The time stays: ${summary}`,
    body: (suggested: Span, present: Span) =>
      `thank you for suggesting another time for this event (${span(suggested)}). Unfortunately that is not possible. The event stays as you were invited to it: ${span(present)}.`,
    ask: 'Please accept or decline it as it is. If something else is the matter, please turn to the coordination.',
  },
};
