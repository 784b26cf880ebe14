import { keepsRest } from './blocked.ts';
import { type Draft, scoreProgramme } from './draft.ts';
import { keepColumns, type LinearModel } from './linear-model.ts';
import { modelOf } from './model.ts';
import type { Option } from './options.ts';
import type { Problem } from './problem.ts';
import { assignRooms } from './rooms.ts';
import type { Effort, Relaxed, Solver } from './solver.ts';

export interface Optimised {
  /** The options of a better programme than the known one; null where none was found. */
  better: readonly Option[] | null;
  /** No programme costs less. */
  bound: number;
}

/**
 * Looks for a better programme than the one known, and for a bound on what any can cost. The relaxed model gives a first bound;
 * what it shows to be too dear for any better programme is left away, and what remains is solved with its integers.
 */
export function optimise(
  problem: Problem,
  byTopic: readonly Option[][],
  known: Draft,
  solver: Solver,
  effort: Effort,
): Optimised {
  const cost = scoreProgramme(problem, known);
  const began = performance.now();
  const { linear, options } = modelOf(problem, byTopic);
  const leftAfter = (iterations: number): Effort => ({
    iterations: effort.iterations - iterations,
    milliseconds: effort.milliseconds - (performance.now() - began),
  });
  const relaxed = solver.relax(linear, leftAfter(0));
  const least = leastByTopic(problem, byTopic);
  if (relaxed === null) return { better: null, bound: least };
  const bound = Math.max(least, roundedUp(relaxed.bound));
  if (bound >= cost || relaxed.stopped) return { better: null, bound: Math.min(bound, cost) };

  const kept = worthKeeping(linear, relaxed, cost);
  const small = keepColumns({ ...linear, rows: [...linear.rows, ...relaxed.used] }, kept);
  const chosen = (values: Float64Array): number[] =>
    kept.flatMap((column, index) => (column < options.length && (values[index] ?? 0) > 0.5 ? [index] : []));
  const optionAt = (index: number): Option[] => [options[kept[index] ?? -1]].flatMap((option) => option ?? []);
  const solved = solver.minimise(small, leftAfter(relaxed.iterations), (values) => {
    const indices = chosen(values);
    return problem.days.flatMap((_, day) => {
      const own = indices.filter((index) => options[kept[index] ?? -1]?.day === day);
      const works = worksOut(problem, day, own.flatMap(optionAt));
      return works ? [] : [{ lower: 0, upper: own.length - 1, columns: own, values: own.map(() => 1) }];
    });
  });
  const reached = solved.proven && solved.values === null ? cost : roundedUp(solved.bound);
  return {
    better: solved.values === null ? null : chosen(solved.values).flatMap(optionAt),
    bound: Math.min(cost, Math.max(bound, reached)),
  };
}

/** Whether a day's breaks and rooms work out; the model leaves out a few rare cases. */
function worksOut(problem: Problem, day: number, own: readonly Option[]): boolean {
  const frame = problem.days[day];
  return frame !== undefined && keepsRest(problem, frame, own) && assignRooms(problem, own) !== null;
}

/** A column whose reduced cost would lift the bound above the known cost is 0 in this programme and in every better one. */
function worthKeeping(linear: LinearModel, relaxed: Relaxed, cost: number): number[] {
  const most = cost - relaxed.bound + 1e-3;
  return linear.cost.flatMap((_, column) => ((relaxed.reducedCosts[column] ?? 0) <= most ? [column] : []));
}

/** Costs are whole numbers, and so is the least of them. */
function roundedUp(bound: number): number {
  return Math.ceil(bound - 1e-3);
}

/** What the topics cost at least, each by itself: the bound where there was no time for another. */
function leastByTopic(problem: Problem, byTopic: readonly Option[][]): number {
  return byTopic.reduce(
    (sum, own, position) => sum + Math.min(problem.weights.leftOut(position), ...own.map((option) => option.cost)),
    0,
  );
}
