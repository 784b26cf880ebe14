import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { type DatabaseState, inspectDatabase, placeOf } from '../db/maintenance.ts';
import { explain } from '../explain.ts';
import type { Finding } from './finding.ts';
import { newerVersion } from './migrate.ts';

const finding = (verdict: Finding['verdict'], says: string): Finding => ({ about: 'Database', verdict, says });

/** Looks, and changes nothing: a running bot is not disturbed, and tables that are not there are not made. */
export async function checkDatabase(databaseUrl: string): Promise<Finding[]> {
  const place = placeOf(databaseUrl);
  if (place.kind === 'memory') {
    return [finding('note', 'In memory: everything is lost when the bot ends. Set DATABASE_URL to keep it.')];
  }
  try {
    const state = await inspectDatabase(databaseUrl);
    if (place.kind === 'postgres') return [judge(state, 'PostgreSQL')];
    const path = resolve(place.path);
    if (!state.exists) return [checkFolder(dirname(path), path)];
    accessSync(path, constants.R_OK | constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
    return [judge(state, path), ...checkMode(path)];
  } catch (error) {
    return [finding('wrong', explain(error, 'The database cannot be opened'))];
  }
}

function judge({ damage, migrations, inUse }: DatabaseState, name: string): Finding {
  const { done, waiting, unknown } = migrations;
  if (damage.length > 0) {
    const found = damage.slice(0, 3).join('; ');
    return finding('wrong', `${name} is damaged (${found}). Stop the bot, then: npm run cli -- restore FILE`);
  }
  if (unknown.length > 0) return finding('wrong', newerVersion(unknown));
  const use = inUse ? ' A bot runs on it.' : '';
  if (waiting.length > 0) {
    const todo = `${waiting.length} of ${done.length + waiting.length} migrations are still to do: the next start does them`;
    return finding('note', `${name}: ${todo}, or npm run cli -- migrate.${use}`);
  }
  return finding('right', `${name}: sound and up to date (${done.at(-1)}).${use}`);
}

/** @returns whether the first start could make the file */
function checkFolder(folder: string, path: string): Finding {
  let nearest = folder;
  while (!existsSync(nearest)) nearest = dirname(nearest);
  accessSync(nearest, constants.W_OK);
  return finding('note', `${path} is not there yet; the first start makes it.`);
}

function checkMode(path: string): Finding[] {
  const others = statSync(path).mode & 0o077;
  if (others === 0 || process.platform === 'win32') return [];
  return [
    finding('note', `Other users of this machine may open ${path}, which holds mail addresses. Try: chmod 600 ${path}`),
  ];
}
