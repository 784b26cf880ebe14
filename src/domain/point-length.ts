import type { Visit } from '../db/schema.ts';
import { UserError } from '../errors.ts';
import { addDays } from './dates.ts';
import { type Day, instantAt, minutesBetween, type WallTime } from './time.ts';

interface Wanted {
  day: Day;
  time: WallTime;
  lengthMinutes?: number | null | undefined;
  /** On the visit's clocks; who departs late may arrive after midnight. */
  arrival?: WallTime | null | undefined;
}

/**
 * How long a fixed point takes, in minutes: as it was said, or until the arrival.
 *
 * @param before as long as it took; it gives way to an arrival
 * @throws UserError when neither is known, and when they contradict each other
 */
export function settleMinutes(visit: Visit, wanted: Wanted, before?: number): number {
  const { lengthMinutes, arrival, time } = wanted;
  if (!arrival) {
    const minutes = lengthMinutes ?? before;
    if (minutes) return minutes;
    throw new UserError((t) => t.points.needsLength, { field: 'length', isMissing: true });
  }
  const minutes = minutesUntil(visit, wanted, arrival);
  if (lengthMinutes && lengthMinutes !== minutes && lengthMinutes !== before) {
    throw new UserError((t) => t.points.lengthOrArrival({ time, arrival, minutes, lengthMinutes }), {
      field: 'arrival',
    });
  }
  return minutes;
}

function minutesUntil(visit: Visit, { day, time }: Wanted, arrival: WallTime): number {
  const isNextDay = time >= '18:00' && arrival <= '06:00';
  const [start, end] = [
    instantAt(day, time, visit.time_zone),
    instantAt(isNextDay ? addDays(day, 1) : day, arrival, visit.time_zone),
  ];
  if (start.kind !== 'exact' || end.kind !== 'exact') {
    throw new UserError((t) => t.agenda.clockChange(arrival, day), { field: 'arrival' });
  }
  const minutes = minutesBetween(start.instant, end.instant);
  if (minutes > 0) return minutes;
  throw new UserError((t) => t.points.arrivalBefore(time, arrival), { field: 'arrival' });
}
