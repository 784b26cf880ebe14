/** The database looked at from outside, beside a bot that may be running: nothing here writes or migrates. */

import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect, sql } from 'kysely';
import { migrations } from './migrations/index.ts';
import type { Db } from './open.ts';
import { openPostgres } from './postgres.ts';
import type { Schema } from './schema.ts';

export type Place = { kind: 'file'; path: string } | { kind: 'memory' } | { kind: 'postgres' };

export interface DatabaseState {
  /** False for a SQLite file that the first start will make. */
  exists: boolean;
  /** A bot runs on this SQLite file; of PostgreSQL nobody knows. */
  inUse: boolean;
  /** What SQLite finds wrong with the file; empty when all is well. */
  damage: string[];
  /** Names of migrations, in their order: done, still to do, and those of a newer Gegenbesuch. */
  migrations: MigrationState;
}

export interface MigrationState {
  done: string[];
  waiting: string[];
  unknown: string[];
}

/** @param url as DATABASE_URL holds it */
export function placeOf(url: string): Place {
  if (!url.startsWith('sqlite:')) return { kind: 'postgres' };
  const path = url.slice('sqlite:'.length);
  return path === ':memory:' ? { kind: 'memory' } : { kind: 'file', path };
}

/** Never locks a bot out. @throws when the SQLite file is missing */
export function openReadOnly(url: string): Db {
  const place = placeOf(url);
  const dialect =
    place.kind === 'file' ? new SqliteDialect({ database: openSqliteReadOnly(place.path) }) : openPostgres(url);
  return new Kysely<Schema>({ dialect });
}

export function openSqliteReadOnly(path: string): Sqlite.Database {
  return new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5000 });
}

/** @throws what the database says when it cannot be opened or read */
export async function inspectDatabase(url: string): Promise<DatabaseState> {
  const place = placeOf(url);
  if (place.kind === 'postgres') {
    const db = openReadOnly(url);
    try {
      return { exists: true, inUse: false, damage: [], migrations: sortMigrations(await listMigrations(db)) };
    } finally {
      await db.destroy();
    }
  }
  if (place.kind === 'memory' || !existsSync(place.path)) {
    return { exists: false, inUse: false, damage: [], migrations: sortMigrations([]) };
  }
  return { exists: true, inUse: isInUse(place.path), ...examineSqlite(place.path, 'quick_check') };
}

/**
 * @param thoroughness `quick_check` leaves out whether the indexes fit their tables
 * @throws SqliteError (SQLITE_NOTADB) when the file is no database
 */
export function examineSqlite(
  path: string,
  thoroughness: 'quick_check' | 'integrity_check',
): Pick<DatabaseState, 'damage' | 'migrations'> {
  const sqlite = openSqliteReadOnly(path);
  try {
    const lines = sqlite.prepare<[], string>(`pragma ${thoroughness}(20)`).pluck().all();
    const damage = lines.filter((line) => line !== 'ok');
    const orphans = damage.length > 0 ? [] : sqlite.prepare<[], string>('pragma foreign_key_check').pluck().all();
    const hasMigrations = sqlite.prepare(`select 1 from sqlite_schema where name = 'kysely_migration'`).get();
    const names = hasMigrations
      ? sqlite.prepare<[], string>('select name from kysely_migration order by name').pluck().all()
      : [];
    const strays = [...new Set(orphans)].map((table) => `rows of ${table} refer to what is not there`);
    return { damage: [...damage, ...strays], migrations: sortMigrations(names) };
  } finally {
    sqlite.close();
  }
}

/** Looks at the lock of a running bot without taking it, so that none is kept from starting. */
function isInUse(path: string): boolean {
  const lockFile = `${path}.lock`;
  if (!existsSync(lockFile)) return false;
  const lock = new Sqlite(lockFile, { readonly: true, timeout: 0 });
  try {
    lock.prepare('select count(*) from sqlite_schema').get();
    return false;
  } catch (error) {
    if (error instanceof Sqlite.SqliteError && error.code === 'SQLITE_BUSY') return true;
    throw error;
  } finally {
    lock.close();
  }
}

async function listMigrations(db: Db): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === 'kysely_migration')) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

function sortMigrations(done: string[]): MigrationState {
  const ours = Object.keys(migrations).sort();
  return {
    done: done.filter((name) => ours.includes(name)),
    waiting: ours.filter((name) => !done.includes(name)),
    unknown: done.filter((name) => !ours.includes(name)),
  };
}
