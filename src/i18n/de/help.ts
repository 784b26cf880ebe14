import type { Texts } from '../index.ts';

export const help: Texts['help'] = {
  title: 'Was ich verstehe',
  intro: 'Geben Sie einen Befehl im Kanal des Besuchs ein. Deutsche und englische Wörter gehen beide.',
  more: (command) => `Mehr zu einem Wort: ${command} hilfe tagesordnung`,
  about: (noun) => `${noun}: was Sie eingeben können`,
  otherVisit: (example) => `Für einen anderen Besuch geben Sie sein Kürzel an: ${example}`,
  options: 'Angaben:',
  nouns: {
    visit: 'der Besuch selbst',
    coordinator: 'wer koordiniert',
    agenda: 'Themen und feste Punkte',
    programme: 'das Programm',
    member: 'die Delegationen',
    building: 'weitere Gebäude und die Wege zwischen ihnen',
    room: 'Räume',
    invite: 'Einladungen für den Kalender',
    reply: 'Ihre Rückmeldung',
    settings: 'Einstellungen des Besuchs',
    welcome: 'die ersten Schritte',
    help: 'Hilfe',
  },
};
