import { type Draft, scoreProgramme } from './draft.ts';
import { usualEffort } from './effort.ts';
import { enumerateProgrammes } from './enumerate.ts';
import { explainUnplaced } from './explain.ts';
import { optimise } from './optimise.ts';
import { type Option, optionsOf } from './options.ts';
import { pausesOf } from './pauses.ts';
import { type Problem, problemOf } from './problem.ts';
import { assignRooms } from './rooms.ts';
import { searchProgramme } from './search.ts';
import type { Effort, Solver } from './solver.ts';
import type { Placement, Plan, PlanInput } from './types.ts';

/** About a tenth of a second. */
const enumerationSteps = 10_000;

/**
 * Plans a whole programme. Pure and synchronous: `solver` comes from `loadSolver`. The same input gives the same programme, in
 * whatever order its lists are, as long as the effort's clock, which runs from the beginning, does not end the search before its
 * iterations do.
 */
export function planProgramme(input: PlanInput, solver: Solver, effort: Effort = usualEffort): Plan {
  const began = performance.now();
  const problem = problemOf(input);
  const options = optionsOf(problem);
  const known = searchProgramme(problem, options, roundsFor(problem));
  const small = enumerateProgrammes(problem, options, known, enumerationSteps);
  if (small.complete) {
    const draft = betterOf(problem, small.draft, null);
    return planOf(problem, draft, scoreProgramme(problem, draft));
  }
  // What was spent before counts, but a bound is worth half of the time in any case.
  const spent = Math.min(performance.now() - began, effort.milliseconds / 2);
  const left = { ...effort, milliseconds: effort.milliseconds - spent };
  const { better, bound } = optimise(problem, options, small.draft, solver, left);
  const draft = betterOf(problem, small.draft, better);
  return planOf(problem, draft, Math.min(bound, scoreProgramme(problem, draft)));
}

function roundsFor(problem: Problem): number {
  const topics = Math.max(1, problem.topics.length);
  return Math.round(Math.min(60 * topics, 40_000 / topics));
}

/** The solver's programme, if its rooms work out and it is better. */
function betterOf(problem: Problem, known: Draft, options: readonly Option[] | null): Draft {
  const draft = options === null ? null : assignRooms(problem, options);
  if (draft !== null && scoreProgramme(problem, draft) < scoreProgramme(problem, known)) return draft;
  return (
    assignRooms(
      problem,
      known.flatMap((placed) => placed?.option ?? []),
    ) ?? known
  );
}

function planOf(problem: Problem, draft: Draft, bound: number): Plan {
  const cost = scoreProgramme(problem, draft);
  return {
    placements: placementsOf(problem, draft),
    pauses: pausesOf(problem, draft),
    unplaced: problem.topics
      .filter((topic) => draft[topic.position] === undefined)
      .map((topic) => explainUnplaced(problem, draft, topic)),
    withoutLunch: problem.withoutLunch,
    cost,
    bound,
    gap: cost === 0 ? 0 : (cost - bound) / cost,
    proven: bound >= cost,
    gridMinutes: problem.grid,
  };
}

/** In the order of the programme. A track is free again when its session is over; the lower one is taken first. */
function placementsOf(problem: Problem, draft: Draft): Placement[] {
  const placed = draft.flatMap((one) => one ?? []).toSorted((a, b) => compare(a.option, b.option));
  const placements: Placement[] = [];
  const busy: { day: number; until: number }[] = [];
  for (const { option, room } of placed) {
    const topic = problem.topics[option.topic];
    const day = problem.days[option.day];
    if (topic === undefined || day === undefined) continue;
    const free = busy.findIndex((track) => track.day !== option.day || track.until <= option.from);
    const track = free === -1 ? busy.length : free;
    busy[track] = { day: option.day, until: option.until };
    placements.push({
      topic: topic.number,
      day: day.day,
      start: option.from,
      length: topic.length,
      room,
      building: option.building,
      track: track + 1,
    });
  }
  return placements;
}

function compare(a: Option, b: Option): number {
  return a.day - b.day || a.from - b.from || a.topic - b.topic;
}
