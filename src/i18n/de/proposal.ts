import type { Topic } from '../../db/schema.ts';
import type { Texts } from '../index.ts';
import { from, to } from './article.ts';
import { and, count } from './plural.ts';

const known = ({ number, title, status }: Pick<Topic, 'number' | 'title' | 'status'>): string => {
  const what = `#${number} „${title}“`;
  if (status === 'declined') return `${what} (abgelehnt)`;
  return status === 'deferred' ? `${what} (auf den Gegenbesuch vertagt)` : what;
};

export const proposal: Texts['proposal'] = {
  similar: (topics) => `Es gibt schon Ähnliches: ${and(topics.map(known))}.`,
  addedInternal: 'Es ist intern und steht deshalb nicht im Kanal.',
  showOne: (number) => `#${number} zeigen`,
  voteForOne: (number) => `Für #${number} stimmen`,
  proposeAnyway: 'Trotzdem vorschlagen',
  sameSide: (name, side, visit) => {
    const [own, other] = side === 'host' ? [visit.host, visit.guest] : [visit.guest, visit.host];
    return `${name} gehört ${to(own)}, wie das Thema. Bitte nennen Sie jemanden ${from(other)}.`;
  },
  tooManyMaterials: (given, most) =>
    `Zu einem Thema passen ${count(most, 'Adresse', 'Adressen')}. Das sind ${given}; bitte lassen Sie einige weg.`,
  counterpart: (name) => `Gegenüber: ${name}`,
  audience: (audience, names, visit) => {
    if (audience === 'people')
      return `nur für ${names.length > 0 ? and(names) : 'Personen, die nicht mehr dabei sind'}`;
    return audience === 'all' ? 'für alle' : `nur für ${audience === 'host' ? visit.host : visit.guest}`;
  },
  visibility: (visibility) =>
    ({ guest: 'für alle lesbar', internal: 'nur für die Gastgeber lesbar', press: 'auch für die Presse lesbar' })[
      visibility
    ],
  note: (note) => `Notiz, nur für die Koordination: ${note}`,
  materials: 'Unterlagen: ',
  fromMessage: (author) => (author ? `aus einer Nachricht von ${author}` : 'aus einer Nachricht'),
  rank: (rank, of) => `Rang ${rank} von ${of}`,
  discuss: 'Diskussion im Thread',
  everyone: 'alle',
};
