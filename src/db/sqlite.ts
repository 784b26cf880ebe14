import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { type Dialect, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { SharedCommitDriver } from './sqlite-driver.ts';
import { SqliteStatements } from './sqlite-statements.ts';

/** Lets Kysely leave the taking of turns to our driver, which does more with it. */
class SharedCommitAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
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
export function openSqlite(path: string): { dialect: Dialect; copyTo(file: string): void } {
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
    dialect: {
      createAdapter: () => new SharedCommitAdapter(),
      createDriver: () => new SharedCommitDriver(new SqliteStatements(sqlite, lock)),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
    copyTo: (file) => {
      sqlite.prepare('vacuum into ?').run(file);
      chmodSync(file, 0o600);
    },
  };
}
