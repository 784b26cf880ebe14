import { type Compilable, type CompiledQuery, type Expression, sql } from 'kysely';
import type { Db } from './open.ts';

/** Stands in a compiled query where a value goes at each run. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

type Values = Readonly<Record<string, string | number | null>>;

/** Makes the place for a value, typed as the value is. */
export type Param<V extends Values> = <K extends keyof V & string>(name: K) => Expression<V[K]>;

/**
 * A query that is built and compiled once for each engine: for those that run with every command, where building costs
 * several times what running does.
 *
 * @param build makes the query, with `param` wherever a value goes
 */
export function prepared<V extends Values, R>(
  build: (db: Db, param: Param<V>) => Compilable<R>,
): (db: Db, values: V) => Promise<R[]> {
  const compiled = new Map<unknown, CompiledQuery<R>>();
  return async (db, values) => {
    // Each engine has an adapter class of its own.
    const engine = db.getExecutor().adapter.constructor;
    let query = compiled.get(engine);
    if (!query) {
      query = build(db, (name) => sql<V[typeof name]>`${sql.val(new Slot(name))}`).compile();
      compiled.set(engine, query);
    }
    const parameters = query.parameters.map((value) => (value instanceof Slot ? values[value.name] : value));
    return (await db.executeQuery<R>({ ...query, parameters })).rows;
  };
}
