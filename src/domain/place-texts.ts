import type { ProgrammeSession } from './programme.ts';
import { isSameRoom } from './room.ts';

type Place = Pick<ProgrammeSession, 'room' | 'place'>;

/**
 * The room with its building and address, then what has to be minded there: "Saal 1, MaßArbeit, Am Schölerberg 1", "Eingang B".
 *
 * @param nameOf a room as it is read: "Raum 2050"
 */
export function placeTexts({ room, place }: Place, nameOf: (room: string) => string): string[] {
  if (room === null) return [];
  const isWholeBuilding = isSameRoom(place?.building ?? null, room);
  const parts = [nameOf(room), isWholeBuilding ? null : place?.building, place?.address];
  return [parts.filter(Boolean).join(', '), ...(place?.notes ?? [])];
}

/** Whether it is in another building than the visit itself. */
export function isElsewhere({ place }: Place): boolean {
  return typeof place?.building === 'string';
}
