/**
 * Lanes keep the order of what is sent to one place. A row whose failure is its own steps aside, so that it holds up nothing:
 * it moves to a lane of its own beside the one that it came from. The two stay one place, where one row is sent at a time,
 * and those in the lane go first.
 */

/** No lane holds this: a mail address has no colon. */
const mark = '|aside:';

/** Up to the first colon. */
export function doorOf(lane: string): string {
  const colon = lane.indexOf(':');
  return colon < 0 ? lane : lane.slice(0, colon);
}

/** The lane that a row was queued in, wherever it stands now. */
export function mainLane(lane: string): string {
  const at = lane.indexOf(mark);
  return at < 0 ? lane : lane.slice(0, at);
}

export function isAside(lane: string): boolean {
  return lane.includes(mark);
}

/** Where a row waits that stepped aside. */
export function laneAside(row: { id: number; lane: string }): string {
  return `${mainLane(row.lane)}${mark}${row.id}`;
}
