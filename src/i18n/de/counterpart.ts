import type { Side, Visit } from '../../db/schema.ts';
import type { Texts } from '../index.ts';
import { at, from } from './article.ts';
import { and, count } from './plural.ts';

const nameOf = (side: Side, visit: Pick<Visit, 'host' | 'guest'>) => (side === 'host' ? visit.host : visit.guest);

const begun = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const counterpart: Texts['counterpart'] = {
  missing: (side, visit) => `Noch kein Gegenüber ${at(nameOf(side, visit))}.`,
  fits: 'Nach Funktion und Einheit passen:',
  nobodyFits: 'Von den Angemeldeten passt niemand nach Funktion oder Einheit.',
  nobodyYet: (side, visit) => `${begun(from(nameOf(side, visit)))} ist noch niemand angemeldet.`,
  name: 'Gegenüber nennen',
  chooseLabel: (name, number) => `${name} wird Gegenüber von #${number}`,
  register: 'Mitglied anmelden',
  without: (numbers) =>
    numbers.length > 10
      ? `Ohne Gegenüber: ${numbers
          .slice(0, 10)
          .map((number) => `#${number}`)
          .join(', ')} und ${count(numbers.length - 10, 'weiteres', 'weitere')}.`
      : `Ohne Gegenüber: ${and(numbers.map((number) => `#${number}`))}.`,
  show: (number) => `Gegenüber zu #${number}`,
};
