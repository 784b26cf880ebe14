import type { Person } from '../../db/schema.ts';
import { fullName } from '../../domain/full-name.ts';
import { and } from './plural.ts';

export const member = {
  registered: (name: string, side: string) => `${name} is registered for ${side}.`,
  headReplaced: (name: string, before: string) => `${name} now heads the delegation, no longer ${before}.`,
  edited: (person: Person) => `The entry of ${fullName(person)} is changed.`,
  removed: (person: Person) => `${fullName(person)} is taken out of the visit.`,
  alreadyRegistered: (name: string) => `${name} is registered already. To change the entry, use member edit.`,
  addressTaken: (address: string, name: string) => `${address} belongs to ${name} already.`,
  severalMatch: (typed: string, names: string[]) =>
    `“${typed}” fits several: ${and(names)}. Please say more of the name.`,
  notRegistered: (typed: string, known: string[]) =>
    known.length === 0
      ? `“${typed}” is not registered for this visit; nobody is yet.`
      : `“${typed}” is not registered for this visit. Registered: ${and(known.slice(0, 15))}${known.length > 15 ? ' …' : ''}.`,
  listTitle: 'Delegations',
  listEmpty: 'Nobody is registered yet.',
  presenters: 'Presenters who are no members',
  head: 'head of the delegation',
  noAddress: 'no mail address',
  presents: (numbers: number[]) => `presents ${and(numbers.map((number) => `#${number}`))}`,
  details: {
    side: 'Side',
    role: 'Role',
    function: 'Function',
    unit: 'Unit',
    organisation: 'Organisation',
    email: 'Mail address',
  },
  edit: 'Change',
  remove: 'Remove',
  add: 'Register a member',
  removeFirst: (name: string) => `Take ${name} out of the visit? Invitations already sent are called off.`,
  needsName: 'Please give a name, a mail address or a person in Slack.',
  nameForAddress: (name: string) =>
    `I took the name from the address: ${name}. If it is wrong, change it with member edit.`,
  more: (rest: number) => `and ${rest} more`,
};
