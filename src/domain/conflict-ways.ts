/** What can be done instead of placing something where something else is in the way. */

import type { Way } from '../errors.ts';
import type { Texts } from '../i18n/index.ts';
import type { Conflict, ConflictFacts, Placed } from './conflicts.ts';
import { hasConflict } from './conflicts.ts';
import { formatTime } from './format-time.ts';
import { freeRooms, nearestFree } from './free-times.ts';
import { swapped } from './swapped.ts';

const mostWays = 4;

/**
 * The same wish with another room or another time; or changing places with the one thing that is in the way. At most four.
 *
 * @param before where it stood
 */
export function waysAround(
  wanted: Placed,
  known: {
    before: Placed | undefined;
    others: readonly Placed[];
    conflicts: readonly Conflict[];
    facts: ConflictFacts;
  },
): (t: Texts) => Way[] {
  const { others, conflicts, facts } = known;
  const onlyRoom = conflicts.every((conflict) => conflict.kind === 'clash' && !conflict.shared);
  const rooms = onlyRoom ? freeRooms(wanted, others, facts).slice(0, 1) : [];
  const partner = partnerFor(wanted, known);
  const count = mostWays - rooms.length - (partner ? 1 : 0);
  const slots = nearestFree(wanted, others, facts, count);
  const qualifier = wanted.timeQualifier;
  const isKept = qualifier === 'circa' || qualifier === 'from' || qualifier === 'towards';
  return (t) => [
    ...rooms.map((room) => ({ text: t.conflict.roomWay(room), again: { room } })),
    ...slots.map(({ day, time }) => ({
      text: t.conflict.timeWay(day, time, facts.visit),
      again: { slot: undefined, day, at: formatTime(time, 'en', isKept ? qualifier : undefined) },
    })),
    ...(partner
      ? [{ text: t.conflict.swapWay(partner.number), line: `agenda swap ${wanted.number} ${partner.number}` }]
      : []),
  ];
}

/** The one that is in the way, where changing places with it leaves nothing in the way. */
function partnerFor(
  wanted: Placed,
  { before, others, conflicts, facts }: Parameters<typeof waysAround>[1],
): Placed | undefined {
  const [only, second] = conflicts;
  if (!before || second || only?.kind !== 'clash') return undefined;
  const { other } = only;
  const standing = { ...wanted, startsAt: before.startsAt, endsAt: before.endsAt, room: before.room };
  const rest = others.filter(({ id }) => id !== other.id);
  // Whether a room is wished for, and so stays with its topic, is not known here.
  const isFree = [false, true].every((keepRooms) => {
    const [own, its] = swapped(standing, other, keepRooms);
    return !hasConflict(own, [...rest, its], facts) && !hasConflict(its, [...rest, own], facts);
  });
  return isFree ? other : undefined;
}
