import type { Texts } from '../index.ts';
import { count } from './plural.ts';

export const settings: Texts['settings'] = {
  scope: {
    day: 'Einladungen: ein Termin für jeden Tag einer Person, und für Vortragende einer für jeden eigenen Programmpunkt',
    session: 'Einladungen: ein Termin für jeden Programmpunkt einer Person',
  },
  feeds: {
    full: 'Abonnements: das ganze Programm',
    minimal: 'Abonnements: nur, wann etwas ist',
  },
  saved: 'So ist der Besuch jetzt eingestellt:',
  previewTitle: 'Einladungen auf andere Weise',
  wouldSend: (people, sum) =>
    `${count(people, 'Person ist', 'Personen sind')} schon eingeladen und ${people === 1 ? 'bekommt' : 'bekommen'} E-Mail: ${sum}.`,
  wouldHold: 'Danach gilt:',
  order:
    'Zuerst werden die bisherigen Termine abgesagt, dann die neuen verschickt. Antworten auf die bisherigen Termine zählen dann nicht mehr, Antworten für den ganzen Besuch schon.',
  saveNow: 'Ändern und senden',
  onTheirWay: (people, sum) => `Unterwegs an ${count(people, 'Person', 'Personen')}: ${sum}.`,
};
