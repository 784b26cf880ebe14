import { formatDate, formatDateLong, formatTimeSpoken } from '../../domain/format-time.ts';
import type { Texts } from '../index.ts';
import { and, count } from './plural.ts';

export const reminder: Texts['reminder'] = {
  invitedTitle: (visit) => `Einladung: ${visit}`,
  invited: (visit) => `Sie sind zu „${visit}“ eingeladen. Kommen Sie?`,
  answered: (visit, answer) =>
    `Sie sind zu „${visit}“ eingeladen. Ihre Antwort gilt auch hierfür: ${{ yes: 'ja', no: 'nein', maybe: 'vielleicht' }[answer]}.`,
  inSlackAlone: (number) => `Ohne E-Mail-Adresse, daher mit einer Nachricht in Slack eingeladen (${number})`,
  alsoByMail: 'Dasselbe kommt per E-Mail, für Ihren Kalender. Eine Antwort an einer Stelle genügt.',
  remindedTitle: (visit) => `Erinnerung: ${visit}`,
  reminded: (visit) => `Sie sind zu „${visit}“ eingeladen, und Ihre Antwort fehlt noch. Kommen Sie?`,
  when: ({ day, from, to, endDay }) =>
    `${formatDateLong(day, 'de')}, ${endDay ? `${formatTimeSpoken(from, 'de')} bis ${formatDateLong(endDay, 'de')}, ` : `${from} bis `}${formatTimeSpoken(to, 'de')}`,
  where: (place) => `Ort: ${place}`,
  programme: 'Ihr Programm',

  button: (number) => `Erinnern (${number})`,
  previewTitle: 'Erinnerungen: Diese Personen bekämen eine',
  would: (ways) =>
    `${count(ways.slack + ways.mail, 'Person würde', 'Personen würden')} erinnert: ${and([
      ...(ways.slack > 0 ? [`${ways.slack} in Slack`] : []),
      ...(ways.mail > 0 ? [`${ways.mail} per E-Mail`] : []),
    ])}.`,
  ways: { slack: 'in Slack', mail: 'per E-Mail' },
  today: (number) => `Heute schon erinnert (${number})`,
  unreachable: (number) => `Nicht erreichbar (${number})`,
  unreachableWhy: 'Ohne Konto in Slack und ohne Adresse, bei der E-Mails ankommen.',
  nobody: 'Niemand braucht eine Erinnerung: Zu keiner Einladung steht eine Antwort aus.',
  remindNow: 'Jetzt erinnern',
  sentTitle: 'Die Erinnerungen sind unterwegs',
  sent: (number) => `${count(number, 'Person bekommt', 'Personen bekommen')} eine Erinnerung.`,
  noneLeft: 'Heute ist niemand mehr zu erinnern.',

  mail: {
    columns: ['Wann', 'Was', 'Wo'],
    subject: (visit) => `Erinnerung: ${visit}`,
    ask: (visit) =>
      `Sie sind zu „${visit}“ eingeladen, und Ihre Antwort fehlt noch. Bitte sagen Sie uns, ob Sie kommen; ein Klick genügt:`,
    time: ({ day, from, to, endDay }) =>
      `${formatDate(day, 'de')}, ${from} bis ${endDay ? `${formatDate(endDay, 'de')}, ` : ''}${formatTimeSpoken(to, 'de')}`,
  },
};
