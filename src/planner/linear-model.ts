/** A mixed-integer model in the making; every variable lies between 0 and 1, and the cost is to be least. */
export interface LinearModel {
  cost: number[];
  integer: boolean[];
  rows: Row[];
  /** Rows that hold as well, but are many and mostly idle: the solver looks at them when an answer breaks them. */
  lazy: Row[];
}

/** `lower <= sum of values times columns <= upper`. */
export interface Row {
  lower: number;
  upper: number;
  columns: number[];
  values: number[];
}

export interface Term {
  column: number;
  by: number;
}

export function emptyModel(): LinearModel {
  return { cost: [], integer: [], rows: [], lazy: [] };
}

/** Returns the new variable's column. */
export function addColumn(model: LinearModel, cost: number, integer: boolean): number {
  model.integer.push(integer);
  return model.cost.push(cost) - 1;
}

/** A row without terms is left out. */
export function addRow(rows: Row[], lower: number, upper: number, terms: readonly Term[]): void {
  if (terms.length === 0) return;
  rows.push({ lower, upper, columns: terms.map((term) => term.column), values: terms.map((term) => term.by) });
}

/** Each of the columns as often. */
export function times(by: number, columns: Iterable<number>): Term[] {
  return Array.from(columns, (column) => ({ column, by }));
}

/** The rows that these values break. */
export function brokenRows(rows: readonly Row[], values: ArrayLike<number>): Row[] {
  return rows.filter((row) => {
    let sum = 0;
    for (let term = 0; term < row.columns.length; term++)
      sum += (row.values[term] ?? 0) * (values[row.columns[term] ?? -1] ?? 0);
    return sum > row.upper + tolerance || sum < row.lower - tolerance;
  });
}

const tolerance = 1e-6;

/** The model without the columns that are not kept, which are 0; `kept` gives the columns of the smaller model. */
export function keepColumns(model: LinearModel, kept: readonly number[]): LinearModel {
  const renamed = new Map(kept.map((column, index) => [column, index]));
  const shrink = (row: Row): Row => {
    const small: Row = { lower: row.lower, upper: row.upper, columns: [], values: [] };
    for (const [term, column] of row.columns.entries()) {
      const index = renamed.get(column);
      if (index === undefined) continue;
      small.columns.push(index);
      small.values.push(row.values[term] ?? 0);
    }
    return small;
  };
  return {
    cost: kept.map((column) => model.cost[column] ?? 0),
    integer: kept.map((column) => model.integer[column] ?? false),
    rows: model.rows.map(shrink),
    lazy: model.lazy.map(shrink).filter((row) => row.columns.length > 1),
  };
}
