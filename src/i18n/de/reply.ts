import type { Texts } from '../index.ts';

export const reply: Texts['reply'] = {
  notRegistered: (visit) => `Sie sind für „${visit}“ noch nicht angemeldet.`,
  registerLine: 'mitglied neu',
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
  yours: (answer, at) => `Ihre Rückmeldung: ${{ yes: 'ja', no: 'nein', maybe: 'vielleicht' }[answer]} (${at}).`,
  noneYet: (visit) => `Sie haben noch nicht geantwortet. Kommen Sie zu „${visit}“?`,
  reason: (reason) => `Dazu notiert: „${reason}“`,
  canChange: 'Ändert sich das, antworten Sie einfach noch einmal; es zählt die neueste Antwort.',
  buttons: { yes: 'Ja, ich komme', no: 'Nein', maybe: 'Vielleicht' },
};
