import type { AudienceKind, Side, Topic, Visibility, Visit } from '../../db/schema.ts';
import { and, count } from './plural.ts';

type Titled = Pick<Topic, 'number' | 'title' | 'status'>;

const known = ({ number, title, status }: Titled): string => {
  const what = `#${number} “${title}”`;
  if (status === 'declined') return `${what} (declined)`;
  return status === 'deferred' ? `${what} (deferred to the return visit)` : what;
};

export const proposal = {
  similar: (topics: Titled[]) => `There is something similar already: ${and(topics.map(known))}.`,
  addedInternal: 'It is internal, so the channel does not show it.',
  showOne: (number: number) => `Show #${number}`,
  voteForOne: (number: number) => `Vote for #${number}`,
  proposeAnyway: 'Propose anyway',
  sameSide: (name: string, side: Side, visit: Visit) => {
    const [own, other] = side === 'host' ? [visit.host, visit.guest] : [visit.guest, visit.host];
    return `${name} belongs to ${own}, as the topic does. Please name somebody of ${other}.`;
  },
  tooManyMaterials: (given: number, most: number) =>
    `A topic has room for ${count(most, 'link', 'links')}. You gave ${given}; please leave some out.`,
  counterpart: (name: string) => `counterpart: ${name}`,
  audience: (audience: AudienceKind, names: string[], visit: Visit) => {
    if (audience === 'people')
      return `only for ${names.length > 0 ? and(names) : 'people who are not members any more'}`;
    return audience === 'all' ? 'for all' : `only for ${audience === 'host' ? visit.host : visit.guest}`;
  },
  visibility: (visibility: Visibility) =>
    ({ guest: 'for all to read', internal: 'only the hosts read it', press: 'the press may read it, too' })[visibility],
  note: (note: string) => `note for coordinators only: ${note}`,
  materials: 'materials: ',
  fromMessage: (author: string | undefined) => (author ? `from a message by ${author}` : 'from a message'),
  rank: (rank: number, of: number) => `rank ${rank} of ${of}`,
  discuss: 'discussion in the thread',
  everyone: 'all',
};
