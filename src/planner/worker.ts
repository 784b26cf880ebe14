import { parentPort, workerData } from 'node:worker_threads';
import { planProgramme } from './plan.ts';
import { type Effort, loadSolver } from './solver.ts';
import type { PlanInput } from './types.ts';

const { input, effort }: { input: PlanInput; effort: Effort } = workerData;
parentPort?.postMessage(planProgramme(input, await loadSolver(), effort));
