import { planProgramme } from '../../src/planner/plan.ts';
import { loadSolver, type Solver } from '../../src/planner/solver.ts';
import { madeUpVisit, type Size, sizes } from './planner-instances.ts';

/**
 * Time to the answer for visits of 7, 20, 40 and 80 topics, on one and on two tracks: the least of three runs each, the solver
 * loaded before. Returns a table in Markdown.
 */
export async function measurePlanner(): Promise<string> {
  const began = performance.now();
  const solver = await loadSolver();
  const loading = Math.round(performance.now() - began);
  const rows = sizes.flatMap((size) => ([1, 2] as const).map((tracks) => measureSize({ ...size, tracks }, solver)));
  return [
    '| topics | days | fixed points | people | tracks | answer after | proven | gap | left out |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `Loading the solver takes ${loading} ms, once per thread.`,
  ].join('\n');
}

function measureSize(size: Size, solver: Solver): string {
  const input = madeUpVisit(size);
  let least = Number.POSITIVE_INFINITY;
  let plan = planProgramme(input, solver);
  for (let run = 0; run < 3; run++) {
    const began = performance.now();
    plan = planProgramme(input, solver);
    least = Math.min(least, performance.now() - began);
  }
  const { topics, days, fixed, people, tracks } = size;
  const gap = `${(plan.gap * 100).toFixed(1)} %`;
  return `| ${topics} | ${days} | ${fixed} | ${people} | ${tracks} | ${least.toFixed(0)} ms | ${plan.proven ? 'yes' : 'no'} | ${gap} | ${plan.unplaced.length} |`;
}

if (import.meta.main) process.stdout.write(`${await measurePlanner()}\n`);
