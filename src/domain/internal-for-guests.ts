import type { Trx } from '../db/open.ts';
import type { Session, Visit } from '../db/schema.ts';
import { UserError } from '../errors.ts';
import { listNamedPeople } from './named-people.ts';

/**
 * Guests do not read of what is internal, so it cannot be for them.
 *
 * @param point a topic or a fixed point; the people it is for are written down already
 * @throws UserError at the field `audience`
 */
export async function refuseInternalForGuests(
  trx: Trx,
  visit: Visit,
  point: Pick<Session, 'number' | 'visibility' | 'audience'>,
): Promise<void> {
  if (point.visibility !== 'internal') return;
  const { named } = await listNamedPeople(trx, visit.id, point.number);
  const isForGuest = named.some(({ side }) => side === 'guest');
  if (point.audience === 'guest' || (point.audience === 'people' && isForGuest)) {
    throw new UserError((t) => t.points.internalNotForGuests, { field: 'audience' });
  }
}
