import { addRow, type LinearModel, times } from './linear-model.ts';
import { coverOf } from './model.ts';
import type { Option } from './options.ts';
import type { Problem } from './problem.ts';

/** Nobody runs in one building at one moment and in another sooner after it than the way takes. */
export function addTravel(
  linear: LinearModel,
  problem: Problem,
  options: readonly Option[],
  clusters: readonly (readonly number[])[],
): void {
  const buildings = [...new Set(options.map((option) => option.building))];
  for (const from of buildings) {
    for (const to of buildings) {
      const way = Math.ceil(problem.travel(from, to) / problem.grid) * problem.grid;
      if (way > 0) for (const cluster of clusters) addWay(linear, problem, options, cluster, { from, to, way });
    }
  }
}

function addWay(
  linear: LinearModel,
  problem: Problem,
  options: readonly Option[],
  cluster: readonly number[],
  { from, to, way }: { from: string | null; to: string | null; way: number },
): void {
  const leaving = coverOf(problem, options, (option) => option.building === from && cluster.includes(option.topic));
  const arriving = coverOf(problem, options, (option) => option.building === to && cluster.includes(option.topic));
  for (const [index, day] of problem.days.entries()) {
    for (let at = day.from; at < day.until; at += problem.grid) {
      for (let later = problem.grid; later <= way; later += problem.grid) {
        const before = leaving(index, at);
        const after = arriving(index, at + later);
        if (before.length > 0 && after.length > 0) addRow(linear.lazy, 0, 1, times(1, new Set([...before, ...after])));
      }
    }
  }
}
