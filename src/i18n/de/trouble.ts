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
    'inbox-note': 'die Nachricht an die Koordination, dass eine E-Mail eine Entscheidung braucht',
    'decline-counter': 'die E-Mail, dass eine vorgeschlagene Zeit abgelehnt ist',
    'invitation-mail': 'eine Einladung für den Kalender',
    'invitation-note': 'die Nachricht über eine Einladung',
    reminder: 'eine Erinnerung an eine Einladung',
    'reminder-mail': 'eine Erinnerung an eine Einladung',
    'timetable-picture': 'das Bild des Programms',
    'calendar-sync': 'das Programm im gemeinsamen Kalender',
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
      case 'CalDAV 401':
      case 'CalDAV 403':
        return 'Der gemeinsame Kalender lässt mich nicht schreiben. Bitte lassen Sie Ihre IT Benutzer, Passwort und Rechte prüfen (CALDAV_URL); versuchen Sie es danach noch einmal.';
      case 'CalDAV 404':
      case 'CalDAV 405':
      case 'CalDAV 409':
      case 'CalDAV 410':
      case 'CalDAV 501':
      case 'CalDAV redirect':
        return 'Unter der eingestellten Adresse gibt es keinen Kalender. Bitte lassen Sie Ihre IT CALDAV_URL prüfen; versuchen Sie es danach noch einmal.';
      case 'CalDAV 507':
        return 'Der gemeinsame Kalender ist voll. Bitte lassen Sie dort Platz schaffen; versuchen Sie es danach noch einmal.';
      case 'CalDAV name taken':
      case 'CalDAV no-uid-conflict':
        return 'Jemand hat einen meiner Einträge im gemeinsamen Kalender verschoben oder kopiert. Bitte löschen Sie dort die Kopie; versuchen Sie es danach noch einmal.';
      default:
        return reason.startsWith('CalDAV ')
          ? `Der gemeinsame Kalender nimmt es nicht an (${reason}). Bitte wenden Sie sich an Ihre IT; versuchen Sie es danach noch einmal.`
          : `Die Antwort war: ${reason}`;
    }
  },
  perhapsTwice: 'Vielleicht ist sie angekommen; sehen Sie bitte nach, bevor Sie sie noch einmal senden.',
  retry: 'Noch einmal versuchen',
  retried: (number) => `${count(number, 'Nachricht ist', 'Nachrichten sind')} wieder unterwegs.`,
  noneLeft: 'Alles ist zugestellt.',
};
