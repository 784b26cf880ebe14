import { formatDateLong, formatDuration } from '../../domain/format-time.ts';
import type { Texts } from '../index.ts';
import { choices } from './choices.ts';
import { and } from './plural.ts';

const onlyTransfers = {
  departure: 'Einen Start',
  destination: 'Ein Ziel',
  arrival: 'Eine Ankunft',
  vehicle: 'Ein Fahrzeug',
};

export const points: Texts['points'] = {
  titles: {
    welcome: 'Begrüßung',
    introductions: 'Vorstellungsrunde',
    breakfast: 'Frühstück',
    lunch: 'Mittagessen',
    dinner: 'Abendessen',
    meal: 'Essen',
    break: 'Pause',
    transfer: 'Fahrt',
    photo: 'Gruppenfoto',
    press: 'Pressetermin',
    internal: 'Interne Besprechung',
  },
  exactTime: 'Bitte geben Sie die Ankunft als Uhrzeit an, ohne „ca.“ oder „ab“.',
  doesNotFit: (field, kind) =>
    field === 'pressAccess'
      ? `Zur Presse gibt es hier nichts anzugeben: Die Art ist „${choices[kind]}“.`
      : `${onlyTransfers[field]} gibt es nur bei Fahrten. Die Art ist hier „${choices[kind]}“.`,
  needsLength: 'Wie lange dauert es? Bei einer Fahrt genügt auch die Ankunft.',
  needsTitle: 'Wie heißt der Punkt? Nur einige Arten wie Begrüßung oder Essen haben von selbst einen Namen.',
  lengthOrArrival: ({ time, arrival, minutes, lengthMinutes }) =>
    `Von ${time} bis ${arrival} Uhr sind es ${formatDuration(minutes)}, nicht ${formatDuration(lengthMinutes)}. Bitte geben Sie nur die Ankunft oder nur die Dauer an.`,
  arrivalBefore: (time, arrival) => `Die Ankunft (${arrival} Uhr) muss nach der Abfahrt (${time} Uhr) liegen.`,
  internalNotForPress:
    'Was intern ist, kann nicht für die Presse sein. Bitte entscheiden Sie sich für eines von beiden.',
  internalNotForGuests:
    'Was intern ist, sehen die Gäste nicht; also kann es nicht für sie sein. Bitte entscheiden Sie sich für eines von beiden.',
  fixedOnly: (topic) =>
    `#${topic.number} „${topic.title}“ ist ein Thema. Start, Ziel, Ankunft, Fahrzeug und Presse gibt es nur bei festen Punkten.`,
  onlySide: (side, visit) => (side === 'guest' ? `nur Gäste: ${visit.guest}` : `nur Gastgeber: ${visit.host}`),
  onlyPeople: (names, more) =>
    names.length === 0 ? 'noch für niemanden' : `für ${and(more > 0 ? [...names, `${more} weitere`] : names)}`,
  internal: 'intern',
  parallel: (numbers) => `zur selben Zeit wie ${and(numbers.map((number) => `#${number}`))}`,
  way: ({ departure, destination, arrival }) =>
    [...(departure ? [`ab ${departure}`] : []), ...(destination ? [`an ${destination} ${arrival}`] : [])].join(', '),
  onlyInternal: 'Im Kanal erscheint nichts: Es ändert sich nur Internes.',
  mineOn: (day) => `Sie nehmen teil, ${formatDateLong(day, 'de')}`,
};
