/** The command line as its users have it: a process of its own, with nothing in its environment but what is given. */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { runCli } from '../../src/cli/run.ts';
import { openDatabase } from '../../src/db/open.ts';
import { type World, type WorldOptions, world } from '../support/world.ts';

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

const entry = fileURLToPath(new URL('../../src/cli/cli.ts', import.meta.url));

export async function cli(words: string[], env: Record<string, string> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [entry, ...words], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const { promise: code, resolve } = Promise.withResolvers<number | null>();
  child.once('close', resolve);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}

/** The same without a process of its own, where only words matter. */
export async function cliHere(words: string[], env: Record<string, string> = {}): Promise<Ended> {
  const out: string[] = [];
  const err: string[] = [];
  const into = (lines: string[]) => (line: string) => void lines.push(`${line}\n`);
  const code = await runCli(words, { env, now: () => new Date(), say: into(out), warn: into(err) });
  return { code, out: out.join(''), err: err.join('') };
}

/** A folder for this test alone, with the database of a bot that may run in it. */
export interface Place extends AsyncDisposable {
  folder: string;
  file: (name: string) => string;
  database: string;
  env: { DATABASE_URL: string };
  /** An empty database with its tables. */
  make(): Promise<void>;
  /** A bot on the database, with the sample's workspace. */
  open(options?: WorldOptions): Promise<World>;
}

export function place(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'gegenbesuch-cli-'));
  const database = join(folder, 'visits.db');
  const env = { DATABASE_URL: `sqlite:${database}` };
  return {
    folder,
    file: (name) => join(folder, name),
    database,
    env,
    async make() {
      await (await openDatabase(env.DATABASE_URL)).close();
    },
    open: (options = {}) => world({ ...options, databaseUrl: env.DATABASE_URL }),
    async [Symbol.asyncDispose]() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export async function newVisit(w: World, title: string, from = '2027-06-15', to = '2027-06-16'): Promise<void> {
  await w.visit(
    `new "${title}" host="Landkreis Osnabrück" guest=Burgenlandkreis from=${from} to=${to} place=Kreishaus tz=Europe/Berlin lang=english`,
  );
}

/** Of the topics in a database file, which must be sound, by their numbers. */
export function titles(file: string): string[] {
  const sqlite = new Sqlite(file, { readonly: true });
  try {
    assert.equal(sqlite.pragma('integrity_check', { simple: true }), 'ok');
    return sqlite.prepare<[], string>('select title from topic order by number').pluck().all();
  } finally {
    sqlite.close();
  }
}
