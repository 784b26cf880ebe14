import type { Texts } from '../index.ts';

export const reply: Texts['reply'] = {
  notRegistered: (visit) =>
    `Sie sind für „${visit}“ noch nicht angemeldet. Wählen Sie sich im Formular dieses Befehls unter „Person in Slack“ aus, und antworten Sie danach noch einmal.`,
  registerLine: 'mitglied neu',
  forWhom: 'Für wen? Nennen Sie die Person mit @, mit ihrer E-Mail-Adresse oder ihrem Namen.',
  forLine: (answer) => `${{ yes: 'ja', no: 'nein', maybe: 'vielleicht' }[answer]} für @katja`,
  own: (answer, visit) =>
    ({
      yes: `Vielen Dank. Ihre Zusage zu „${visit}“ ist notiert.`,
      no: `Ihre Absage zu „${visit}“ ist notiert.`,
      maybe: `Es ist notiert, dass Sie zu „${visit}“ vielleicht kommen.`,
    })[answer],
  onBehalf: (answer, name, visit) =>
    ({
      yes: `Die Zusage von ${name} zu „${visit}“ ist notiert.`,
      no: `Die Absage von ${name} zu „${visit}“ ist notiert.`,
      maybe: `Es ist notiert, dass ${name} zu „${visit}“ vielleicht kommt.`,
    })[answer],
  toldCoordinator: (answer, name, { title, code }, partly) => {
    const had = partly ? 'hatte teilweise abgesagt' : 'hatte abgesagt';
    return {
      yes: `${name} ${had} und kommt nun doch zu „${title}“ (${code}).`,
      no: `${name} hat für „${title}“ (${code}) abgesagt.`,
      maybe: `${name} ${had} und kommt nun vielleicht doch zu „${title}“ (${code}).`,
    }[answer];
  },
  toldOfEvent: (answer, name, event, { title, code }) =>
    ({
      yes: `${name} hatte in „${title}“ (${code}) einen Termin abgesagt und kommt nun doch: ${event}.`,
      no: `${name} hat in „${title}“ (${code}) einen Termin abgesagt: ${event}.`,
      maybe: `${name} hatte in „${title}“ (${code}) einen Termin abgesagt und kommt nun vielleicht doch: ${event}.`,
    })[answer],
  recordedBy: (name) => `Notiert von ${name}.`,
  reason: (reason) => `Dazu notiert: „${reason}“`,
  canChange: 'Ändert sich das, antworten Sie einfach noch einmal; es zählt die neueste Antwort.',
  buttons: { yes: 'Ja, ich komme', no: 'Nein', maybe: 'Vielleicht' },
};
