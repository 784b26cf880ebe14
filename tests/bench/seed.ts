/** The sample's visit as it is on its first day: all topics have a time, and the programme is published. */

import { listOpenVisits } from '../../src/db/visit.ts';
import type { Deps } from '../../src/deps.ts';
import type { Actor } from '../../src/domain/change.ts';
import { fixSession } from '../../src/domain/fixed-point.ts';
import { publishProgramme } from '../../src/domain/publication.ts';
import { moveSession } from '../../src/domain/session.ts';
import { dayOf } from '../../src/domain/time.ts';
import { loadSample } from '../../src/sandbox/load-sample.ts';
import { readSample } from '../../src/sandbox/sample.ts';

const times = ['08:30', '09:15', '10:00', '10:45', '11:30', '12:15', '13:00', '13:45', '14:30'];
const lengthMinutes = 45;

export interface DaySession {
  number: number;
  title: string;
  /** On the clocks of the visit. */
  time: string;
}

/** The first day's sessions in their order: a welcome, the sample's topics, a meal. */
export function firstDay(): DaySession[] {
  const topics = readSample().topics.map(({ title }, index) => ({ number: index + 1, title }));
  const welcome = { number: topics.length + 1, title: 'Begrüßung' };
  const meal = { number: topics.length + 2, title: 'Mittagessen' };
  return [welcome, ...topics, meal].map((session, index) => ({ ...session, time: times[index] ?? '' }));
}

/** @returns an instant on the visit's first day */
export async function seed(deps: Deps): Promise<Date> {
  const sample = readSample();
  await loadSample(deps, sample);
  const [visit] = await listOpenVisits(deps.db, sample.team.id);
  if (!visit) throw new Error('The sample was not loaded');
  const actor: Actor = { teamId: visit.team_id, userId: visit.created_by, channelId: visit.channel_id };
  const day = visit.first_day;
  const [welcome, ...others] = firstDay();
  const meal = others.pop();
  for (const point of [welcome, meal]) {
    if (point) await fixSession(deps, actor, visit.id, { ...point, day, lengthMinutes, kind: 'other', room: '2050' });
  }
  for (const { number, time } of others) {
    await moveSession(deps, actor, visit.id, number, { day, time, lengthMinutes, room: '2050' });
  }
  await publishProgramme(deps, actor, visit.id);
  const noon = new Date(`${day}T12:00:00.000Z`);
  if (dayOf(noon.toISOString(), visit.time_zone) !== day) throw new Error('It is not noon there');
  return noon;
}
