import { foldPhrase } from './nearest.ts';

/** Whether a room is named by a number ("2050", "1.01", "A 12") and so needs the word in front of it; "Ratskeller" does not. */
export function isRoomNumber(room: string): boolean {
  return /^\p{L}?[ .-]?\d/u.test(room);
}

/** "Raum 2050" and "2050" are the same room: the number alone, without the word. */
export function bareRoom(room: string): string {
  const number = room.replace(/^(?:raum|room) +/i, '');
  return isRoomNumber(number) ? number : room;
}

/** Whether two names mean the same room or building, whatever their case. */
export function isSameRoom(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && foldPhrase(bareRoom(one)) === foldPhrase(bareRoom(other));
}
