import { addColumn, addRow, type LinearModel, type Term, times } from './linear-model.ts';
import { coverOf } from './model.ts';
import type { Option } from './options.ts';
import type { DayFrame, Problem } from './problem.ts';
import { freeRuns, type Span } from './rest.ts';

/**
 * In each slot at most one topic of every cluster, or a break, or lunch; and a break in every window that a stretch of too much
 * work would fill. A break's variable need not be an integer: where the topics are, any positive part of one shows a free run.
 */
export function addRest(
  linear: LinearModel,
  problem: Problem,
  options: readonly Option[],
  clusters: readonly (readonly number[])[],
): void {
  const { tracks } = problem.input;
  const all = coverOf(problem, options, () => true);
  const covers = clusters.map((cluster) => coverOf(problem, options, (option) => cluster.includes(option.topic)));
  // With two tracks, a topic that runs with no other counts double: together with few other rows that is a tight model.
  const alone = problem.topics.map((a) => problem.topics.every((b) => problem.clash(a, b)));
  const weigh = (column: number): Term => ({ column, by: alone[options[column]?.topic ?? 0] ? tracks : 1 });
  for (const [index, day] of problem.days.entries()) {
    const lunches = addLunch(linear, problem, day);
    const breaks = addBreaks(linear, problem, options, index, lunches);
    for (let at = day.from; at < day.until; at += problem.grid) {
      const running = all(index, at);
      const eating = lunches.filter(({ span }) => span.from <= at && at < span.until).map(({ column }) => column);
      const resting = [...breaks]
        .filter(([from]) => from <= at && at < from + problem.breakMinutes)
        .map(([, column]) => column);
      // Breaks that take several slots may overlap each other and lunch; then each has a row of its own.
      const others =
        problem.breakMinutes === problem.grid ? [[...eating, ...resting]] : [eating, ...resting.map((one) => [one])];
      for (const rest of others) {
        if (running.length > 0) addRow(linear.rows, 0, tracks, [...running.map(weigh), ...times(tracks, rest)]);
        if (covers.length === 1) continue;
        for (const cover of covers) {
          if (cover(index, at).length > 0) addRow(linear.lazy, 0, 1, times(1, [...cover(index, at), ...rest]));
        }
      }
    }
  }
}

interface LunchColumn {
  column: number;
  span: Span;
}

function addLunch(linear: LinearModel, problem: Problem, day: DayFrame): LunchColumn[] {
  const rule = problem.input.lunch;
  if (day.lunch === null || rule === null) return [];
  const columns: LunchColumn[] = [];
  const runs = freeRuns(day.lunch.window, day.lunch.busy);
  for (const [length, price] of [
    [rule.most, 0],
    [rule.least, problem.weights.shortLunch],
  ] as const) {
    const takes = Math.ceil(length / problem.grid) * problem.grid;
    for (let from = day.lunch.window.from; from + takes <= day.lunch.window.until; from += problem.grid) {
      if (!runs.some((run) => run.from <= from && from + takes <= run.until)) continue;
      columns.push({ column: addColumn(linear, price, true), span: { from, until: from + takes } });
    }
    if (rule.most === rule.least) break;
  }
  addRow(
    linear.rows,
    1,
    1,
    times(
      1,
      columns.map(({ column }) => column),
    ),
  );
  return columns;
}

/** Returns the columns of breaks by the minute at which they begin. */
function addBreaks(
  linear: LinearModel,
  problem: Problem,
  options: readonly Option[],
  index: number,
  lunches: readonly LunchColumn[],
): Map<number, number> {
  const columns = new Map<number, number>();
  const day = problem.days[index];
  if (day === undefined) return columns;
  const { grid, breakMinutes } = problem;
  // Less than a break may lie free at either end of a stretch, even beyond the day's hours.
  const margin = breakMinutes - grid;
  const length = Math.floor(problem.input.breaks.afterWork / grid) * grid + grid + 2 * margin;
  for (let from = day.from - margin; from + breakMinutes <= day.until + margin; from += grid) {
    const free = freeRuns({ from, until: from + breakMinutes }, day.work);
    if (free.length === 1 && free[0]?.from === from && free[0].until === from + breakMinutes) {
      columns.set(from, addColumn(linear, 0, false));
    }
  }
  const own = options.map((option, column) => ({ option, column })).filter(({ option }) => option.day === index);
  for (let from = day.from - margin; from + length <= day.until + margin; from += grid) {
    const window = { from, until: from + length };
    if (!hasBreak(window, day.work, breakMinutes)) continue;
    const terms: Term[] = [];
    for (const [start, column] of columns) {
      if (start >= window.from && start + breakMinutes <= window.until) terms.push({ column, by: 1 });
    }
    for (const { span, column } of lunches) {
      if (Math.min(span.until, window.until) - Math.max(span.from, window.from) >= breakMinutes)
        terms.push({ column, by: 1 });
    }
    // A single topic that is longer than the work allowed fills the window by itself.
    for (const { option, column } of own) {
      const long = option.until - option.from > problem.input.breaks.afterWork;
      if (long && !hasBreak(window, [...day.work, option], breakMinutes)) terms.push({ column, by: 1 });
    }
    addRow(linear.rows, 1, Number.POSITIVE_INFINITY, terms);
  }
  return columns;
}

function hasBreak(window: Span, work: readonly Span[], breakMinutes: number): boolean {
  return freeRuns(window, work).some((run) => run.until - run.from >= breakMinutes);
}
