import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';

/**
 * Writes begin at once: a transaction that reads first and writes later fails with SQLITE_BUSY_SNAPSHOT when another
 * connection committed in between, and no busy_timeout helps it (https://www.sqlite.org/isolation.html).
 */
class ImmediateDriver extends SqliteDriver {
  readonly #begin = CompiledQuery.raw('begin immediate');

  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(this.#begin);
  }
}

class ImmediateSqliteDialect extends SqliteDialect {
  readonly #database: StatementCache;

  constructor(database: StatementCache) {
    super({ database });
    this.#database = database;
  }

  override createDriver(): Driver {
    return new ImmediateDriver({ database: this.#database });
  }
}

/** What Kysely needs of better-sqlite3, with each statement prepared once: preparing costs twice as much as running. */
class StatementCache {
  readonly #sqlite: Sqlite.Database;
  readonly #lock: Sqlite.Database | undefined;
  readonly #statements = new Map<string, SqliteStatement>();

  constructor(sqlite: Sqlite.Database, lock: Sqlite.Database | undefined) {
    this.#sqlite = sqlite;
    this.#lock = lock;
  }

  prepare(sql: string): SqliteStatement {
    const known = this.#statements.get(sql);
    if (known) return known;
    const prepared = this.#sqlite.prepare<unknown[]>(sql);
    const statement: SqliteStatement = {
      reader: prepared.reader,
      all: (parameters) => prepared.all(...parameters),
      run: (parameters) => prepared.run(...parameters),
      iterate: (parameters) => prepared.iterate(...parameters),
    };
    // Lists of changing length make new texts for ever; the rest fits easily.
    if (this.#statements.size >= 500) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }

  close(): void {
    this.#statements.clear();
    if (this.#sqlite.open) {
      this.#sqlite.pragma('wal_checkpoint(TRUNCATE)');
      this.#sqlite.close();
    }
    this.#lock?.close();
  }
}

export class DatabaseInUseError extends Error {}

/**
 * Held until this process ends, however it ends: the operating system drops the lock with the process.
 *
 * @throws DatabaseInUseError while another process holds it
 */
export function lockForThisProcess(path: string): Sqlite.Database {
  const lock = new Sqlite(`${path}.lock`, { timeout: 0 });
  try {
    lock.pragma('journal_mode = DELETE');
    lock.exec('begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    if (error instanceof Sqlite.SqliteError && error.code === 'SQLITE_BUSY') {
      throw new DatabaseInUseError(
        `Another Gegenbesuch is already running on ${path}. Stop it first, or give this one another DATABASE_URL.`,
      );
    }
    throw error;
  }
}

/** @param path a file, made with its folder where missing, or `:memory:` */
export function openSqlite(path: string): { dialect: SqliteDialect; copyTo(file: string): void } {
  const inMemory = path === ':memory:';
  if (!inMemory) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const lock = inMemory ? undefined : lockForThisProcess(path);
  const isNew = inMemory || !existsSync(path);
  const sqlite = new Sqlite(path, { timeout: 5000 });
  if (!inMemory && isNew) chmodSync(path, 0o600);
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma('secure_delete = ON');
  sqlite.pragma('trusted_schema = OFF');
  const damage = sqlite.pragma('quick_check(1)', { simple: true });
  if (damage !== 'ok') {
    sqlite.close();
    lock?.close();
    throw new Error(`The database ${path} is damaged (${String(damage)}). Put back a backup.`);
  }
  return {
    dialect: new ImmediateSqliteDialect(new StatementCache(sqlite, lock)),
    copyTo: (file) => {
      sqlite.prepare('vacuum into ?').run(file);
      chmodSync(file, 0o600);
    },
  };
}
