import type { Texts } from '../index.ts';
import { and, or } from './plural.ts';

export const errors: Texts['errors'] = {
  alreadyDone: 'Das ist schon erledigt.',
  noSuchVisit: 'Diesen Besuch gibt es hier nicht, oder Sie gehören nicht dazu.',
  noVisitWithCode: (code) => `Ich kenne keinen Besuch ${code}, zu dem Sie gehören.`,
  coordinatorsOnly: (names) =>
    names.length === 0
      ? 'Das kann nur die Koordination dieses Besuchs.'
      : `Das kann nur die Koordination dieses Besuchs. Bitte wenden Sie sich an ${or(names)}.`,
  visitClosed: (title) => `„${title}“ ist abgeschlossen. Sie können alles nachlesen, aber nichts mehr ändern.`,
  notForExternals:
    'Gäste dieses Arbeitsbereichs können keine Besuche anlegen. Bitte wenden Sie sich an jemanden aus dem Landkreis.',
  unknownCaller:
    'Slack sagt mir gerade nicht, wer Sie sind. Das muss ich wissen, bevor ein Besuch angelegt wird. Bitte versuchen Sie es gleich noch einmal.',
  unknownUser: (id) =>
    `Slack sagt mir gerade nicht, wer ${id} ist. Bitte wählen Sie die Person über @ aus, oder versuchen Sie es später noch einmal.`,
  unknownOption: (typed, near, known) =>
    near.length > 0
      ? `Die Angabe „${typed}“ kenne ich nicht. Meinen Sie ${or(near)}?`
      : known.length > 0
        ? `Die Angabe „${typed}“ kenne ich nicht. Möglich sind hier: ${and(known)}.`
        : `Die Angabe „${typed}“ kenne ich nicht. Hier sind keine weiteren Angaben möglich.`,
  notUnderstood: ({ field, given, choices, understood }) =>
    [
      `Bei „${field}“ verstehe ich „${given}“ nicht.`,
      choices.length > 0 ? `Möglich: ${or(choices)}.` : '',
      understood.length > 0 ? `Verstanden: ${understood.map(([name, text]) => `${name} „${text}“`).join(', ')}.` : '',
    ]
      .filter(Boolean)
      .join(' '),
  hoursOrMinutes: (number) =>
    `Bei „Dauer“ ist „${number}“ nicht eindeutig: ${number}h (Stunden) oder ${number}m (Minuten)?`,
  givenTwice: (option, first, last) => `„${option}“ ist zweimal angegeben, mit „${first}“ und mit „${last}“.`,
  twoVisits: (codes) => `Ein Befehl gilt für einen Besuch; Sie haben ${and(codes)} genannt.`,
  notInSlack: (typed) =>
    `Slack hat „${typed}“ nicht als Person erkannt. Bitte wählen Sie die Person aus der Liste, die nach dem @ erscheint, oder in einem Formular.`,
  tooLong: (field, longest) => `Das ist zu lang für „${field}“: höchstens ${longest} Zeichen.`,
  typeInstead: 'Bitte geben Sie ein:',
  wrongInput: (example) => `Das verstehe ich nicht. Beispiel: ${example}`,
  missingInput: 'Bitte füllen Sie dieses Feld aus.',
  unknownWords: (typed) => `„${typed}“ kenne ich nicht.`,
  didYouMean: 'Meinen Sie:',
  possibleAre: 'Möglich ist hier:',
  seeHelp: (command) => `${command} hilfe zeigt alles, was ich verstehe.`,
  whichVisit: 'Welchen Besuch meinen Sie?',
  noVisitYet: 'Hier gibt es noch keinen Besuch.',
  noVisitHowTo: (command) => `Legen Sie ihn im Kanal des Besuchs an, mit ${command} neu.`,
  failure: (code) =>
    `Da ist uns ein Fehler unterlaufen; verloren ist nichts. Bitte versuchen Sie es noch einmal. Passiert es wieder, nennen Sie Ihrer IT diesen Code: ${code}`,
};
