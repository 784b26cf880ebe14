/** Times of day as minutes since midnight, on a wall clock. */

import type { WallTime } from './time.ts';

/** 570 for `09:30`. */
export function minuteOfDay(time: WallTime): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

/** `09:30` for 570; 1440 is `24:00`. */
export function clockAt(minute: number): WallTime {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
