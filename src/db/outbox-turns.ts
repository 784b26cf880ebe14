/** Whose turn it is. */

import { doorOf, isAside, mainLane } from './outbox-lanes.ts';

export interface Wish {
  now: Date;
  leaseSeconds: number;
  most: number;
  /** Lanes in which this process is sending. */
  busyLanes: Iterable<string>;
  /** Workspaces to leave alone for now. */
  stoppedTeams?: Iterable<string>;
  /** By door, the part of a lane before its first colon: how many more rows may go there. So slow mail never holds up Slack. */
  roomAt?: (door: string) => number;
  /** Lanes that follow this one come first, so that each has its turn. */
  afterLane?: string;
}

export interface Head {
  id: number;
  lane: string;
  team_id: string;
  status: 'pending' | 'sending';
  due_at: string;
  expires_at: string | null;
}

/** @param heads the first waiting row of each lane, sorted by lane */
export function choose(
  heads: Head[],
  wish: Pick<Wish, 'now' | 'most' | 'busyLanes' | 'stoppedTeams' | 'roomAt' | 'afterLane'>,
): { chosen: Head[]; expired: string[]; nextDueAt: string | undefined } {
  const now = wish.now.toISOString();
  const free = listFree(heads, wish);
  const expired = free.filter((head) => head.expires_at !== null && head.expires_at <= now).map((head) => head.lane);
  const next = nextOfPlaces(free);
  const later = next.map((head) => head.due_at).filter((dueAt) => dueAt > now);
  const chosen: Head[] = [];
  const taken = new Map<string, number>();
  const turn = next.findIndex((head) => head.lane > (wish.afterLane ?? ''));
  for (const head of turn < 0 ? next : [...next.slice(turn), ...next.slice(0, turn)]) {
    if (chosen.length >= wish.most) break;
    if (head.due_at > now) continue;
    const door = doorOf(head.lane);
    const inUse = taken.get(door) ?? 0;
    if (wish.roomAt && inUse >= wish.roomAt(door)) continue;
    taken.set(door, inUse + 1);
    chosen.push(head);
  }
  return { chosen, expired, nextDueAt: later.sort()[0] };
}

function listFree(heads: Head[], wish: Pick<Wish, 'busyLanes' | 'stoppedTeams'>): Head[] {
  const busy = new Set(Array.from(wish.busyLanes, mainLane));
  for (const head of heads) if (head.status === 'sending') busy.add(mainLane(head.lane));
  const stopped = new Set(wish.stoppedTeams ?? []);
  return heads.filter((h) => h.status === 'pending' && !busy.has(mainLane(h.lane)) && !stopped.has(h.team_id));
}

/**
 * One head for each place. While the head of the lane itself waits, Slack or the channel is failing, and those aside wait, too;
 * when the lane is empty, they come as they are due.
 */
function nextOfPlaces(free: Head[]): Head[] {
  const places = new Map<string, Head>();
  for (const head of free) {
    const place = mainLane(head.lane);
    const other = places.get(place);
    const first = !other || !isAside(head.lane) || (isAside(other.lane) && head.due_at < other.due_at);
    if (first) places.set(place, head);
  }
  return [...places.values()].sort((a, b) => (a.lane < b.lane ? -1 : 1));
}
