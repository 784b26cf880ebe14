import type { Side, Visit } from '../../db/schema.ts';
import { and } from './plural.ts';

const nameOf = (side: Side, visit: Pick<Visit, 'host' | 'guest'>) => (side === 'host' ? visit.host : visit.guest);

export const counterpart = {
  missing: (side: Side, visit: Visit) => `No counterpart from ${nameOf(side, visit)} yet.`,
  fits: 'By function and unit, these fit:',
  nobodyFits: 'Of those registered, nobody fits by function or unit.',
  nobodyYet: (side: Side, visit: Visit) => `Nobody from ${nameOf(side, visit)} is registered yet.`,
  name: 'Name a counterpart',
  chooseLabel: (name: string, number: number) => `${name} becomes the counterpart of #${number}`,
  register: 'Register a member',
  without: (numbers: readonly number[]) =>
    numbers.length > 10
      ? `Without a counterpart: ${numbers
          .slice(0, 10)
          .map((number) => `#${number}`)
          .join(', ')} and ${numbers.length - 10} more.`
      : `Without a counterpart: ${and(numbers.map((number) => `#${number}`))}.`,
  show: (number: number) => `Counterpart of #${number}`,
};
