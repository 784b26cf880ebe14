import type { NotedEvent } from '../domain/invitation-note.ts';
import { dayOf, wallTimeOf } from '../domain/time.ts';

/** As many events as a message lists; who has more of them finds all in the programme. */
export const mostEvents = 20;

/** Day and times on the clocks of the event's zone; `endDay` where it ends on another day. */
export function timesOf({ start, end, zone }: Pick<NotedEvent, 'start' | 'end' | 'zone'>) {
  const [day, endDay] = [dayOf(start, zone), dayOf(end, zone)];
  return { day, from: wallTimeOf(start, zone), to: wallTimeOf(end, zone), ...(day === endDay ? {} : { endDay }) };
}
