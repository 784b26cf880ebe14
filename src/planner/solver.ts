import { brokenRows, type LinearModel, type Row } from './linear-model.ts';

export interface Effort {
  /** Ends after so many iterations of the simplex method: the same work gives the same answer on every machine. */
  iterations: number;
  /** Ends after this time as well; for machines that are too slow for the work allowed. */
  milliseconds: number;
}

export interface Relaxed {
  bound: number;
  values: Float64Array;
  reducedCosts: Float64Array;
  /** The lazy rows that were needed. */
  used: readonly Row[];
  iterations: number;
  /** Ended early: the bound holds, but a later one would be better. */
  stopped: boolean;
}

export interface Solved {
  /** Null where nothing was found. */
  values: Float64Array | null;
  bound: number;
  /** Whether the values are the best, or without values that there are none. */
  proven: boolean;
  iterations: number;
}

export interface Solver {
  /** The model without its integers; null where it has no solution, or none in time. */
  relax(model: LinearModel, effort: Effort): Relaxed | null;
  /** The best solution. `refuse` gives rows that a solution breaks which the model allows, but which is not wanted. */
  minimise(model: LinearModel, effort: Effort, refuse: (values: Float64Array) => Row[]): Solved;
}

type LoadHighs = typeof import('highs')['default'];
type Highs = Awaited<ReturnType<LoadHighs>>;
type Model = ReturnType<Highs['createModel']>;

/** Costs are whole numbers: what lies nearer than this to a solution's cost proves it. */
const lessThanOne = 0.99;

/** Sends HiGHS the same choices every time. Its heuristics and restarts cost more here than they bring: we bring a solution. */
const choices = {
  output_flag: false,
  random_seed: 1,
  mip_rel_gap: 0,
  mip_abs_gap: lessThanOne,
  mip_heuristic_effort: 0,
  mip_allow_restart: false,
  mip_detect_symmetry: false,
};

/** Loads HiGHS (WebAssembly, about 50 ms). What it solves, it solves synchronously. */
export async function loadSolver(): Promise<Solver> {
  const highs = await loadHighs();
  return {
    relax: (model, effort) => withMade(highs, dataOf(model, false), (made) => relax(highs, made, model, effort)),
    minimise: (model, effort, refuse) =>
      withMade(highs, dataOf(model, true), (made) => minimise(highs, made, model, effort, refuse)),
  };
}

async function loadHighs(): Promise<Highs> {
  const { default: load } = await import('highs');
  // Its types are those of a CommonJS package, what is loaded is an ES module.
  return (load as unknown as LoadHighs)();
}

function withMade<Result>(
  highs: Highs,
  data: Parameters<Highs['createModel']>[0],
  use: (made: Model) => Result,
): Result {
  const made = highs.createModel(data);
  try {
    return use(made);
  } finally {
    made.dispose();
  }
}

function relax(highs: Highs, made: Model, model: LinearModel, effort: Effort): Relaxed | null {
  const ends = performance.now() + effort.milliseconds;
  const used: Row[] = [];
  let last: Relaxed | null = null;
  let iterations = 0;
  for (;;) {
    const left = ends - performance.now();
    if (left <= 0 || iterations >= effort.iterations) return last === null ? null : { ...last, stopped: true };
    made.options.set({ ...choices, time_limit: left / 1000, simplex_iteration_limit: effort.iterations - iterations });
    made.zeroAllClocks();
    made.run();
    iterations += Number(made.info.get('simplex_iteration_count'));
    if (made.getModelStatus() !== highs.constants.modelStatus.optimal)
      return last === null ? null : { ...last, stopped: true };
    const { colValue, colDual } = made.getSolution();
    const values = Float64Array.from(colValue);
    const broken = brokenRows(model.lazy, values);
    used.push(...broken);
    last = {
      bound: made.getObjectiveValue(),
      values,
      reducedCosts: Float64Array.from(colDual),
      used: [...used],
      iterations,
      stopped: false,
    };
    if (broken.length === 0) return last;
    addRows(made, broken);
  }
}

function minimise(
  highs: Highs,
  made: Model,
  model: LinearModel,
  effort: Effort,
  refuse: (values: Float64Array) => Row[],
): Solved {
  const ends = performance.now() + effort.milliseconds;
  let iterations = 0;
  let bound = Number.NEGATIVE_INFINITY;
  for (;;) {
    const left = ends - performance.now();
    if (left <= 0 || iterations >= effort.iterations) return { values: null, bound, proven: false, iterations };
    made.options.set({ ...choices, time_limit: left / 1000 });
    made.zeroAllClocks();
    let done = 0;
    made.run({
      [highs.constants.callbackType.mipInterrupt](event) {
        done = Number(event.data.mip_total_lp_iterations ?? 0n);
        if (iterations + done >= effort.iterations) event.interrupt();
      },
    });
    iterations += done;
    const status = made.getModelStatus();
    const { infeasible, optimal } = highs.constants.modelStatus;
    if (status === infeasible) return { values: null, bound: Number.POSITIVE_INFINITY, proven: true, iterations };
    bound = Math.max(bound, Number(made.info.get('mip_dual_bound')));
    const found = Number(made.info.get('primal_solution_status')) === highs.constants.solutionStatus.feasible;
    if (!found) return { values: null, bound, proven: false, iterations };
    const values = Float64Array.from(made.getSolution().colValue);
    const lazy = brokenRows(model.lazy, values);
    const broken = lazy.length > 0 ? lazy : refuse(values);
    if (broken.length === 0) return { values, bound, proven: status === optimal, iterations };
    if (status !== optimal) return { values: null, bound, proven: false, iterations };
    addRows(made, broken);
  }
}

function addRows(made: Model, rows: readonly Row[]): void {
  for (const row of rows) {
    made.addRow(row.lower, row.upper, { indices: Int32Array.from(row.columns), values: Float64Array.from(row.values) });
  }
}

function dataOf(model: LinearModel, integers: boolean): Parameters<Highs['createModel']>[0] {
  const numCols = model.cost.length;
  const numRows = model.rows.length;
  const starts = [0];
  for (const row of model.rows) starts.push((starts.at(-1) ?? 0) + row.columns.length);
  return {
    numCols,
    numRows,
    colCost: model.cost,
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower: model.rows.map((row) => row.lower),
    rowUpper: model.rows.map((row) => row.upper),
    matrix: {
      format: 'csr',
      numRows,
      numCols,
      starts,
      indices: model.rows.flatMap((row) => row.columns),
      values: model.rows.flatMap((row) => row.values),
    },
    ...(integers ? { integrality: Int32Array.from(model.integer, (integer) => (integer ? 1 : 0)) } : {}),
  };
}
