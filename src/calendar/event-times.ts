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
  const twice = [start, end].some((time) => time.getPossibleOffsets().length > 1);
  return twice ? { start: start.toUTC(), end: end.toUTC(), timezone: null } : { start, end, timezone: event.zone };
}
