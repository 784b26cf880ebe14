import type { Texts } from '../index.ts';

export const programmePage: Texts['programmePage'] = {
  kind: 'Besuchsprogramm',
  forReader: (name) => `Für ${name}`,
  facts: { when: 'Zeitraum', where: 'Ort', host: 'Gastgeber', guest: 'Gast', coordination: 'Koordination' },
  notPublished: 'Das Programm ist noch nicht veröffentlicht. Sobald es so weit ist, steht es hier.',
  span: (span) => `${span}\u00a0Uhr`,
  atOnce: 'Gleichzeitig',
  track: (number, of) => `Gleichzeitig, ${number} von ${of}`,
  presents: 'Ihr Programmpunkt',
  attends: 'Sie nehmen teil',
  attendsAll: 'Alles, was hier steht, gehört zu Ihrem Programm.',
  localTime: (zone) => `Alle Zeiten sind Ortszeiten (${zone}).`,
  open: 'Das Programm als Seite, auch zum Drucken und Weitergeben',
  openOwn: 'Ihr Programm als Seite, auch zum Antworten',
  answer: {
    heading: 'Ihre Rückmeldung',
    question: 'Kommen Sie?',
    options: { yes: 'Ja, ich komme', maybe: 'Vielleicht', no: 'Nein, ich komme nicht' },
    note: 'Mitteilung an die Koordination (wenn Sie möchten)',
    send: 'Antwort senden',
    change: 'Antwort ändern',
    noted: (answer) =>
      ({
        yes: 'Ihre Zusage ist notiert.',
        no: 'Ihre Absage ist notiert.',
        maybe: 'Es ist notiert, dass Sie vielleicht kommen.',
      })[answer],
    counts:
      'Ändert sich das, antworten Sie einfach noch einmal: Es zählt die neueste Antwort, ob von hier, per E-Mail oder in Slack.',
    notSentYet: 'Noch ist nichts gesendet. Bitte prüfen Sie Ihre Auswahl und wählen Sie dann „Antwort senden“.',
    choose: 'Bitte wählen Sie eine der drei Antworten.',
    tooLong: (longest, length) =>
      `Eine Mitteilung darf ${longest} Zeichen lang sein; diese hat ${length}. Bitte kürzen Sie sie.`,
    tooMany:
      'Von dieser Seite kamen innerhalb einer Stunde zu viele Antworten. Diese ist nicht notiert; bitte versuchen Sie es später noch einmal.',
    foreign:
      'Diese Antwort kam von einer anderen Website und ist nicht notiert. Stammt sie von Ihnen, senden Sie sie bitte von hier.',
    unreadable: 'Diese Antwort ließ sich nicht lesen und ist nicht notiert. Bitte senden Sie sie noch einmal von hier.',
    endings: {
      closed: 'Der Besuch ist abgeschlossen; eine Antwort ist nicht mehr nötig.',
      past: 'Der Besuch ist vorbei; eine Antwort ist nicht mehr nötig.',
      'called-off': 'Die Einladungen zu diesem Besuch sind zurückgezogen; eine Antwort ist nicht nötig.',
    },
  },
  subscribe: {
    heading: 'Im Kalender abonnieren',
    own: 'Ihr Kalender zeigt dann, woran Sie teilnehmen, und übernimmt jede Änderung von selbst.',
    everyone: 'Ihr Kalender zeigt dann das ganze Programm und übernimmt jede Änderung von selbst.',
    app: 'Kalender auf diesem Gerät (Apple, Outlook, Thunderbird)',
    google: 'Google Kalender',
    outlook: 'Outlook im Web',
    address: 'Adresse für andere Kalender:',
    mayTake: 'Wie oft ein Kalender nach Änderungen sieht, bestimmt sein Anbieter; bei Google kann es einen Tag dauern.',
    secret: 'Die Adresse ist nur für Sie bestimmt. Bitte geben Sie sie nicht weiter.',
  },
  phone: {
    heading: 'Diese Seite auf dem Handy öffnen',
    code: 'QR-Code mit der Adresse dieser Seite',
    text: 'Richten Sie die Kamera des Handys auf den Code.',
    secret: 'Er führt auf Ihre eigene Seite: Wer ihn hat, kann dort in Ihrem Namen antworten.',
  },
};
