import type Sqlite from 'better-sqlite3';
import type { QueryResult } from 'kysely';

interface Statement {
  /** Reads, and does nothing else. */
  isSelect: boolean;
  run(parameters: readonly unknown[]): QueryResult<never>;
}

/** Each statement of a connection prepared once: preparing costs twice as much as running. */
export class SqliteStatements {
  readonly #sqlite: Sqlite.Database;
  readonly #lock: Sqlite.Database | undefined;
  readonly #known = new Map<string, Statement>();

  /** @param lock closed with it */
  constructor(sqlite: Sqlite.Database, lock: Sqlite.Database | undefined) {
    this.#sqlite = sqlite;
    this.#lock = lock;
  }

  get inTransaction(): boolean {
    return this.#sqlite.inTransaction;
  }

  get(sql: string): Statement {
    const known = this.#known.get(sql);
    if (known) return known;
    const prepared = this.#sqlite.prepare<unknown[], never>(sql);
    const isSelect = prepared.reader && prepared.readonly && /^\s*(select|with)\b/i.test(sql);
    const run = prepared.reader
      ? (parameters: readonly unknown[]) => ({ rows: prepared.all(...parameters) })
      : (parameters: readonly unknown[]) => {
          const { changes, lastInsertRowid } = prepared.run(...parameters);
          return { numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid), rows: [] };
        };
    // Lists of changing length make new texts for ever; the rest fits easily.
    if (this.#known.size >= 500) this.#known.clear();
    const statement = { isSelect, run };
    this.#known.set(sql, statement);
    return statement;
  }

  close(): void {
    this.#known.clear();
    if (this.#sqlite.open) {
      this.#sqlite.pragma('wal_checkpoint(TRUNCATE)');
      this.#sqlite.close();
    }
    this.#lock?.close();
  }
}
