import type { Texts } from '../index.ts';

export const feed: Texts['feed'] = {
  title: 'Programm abonnieren',
  about:
    'Ihr Kalender kann das Programm abonnieren und zeigt es dann von selbst. Google sieht nur alle 8 bis 24 Stunden nach Änderungen, andere öfter; von Änderungen erfahren Sie deshalb zuerst per E-Mail oder in Slack.',
  secret:
    'Wer eine Adresse kennt, kann lesen, was dort steht, auch ohne Konto. Google und Outlook im Browser rufen sie mit eigenen Rechnern ab.',
  minimal: 'Bei diesem Besuch zeigen Abonnements nur, wann etwas ist und wo der Besuch stattfindet.',
  notPublished: 'Veröffentlicht ist noch nichts. Bis dahin bleibt der Kalender leer.',
  unreachable:
    'Kalender anderswo erreichen diese Adressen noch nicht: Der Bot antwortet nur auf seinem eigenen Rechner oder ohne Verschlüsselung. Ihre IT kann das ändern (PUBLIC_URL).',
  own: 'Ihr eigenes Programm',
  ownAbout: 'woran Sie teilnehmen und was Sie vortragen',
  visit: 'Das Programm des Besuchs',
  visitAbout: 'was auch Gäste lesen dürfen; zum Weitergeben',
  google: 'Zu Google Kalender hinzufügen',
  outlook: 'Zu Outlook im Browser hinzufügen',
  webcal: 'Für Apple und für Outlook auf Ihrem Rechner:',
  address: 'Für alle anderen, zum Kopieren:',

  change: {
    own: { renew: 'Neue Adresse für mich', revoke: 'Mein Abo beenden' },
    visit: { renew: 'Neue Adresse für den Besuch', revoke: 'Abo des Besuchs beenden' },
  },
  ask: {
    own: {
      renew:
        'Mit der neuen Adresse gilt die bisherige Ihres eigenen Programms nicht mehr. Wo Sie sie abonniert haben, abonnieren Sie bitte neu.',
      revoke: 'Wenn Sie Ihr Abo beenden, gilt die Adresse nicht mehr; Kalender können dort nicht mehr nachsehen.',
    },
    visit: {
      renew:
        'Mit der neuen Adresse gilt die bisherige des Besuchsprogramms nicht mehr, und zwar für alle. Wer sie abonniert hat, muss neu abonnieren.',
      revoke: 'Wenn Sie das Abo des Besuchs beenden, gilt die Adresse nicht mehr, und zwar für alle.',
    },
  },
  sure: { renew: 'Neue Adresse erzeugen', revoke: 'Beenden' },
  done: {
    own: {
      renew: 'Die bisherige Adresse Ihres eigenen Programms gilt nicht mehr. Das sind die neuen:',
      revoke: 'Die Adresse Ihres eigenen Programms gilt nicht mehr. Eine neue bekommen Sie jederzeit:',
    },
    visit: {
      renew: 'Die bisherige Adresse des Besuchsprogramms gilt nicht mehr. Das sind die neuen:',
      revoke: 'Die Adresse des Besuchsprogramms gilt nicht mehr. Eine neue bekommt jederzeit, wer im Kanal ist:',
    },
  },
  noneOfYourOwn:
    'Sie haben in diesem Besuch kein eigenes Programm: Sie sind weder als Mitglied noch als Vortragende eingetragen. Das Programm des Besuchs können Sie abonnieren.',
};
