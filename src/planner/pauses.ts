import { lunchOn } from './blocked.ts';
import { type Draft, optionsOn } from './draft.ts';
import type { Problem } from './problem.ts';
import { stretchesOf } from './rest.ts';
import type { Pause } from './types.ts';

/** Lunch and breaks, where the draft leaves them: a break begins as soon as the work before it is over. */
export function pausesOf(problem: Problem, draft: Draft): Pause[] {
  return problem.days.flatMap((day, index) => {
    const topics = optionsOn(draft, index).map((option) => ({
      from: option.from,
      until: option.from + (problem.topics[option.topic]?.length ?? 0),
      fixed: false,
    }));
    const pauses: Pause[] = [];
    const lunch = lunchOn(problem, day, optionsOn(draft, index));
    if (lunch !== undefined) {
      pauses.push({ kind: 'lunch', day: day.day, start: lunch.from, length: lunch.until - lunch.from });
    }
    const stretches = stretchesOf([...day.work, ...topics], problem.breakMinutes);
    const rest = [...day.fixed.filter((point) => point.common && point.rest), ...(lunch === undefined ? [] : [lunch])];
    for (const [at, stretch] of stretches.entries()) {
      const next = stretches[at + 1]?.[0];
      const start = Math.max(...stretch.map((session) => session.until));
      const rests = next === undefined || rest.some((span) => span.from < next.from && span.until > start);
      if (!rests) pauses.push({ kind: 'break', day: day.day, start, length: problem.breakMinutes });
    }
    return pauses.toSorted((a, b) => a.start - b.start);
  });
}
