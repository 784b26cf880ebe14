import { DateTime } from 'luxon';

export interface EventTimes {
  start: DateTime;
  end: DateTime;
  /** The TZID to name, or null where the times are written in UTC. */
  timezone: string | null;
}

/**
 * Start and end as luxon times in the zone: ical-generator writes a JS Date in the zone of the process. A local time of the
 * hour that comes twice in October would mean the first of both (RFC 5545 §3.3.5), and programs differ; then both are in UTC.
 * @throws RangeError when the zone or an instant is invalid, or the end is not after the start (ical-generator would swap them).
 */
export function eventTimes(event: { start: Date; end: Date; zone: string }): EventTimes {
  const start = DateTime.fromJSDate(event.start, { zone: event.zone });
  const end = DateTime.fromJSDate(event.end, { zone: event.zone });
  if (!start.isValid || !end.isValid) throw new RangeError(`invalid time or zone: ${event.zone}`);
  if (end <= start) throw new RangeError('an event ends after its start');
  const twice = [start, end].some((time) => !isSteady(time) && time.getPossibleOffsets().length > 1);
  return twice ? { start: start.toUTC(), end: end.toUTC(), timezone: null } : { start, end, timezone: event.zone };
}

const dayLength = 86_400_000;
const steadyDays = new Map<string, boolean>();

/**
 * Whether the clock is not changed from the day before to the day after, so that no local time comes twice. Remembered, as
 * asking a zone takes longer than writing the event, and a feed has many events on few days.
 */
function isSteady(time: DateTime): boolean {
  const day = Math.floor(time.toMillis() / dayLength);
  const key = `${time.zoneName} ${day}`;
  const known = steadyDays.get(key);
  if (known !== undefined) return known;
  const steady = time.zone.offset((day - 1) * dayLength) === time.zone.offset((day + 2) * dayLength);
  if (steadyDays.size >= 10_000) steadyDays.clear();
  steadyDays.set(key, steady);
  return steady;
}
