/** Two sessions that change places. Pure. */

import type { Placed } from './conflicts.ts';
import { addMinutes, type Instant, minutesBetween } from './time.ts';

/**
 * Each as long as before, at the start and in the room of the other. Where the longer one would run into the shorter one then,
 * the shorter one ends where the longer one ended: they keep the time they take together, and the break between them.
 *
 * @param keepRooms where one of them wishes for its own room
 */
export function swapped(a: Placed, b: Placed, keepRooms = false): [Placed, Placed] {
  const [first, second] = a.startsAt <= b.startsAt ? [a, b] : [b, a];
  const start = first.startsAt;
  const isInTheWay = addMinutes(start, lengthOf(second)) > second.startsAt;
  const next = isInTheWay ? addMinutes(second.endsAt, -lengthOf(first)) : second.startsAt;
  const moved = { [second.id]: start, [first.id]: next < start ? start : next };
  const place = (session: Placed, other: Placed): Placed => {
    const startsAt: Instant = moved[session.id] ?? session.startsAt;
    return {
      ...session,
      startsAt,
      endsAt: addMinutes(startsAt, lengthOf(session)),
      room: keepRooms ? session.room : other.room,
    };
  };
  return [place(a, b), place(b, a)];
}

function lengthOf({ startsAt, endsAt }: Placed): number {
  return minutesBetween(startsAt, endsAt);
}
