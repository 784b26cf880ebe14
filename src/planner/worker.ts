/** A thread that plans, one visit after the other; the solver is loaded once. */

import { parentPort } from 'node:worker_threads';
import { planProgramme } from './plan.ts';
import { type Effort, loadSolver } from './solver.ts';
import type { PlanInput } from './types.ts';

const solver = await loadSolver();

parentPort?.on('message', ({ input, effort }: { input: PlanInput; effort: Effort }) => {
  parentPort?.postMessage(planProgramme(input, solver, effort));
});
