import type { Visit } from '../db/schema.ts';
import type { Day } from './time.ts';

/** Whether this day is one of the visit's. */
export function isVisitDay(visit: Pick<Visit, 'first_day' | 'last_day'>, day: Day): boolean {
  return day >= visit.first_day && day <= visit.last_day;
}
