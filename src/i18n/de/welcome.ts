import type { Texts } from '../index.ts';

export const welcome: Texts['welcome'] = {
  title: 'So geht es los',
  noVisit: 'In diesem Kanal gibt es noch keinen Besuch. Wer ihn anlegt, koordiniert ihn:',
  forAll: (visit) => `Hier entsteht das Programm für „${visit.title}“. Alle können mitmachen:`,
  propose: 'Ein Thema vorschlagen: ',
  proposeLine: 'tagesordnung neu "Abfallwirtschaft" dauer=45m',
  vote: 'Abstimmen, mit der Schaltfläche an jedem Thema.',
  forCoordinators: 'Dann ist die Koordination an der Reihe:',
  plan: 'Ein Thema einplanen: ',
  planLine: (number, time) => `tagesordnung verschieben ${number} tag=1 um=${time}`,
  planAll: 'Oder das ganze Programm entwerfen lassen, sobald Themen angenommen sind: ',
  publish: 'Das Programm veröffentlichen: ',
  invite: 'Die Einladungen verschicken, als E-Mails mit Kalendertermin: ',
  help: 'Alle Befehle',
  dismiss: 'Ausblenden',
  dismissed: (command) => `Die ersten Schritte stehen nicht mehr im Kanal. ${command} willkommen zeigt sie Ihnen.`,
  notHere: 'Hier gibt es nichts auszublenden.',
  inviterOnly: (name) => `Das kann nur die Person, die mich hierher geholt hat. Bitte wenden Sie sich an ${name}.`,
};
