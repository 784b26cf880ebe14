import { listDays } from './dates.ts';
import type { Language } from './language.ts';
import type { Day } from './time.ts';

export interface Holiday {
  day: Day;
  name: string;
  /** The Länder that keep it; none where all of Germany does. */
  states: string[];
}

/**
 * The public holidays in Germany between two days, both included. Nobody says in which Land a county lies, so each day names
 * the Länder that keep it. The library is loaded when a visit is made, not at every start.
 */
export async function listHolidays(first: Day, last: Day, language: Language): Promise<Holiday[]> {
  const { default: Holidays } = await import('date-holidays');
  const states = Object.entries(new Holidays().getStates('DE', language) ?? {});
  const calendars = states.map(([code, state]) => ({ state, calendar: new Holidays('DE', code) }));
  return listDays(first, last).flatMap((day) => {
    const kept = calendars.flatMap(({ state, calendar }) => {
      const onDay = calendar.getHolidays(Number(day.slice(0, 4)), language);
      const holiday = onDay.find((each) => each.type === 'public' && each.date.startsWith(day));
      return holiday ? [{ state, name: holiday.name }] : [];
    });
    const name = kept[0]?.name;
    if (name === undefined) return [];
    return [{ day, name, states: kept.length === states.length ? [] : kept.map((each) => each.state) }];
  });
}
