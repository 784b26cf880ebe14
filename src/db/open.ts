import { existsSync, rmSync } from 'node:fs';
import { type Dialect, Kysely, sql, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Engine } from './engine.ts';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';
import { openSqlite } from './sqlite.ts';

export type Db = Kysely<Schema>;
/** Asked for where a function must not run outside a transaction. */
export type Trx = Transaction<Schema>;

export interface Database {
  db: Db;
  engine: Engine;
  /** @throws when the database cannot be written */
  probe(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens the database and brings its tables up to date.
 *
 * @param url `sqlite:PATH`, `sqlite::memory:` or `postgres://…`
 * @throws DatabaseInUseError when another process runs on the same SQLite file
 */
export async function openDatabase(url: string): Promise<Database> {
  const sqlite = url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : undefined;
  const db = new Kysely<Schema>({ dialect: sqlite?.dialect ?? (await postgresDialect(url)) });
  const engine: Engine = sqlite ? 'sqlite' : 'postgres';
  try {
    await migrate(db, engine, (name) => {
      const file = `${url.slice('sqlite:'.length)}.before-${name}`;
      if (!sqlite || file.startsWith(':memory:')) return;
      if (existsSync(file)) rmSync(file);
      sqlite.copyTo(file);
    });
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    engine,
    probe: async () => {
      await db.transaction().execute((trx) => sql`update outbox set id = id where id = -1`.execute(trx));
    },
    close: () => db.destroy(),
  };
}

/** Loaded only where it is used: small installs start faster without. */
async function postgresDialect(url: string): Promise<Dialect> {
  const { openPostgres } = await import('./postgres.ts');
  return openPostgres(url);
}

async function migrate(db: Db, engine: Engine, backUp: (name: string) => void): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          Object.entries(migrations).map(([name, up]) => [name, { up: (on: Kysely<unknown>) => up(on, engine) }]),
        ),
    },
  });
  const all = await migrator.getMigrations();
  const waiting = all.filter((migration) => !migration.executedAt);
  if (waiting[0] && waiting.length < all.length) backUp(waiting[0].name);
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}
