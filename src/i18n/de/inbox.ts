import type { Answer } from '../../db/schema.ts';
import { formatDateLong, formatMoment, formatTimeSpoken } from '../../domain/format-time.ts';
import { dayOf, wallTimeOf } from '../../domain/time.ts';
import type { MailAbout } from '../en/inbox.ts';
import type { Texts } from '../index.ts';
import { and } from './plural.ts';

type Span = NonNullable<MailAbout['suggested']>;

const span = ({ start, end, zone }: Span) => {
  const [day, endDay] = [dayOf(start, zone), dayOf(end, zone)];
  const until = formatTimeSpoken(wallTimeOf(end, zone), 'de');
  return endDay === day
    ? `${formatDateLong(day, 'de')}, ${wallTimeOf(start, zone)} bis ${until}`
    : `${formatDateLong(day, 'de')}, ${formatTimeSpoken(wallTimeOf(start, zone), 'de')} bis ${formatDateLong(endDay, 'de')}, ${until}`;
};

const answers: Record<Answer, string> = { yes: 'ja', no: 'nein', maybe: 'vielleicht' };
const of = (event: string | null) => (event === null ? '' : ` zu ${event}`);
const someone = (person: string | null) => person ?? 'Eine Person, die nicht mehr angemeldet ist,';
/** After „von“. */
const ofSomeone = (person: string | null) => person ?? 'einer Person, die nicht mehr angemeldet ist';
const said = (answer: Answer | null) => (answer === null ? '' : ` Die Antwort lautet: ${answers[answer]}.`);
const suggestion = (suggested: Span | null) => (suggested === null ? '' : ` Vorgeschlagen ist: ${span(suggested)}.`);

const unreadable: Record<NonNullable<MailAbout['unreadable']>, string> = {
  'winmail.dat':
    'Die Antwort hat eine Form, die nur Outlook lesen kann (winmail.dat). Bitte fragen Sie nach, wie sie lautet, oder notieren Sie sie hier.',
  calendar:
    'Die Antwort des Kalenders darin ist beschädigt. Bitte fragen Sie nach, wie sie lautet, oder notieren Sie sie hier.',
  'too-large':
    'Die E-Mail ist zu groß, um hier gelesen zu werden. Bitte sehen Sie im Postfach nach, oder notieren Sie die Antwort hier.',
};

