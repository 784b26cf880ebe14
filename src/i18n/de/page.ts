import type { Texts } from '../index.ts';

export const page: Texts['page'] = {
  missing: {
    title: 'Hier ist nichts',
    text: 'Diese Seite gibt es nicht. Vielleicht ist der Link alt oder wurde erneuert.',
  },
  failed: {
    title: 'Das hat nicht geklappt',
    text: 'Da ist uns ein Fehler unterlaufen. Bitte versuchen Sie es später noch einmal.',
  },
  install: {
    done: (team, command) => ({
      title: `Gegenbesuch ist jetzt in ${team}`,
      text: `Öffnen Sie in Slack den Kanal, in dem Sie den Besuch planen, holen Sie den Bot mit „/invite @gegenbesuch“ dazu und tippen Sie „${command} hilfe“.`,
    }),
    open: 'Gegenbesuch in Slack öffnen',
    again: 'Noch einmal installieren',
    denied: {
      title: 'Es wurde nichts installiert',
      text: 'Sie haben in Slack nicht zugestimmt. Muss die Verwaltung des Workspace erst zustimmen, kommen Sie danach auf diesen Link zurück.',
    },
    stale: {
      title: 'Bitte beginnen Sie noch einmal',
      text: 'Diese Installation hat länger als zehn Minuten gedauert, war schon fertig oder wurde in einem anderen Browser begonnen. Gespeichert wurde nichts.',
    },
    orgWide: {
      title: 'Nur ein Workspace auf einmal',
      text: 'Gegenbesuch lässt sich nicht für eine ganze Organisation installieren. Bitte installieren Sie noch einmal und wählen Sie einen einzelnen Workspace. Gespeichert wurde nichts.',
    },
    failed: {
      title: 'Die Installation hat nicht geklappt',
      text: 'Slack oder wir konnten sie nicht abschließen; gespeichert wurde nichts. Bitte versuchen Sie es noch einmal. Hilft das nicht, sagen Sie es denen, die Gegenbesuch betreiben.',
    },
  },
};
