import type { Texts } from '../index.ts';
import { count } from './plural.ts';

export const trouble: Texts['trouble'] = {
  title: (number) => `${count(number, 'Nachricht konnte', 'Nachrichten konnten')} nicht zugestellt werden`,
  kinds: {
    'visit-card': 'die Karte des Besuchs',
    'topic-card': 'die Karte eines Themas',
    'channel-people': 'die Liste der Personen im Kanal',
    'daily-post': 'der Tagesablauf',
    preview: 'die Vorschau auf den nächsten Tag',
    'programme-note': 'der Hinweis auf das geänderte Programm',
    'reply-note': 'die Nachricht über eine Rückmeldung an die Koordination',
    'decision-note': 'die Nachricht über eine Entscheidung an die Person, die das Thema vorgeschlagen hat',
    'invitation-mail': 'eine Einladung für den Kalender',
    'timetable-picture': 'das Bild des Programms',
    welcome: 'die ersten Schritte',
  },
  unknownKind: 'eine Nachricht',
  reason: (reason) => {
    switch (reason) {
      case 'not_in_channel':
      case 'channel_not_found':
        return 'Ich bin nicht im Kanal. Laden Sie mich dorthin ein und versuchen Sie es noch einmal.';
      case 'is_archived':
        return 'Der Kanal ist archiviert.';
      case 'user_not_found':
      case 'user_disabled':
        return 'Die Person gehört nicht mehr zum Arbeitsbereich.';
      case 'missing_scope':
        return 'Mir fehlt dafür ein neues Recht. Bitte lassen Sie Ihre Slack-Administration die App noch einmal installieren, mit dem neuen Manifest; versuchen Sie es danach noch einmal.';
      case 'restricted_action':
        return 'Der Arbeitsbereich erlaubt es nicht. Bitte wenden Sie sich an Ihre Slack-Administration.';
      default:
        return `Die Antwort war: ${reason}`;
    }
  },
  perhapsTwice: 'Vielleicht ist sie angekommen; sehen Sie bitte nach, bevor Sie sie noch einmal senden.',
  retry: 'Noch einmal versuchen',
  retried: (number) => `${count(number, 'Nachricht ist', 'Nachrichten sind')} wieder unterwegs.`,
  noneLeft: 'Alles ist zugestellt.',
};
