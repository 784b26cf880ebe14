import { replaceAudiencePeople } from '../db/audience.ts';
import type { Trx } from '../db/open.ts';
import type { AudienceKind, Side, Visit } from '../db/schema.ts';
import { getPersonNamed, type Who } from './who.ts';

/** Who is to take part, as it was said. */
export type WantedAudience =
  | { kind: 'all' }
  | { kind: 'side'; side: Side }
  | { kind: 'people'; people: readonly Who[] };

/**
 * Writes down who takes part in the topic or fixed point of this number.
 *
 * @returns what its row says of it
 * @throws UserError when somebody named is not registered
 */
export async function setAudience(
  trx: Trx,
  visit: Visit,
  number: number,
  wanted: WantedAudience,
): Promise<AudienceKind> {
  const people = new Set<string>();
  for (const who of wanted.kind === 'people' ? wanted.people : []) {
    people.add((await getPersonNamed(trx, visit, who)).id);
  }
  await replaceAudiencePeople(trx, visit.id, number, [...people]);
  return wanted.kind === 'side' ? wanted.side : wanted.kind;
}