export const inbox: Texts['inbox'] = {
  title: (open) => `Offene E-Mails (${open})`,
  none: 'Keine E-Mail wartet auf eine Entscheidung.',
  heading: (number, at, zone) => `E-Mail ${number}, ${formatMoment(at, zone, 'de')}`,
  noteTitle: (visit, code) => `Eine E-Mail zu „${visit}“ (${code}) braucht eine Entscheidung.`,
  inboxLine: 'einladung eingang',
  showInbox: 'Offene E-Mails',
  nameless: 'ein Absender ohne Adresse',

  said: {
    counter: ({ person, event, suggested, present }) =>
      `${someone(person)} schlägt für ${event ?? 'einen Termin'} eine andere Zeit vor: ${suggested === null ? '' : span(suggested)}${present === null ? '' : `, statt ${span(present)}`}.`,
    delegation: ({ person, event, delegates, isDelegate, answer }) =>
      isDelegate
        ? `${and(delegates)} antwortet auf die Einladung${of(event)} an Stelle von ${ofSomeone(person)}.${said(answer)} Eingeladen wird dadurch niemand; das entscheiden Sie.`
        : `${someone(person)} möchte die Einladung${of(event)} weitergeben an: ${delegates.length > 0 ? and(delegates) : 'jemand anderen'}. Eingeladen wird dadurch niemand; das entscheiden Sie.`,
    stranger: ({ from, person, event, answer, suggested, isInName }) => {
      if (event === null)
        return `${from} antwortet auf einen Termin, den ich nicht kenne.${said(answer)} Gezählt wurde nichts.`;
      const what = suggested === null ? said(answer) : suggestion(suggested);
      return isInName
        ? `Im Namen von ${ofSomeone(person)} kam eine Antwort${of(event)}, aber von einer Adresse, die nicht eingeladen ist: ${from}.${what} Gezählt wurde nichts.`
        : `${from} antwortet auf die Einladung von ${ofSomeone(person)}${of(event)}, ist aber nicht eingeladen.${what} Gezählt wurde nichts.`;
    },
    outdated: ({ person, event, answer, suggested }) =>
      suggested === null
        ? `${someone(person)} hat auf die Einladung${of(event)} geantwortet, aber auf eine Fassung, die nicht mehr gilt.${said(answer)} Gezählt wurde das nicht.`
        : `${someone(person)} schlägt für ${event ?? 'einen Termin'} eine andere Zeit vor, antwortet damit aber auf eine Fassung, die nicht mehr gilt: ${span(suggested)}.`,
    unverified: ({ from, person, event, answer, suggested }) =>
      `Im Namen von ${ofSomeone(person)} kam eine Antwort${of(event)}, und zwar von ${from}.${said(answer)}${suggestion(suggested)} Es ist nicht sicher, dass sie wirklich von ${person ?? 'dieser Person'} kommt; gezählt wurde sie deshalb nicht.`,
    message: ({ from, event, answer }) =>
      `${from} hat${event === null ? '' : of(event)} geschrieben.${said(answer)} Gezählt wurde nichts.`,
    unreadable: (about) =>
      `${about.from} hat${of(about.event)} geantwortet. ${unreadable[about.unreadable ?? 'calendar']}`,
    bounce: ({ person, event, failed }) => {
      const what = failed?.method ? { REQUEST: 'Einladung', CANCEL: 'Absage' }[failed.method] : undefined;
      const status = failed?.status ? ` (${failed.status})` : '';
      const who = person === null ? '' : `${person} hat sie nicht bekommen. `;
      return `${what ? `Die ${what}` : 'Eine E-Mail'}${of(event)} kam zurück: ${failed?.address ?? 'Die Adresse'} ist nicht zu erreichen${status}. ${who}Bitte berichtigen Sie die Adresse und schicken Sie sie noch einmal, oder sagen Sie der Person auf anderem Weg Bescheid.`;
    },
  },
  doubtful: 'Ihr Mailserver bezweifelt, dass diese E-Mail von dem genannten Absender kommt.',
  wrote: (text) => `Darin steht: „${text}“`,
  subject: (subject) => `Betreff: „${subject}“`,
  answeredBy: (address) => `beantwortet von ${address}`,

  count: 'Antwort zählen',
  countFor: (name) => `Für ${name} zählen`,
  answers: { yes: 'Zugesagt', no: 'Abgesagt', maybe: 'Vielleicht' },
  answerFor: (name, answer) => `Für ${name}: ${{ yes: 'zugesagt', no: 'abgesagt', maybe: 'vielleicht' }[answer]}`,
  noAgree:
    'Mit einem Klick lässt sich diese Zeit nicht übernehmen: Sie passt nicht zu dem Tag, oder der Programmpunkt ist nicht mehr geplant.',
  agree: 'Zeit übernehmen',
  disagree: 'Zeit ablehnen',
  register: (county) => `Anmelden für ${county}`,
  correct: 'Adresse berichtigen',
  resend: 'Noch einmal schicken',
  settle: 'Erledigt',

  settled: (number) => `E-Mail ${number} ist abgelegt.`,
  counted: (name, answer) => `Gezählt für ${name}: ${answers[answer]}.`,
  declined: (name) => `Der Vorschlag ist abgelehnt. ${name} bekommt dazu eine E-Mail.`,
  present: (name, day, arrives, leaves) => {
    const comes = arrives ? [`ab ${formatTimeSpoken(arrives, 'de')}`] : [];
    const goes = leaves ? [`bis ${formatTimeSpoken(leaves, 'de')}`] : [];
    return `${name} ist am ${formatDateLong(day, 'de')}, jetzt ${[...comes, ...goes].join(' ')} da. Das Programm bleibt, wie es ist; Einladungen folgen, wenn Sie veröffentlichen oder sie verschicken.`;
  },

  noSuchMail: (number) => `Eine E-Mail ${number} gibt es nicht.`,
  alreadySettled: (number, by) =>
    by === null
      ? `An die Stelle von E-Mail ${number} ist eine neuere getreten.`
      : `Über E-Mail ${number} hat ${by} schon entschieden.`,
  nobodyToCount:
    'Unter dieser Adresse ist niemand angemeldet. Bitte melden Sie die Person zuerst an, und zählen Sie die Antwort danach.',
  registerLine: 'mitglied neu',
  needsAnswer: 'Wie lautet die Antwort? In der E-Mail steht sie nicht so, dass ich sie lesen kann.',
  noTime: (number) => `E-Mail ${number} schlägt keine Zeit vor.`,
  cannotAgree:
    'Diese Zeit lässt sich nicht mit einem Klick übernehmen: Sie liegt an einem anderen Tag, ist länger als das Programm dieses Tages, oder der Programmpunkt ist nicht mehr geplant. Bitte ändern Sie das Programm von Hand, oder lehnen Sie den Vorschlag ab.',

  reply: {
    subject: (summary) => `Es bleibt bei der Zeit: ${summary}`,
    body: (suggested, present) =>
      `vielen Dank für Ihren Vorschlag, diesen Termin zu verlegen (${span(suggested)}). Leider ist das nicht möglich. Es bleibt bei der Zeit, zu der Sie eingeladen sind: ${span(present)}.`,
    ask: 'Bitte sagen Sie so zu oder ab, wie der Termin steht. Wenn Sie etwas anderes auf dem Herzen haben, wenden Sie sich bitte an die Koordination.',
  },
};
