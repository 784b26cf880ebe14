import { setImmediate as nextRound } from 'node:timers/promises';
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
  const years = [...new Set(listDays(first, last).map((day) => Number(day.slice(0, 4))))];
  const states = Object.entries(new Holidays().getStates('DE', language) ?? {});
  const kept = new Map<Day, { name: string; states: string[] }>();
  for (const [code, state] of states) {
    // Each asking computes a whole year: once a year and Land, and between the Länder others have their turn.
    await nextRound();
    const calendar = new Holidays('DE', code, { types: ['public'] });
    for (const { date, name } of years.flatMap((year) => calendar.getHolidays(year, language))) {
      const day = date.slice(0, 10);
      if (day < first || day > last) continue;
      const known = kept.get(day) ?? { name, states: [] };
      kept.set(day, { ...known, states: [...known.states, state] });
    }
  }
  return [...kept]
    .map(([day, { name, states: keeping }]) => ({
      day,
      name,
      states: keeping.length === states.length ? [] : keeping,
    }))
    .sort((a, b) => a.day.localeCompare(b.day));
}
