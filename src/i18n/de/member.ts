import { fullName } from '../../domain/full-name.ts';
import type { Texts } from '../index.ts';
import { and } from './plural.ts';

export const member: Texts['member'] = {
  registered: (name, side) => `${name} ist für ${side} angemeldet.`,
  headReplaced: (name, before) => `${name} leitet jetzt die Delegation, nicht mehr ${before}.`,
  edited: (person) => `Der Eintrag von ${fullName(person)} ist geändert.`,
  removed: (person) => `${fullName(person)} ist aus dem Besuch genommen.`,
  alreadyRegistered: (name) => `${name} ist schon angemeldet. Den Eintrag ändern Sie mit „mitglied ändern“.`,
  addressTaken: (address, name) => `${address} gehört schon zu ${name}.`,
  severalMatch: (typed, names) => `„${typed}“ passt auf mehrere: ${and(names)}. Bitte nennen Sie mehr vom Namen.`,
  notRegistered: (typed, known) =>
    known.length === 0
      ? `„${typed}“ ist für diesen Besuch nicht angemeldet; bisher ist es noch niemand.`
      : `„${typed}“ ist für diesen Besuch nicht angemeldet. Angemeldet: ${and(known.slice(0, 15))}${known.length > 15 ? ' …' : ''}.`,
  listTitle: 'Delegationen',
  listEmpty: 'Noch ist niemand angemeldet.',
  presenters: 'Vortragende, die keiner Delegation angehören',
  head: 'Delegationsleitung',
  noAddress: 'keine E-Mail-Adresse',
  presents: (numbers) => `trägt vor: ${and(numbers.map((number) => `#${number}`))}`,
  details: {
    side: 'Seite',
    role: 'Rolle',
    function: 'Funktion',
    unit: 'Einheit',
    organisation: 'Organisation',
    email: 'E-Mail-Adresse',
  },
  edit: 'Ändern',
  remove: 'Entfernen',
  add: 'Mitglied anmelden',
  removeFirst: (name) => `${name} aus dem Besuch nehmen? Verschickte Einladungen werden abgesagt.`,
  needsName: 'Bitte geben Sie einen Namen, eine E-Mail-Adresse oder eine Person in Slack an.',
  nameForAddress: (name) =>
    `Den Namen habe ich aus der Adresse gebildet: ${name}. Stimmt er nicht, ändern Sie ihn mit „mitglied ändern“.`,
  more: (rest) => `und ${rest} weitere`,
};
