/** Copies of a SQLite database, made and put back so that a crash at any point leaves no half file under a whole name. */

import {
  chownSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { examineSqlite, type MigrationState, openSqliteReadOnly } from './maintenance.ts';
import { lockForThisProcess } from './sqlite.ts';

/** The copy is of no use; the message says why, for whoever operates the bot. */
export class UnfitCopyError extends Error {}

/**
 * Copies a database that may be in use, as it is at one instant. The copy can be read by its owner only, and has its name only
 * once it is whole, checked and on the disk.
 *
 * @param file must not exist
 * @throws UnfitCopyError when the copy does not pass SQLite's check
 */
export function backUpSqlite(path: string, file: string): void {
  const partial = `${file}.partial`;
  rmSync(partial, { force: true });
  // VACUUM INTO fills an empty file, and would make a new one readable for all (https://www.sqlite.org/lang_vacuum.html).
  closeSync(openSync(partial, 'wx', 0o600));
  try {
    const source = openSqliteReadOnly(path);
    try {
      source.prepare('vacuum into ?').run(partial);
    } finally {
      source.close();
    }
    flush(partial, 'r+');
    checkFit(partial, file);
    renameSync(partial, file);
    flush(dirname(file), 'r');
  } finally {
    rmSync(partial, { force: true });
  }
}

/**
 * Puts a copy in the place of the database. The database that was there is kept, with what its write-ahead log still holds.
 *
 * @returns where the old one is kept, if there was one, and which migrations the copy has behind it
 * @throws UnfitCopyError when the copy is damaged, none of ours, or made by a newer Gegenbesuch; nothing is changed then
 * @throws DatabaseInUseError while a bot runs on it
 */
export function restoreSqlite(path: string, file: string): { keptAs: string | undefined; migrations: MigrationState } {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const lock = lockForThisProcess(path);
  const partial = `${path}.restoring`;
  try {
    if (existsSync(path) && realpathSync(path) === realpathSync(file)) {
      throw new UnfitCopyError(`${file} is the database itself, not a copy of it.`);
    }
    if (existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0) {
      throw new UnfitCopyError(
        `${file}-wal holds changes that ${file} lacks: this was copied by hand from a database in use. Take a copy that backup made.`,
      );
    }
    rmSync(partial, { force: true });
    copyDurably(file, partial);
    const migrations = checkFit(partial, file);
    const keptAs = existsSync(path) ? keepOld(path, partial) : undefined;
    // SQLite would play an old log into the new file.
    for (const rest of [`${path}-wal`, `${path}-shm`]) rmSync(rest, { force: true });
    renameSync(partial, path);
    flush(dirname(path), 'r');
    return { keptAs, migrations };
  } finally {
    rmSync(partial, { force: true });
    lock.close();
  }
}

/** @param name of the file in the words of an error */
function checkFit(path: string, name: string): MigrationState {
  const { damage, migrations } = examineSqlite(path, 'integrity_check');
  if (damage.length > 0) throw new UnfitCopyError(`${name} is damaged: ${damage.slice(0, 3).join('; ')}.`);
  if (migrations.unknown.length > 0) {
    throw new UnfitCopyError(
      `${name} was written by a newer Gegenbesuch (${migrations.unknown.join(', ')}). Install that version first.`,
    );
  }
  if (migrations.done.length === 0) throw new UnfitCopyError(`${name} is not a database of Gegenbesuch.`);
  return migrations;
}

function keepOld(path: string, successor: string): string {
  const { uid, gid } = statSync(path);
  // Put back by root, the file must still belong to whom the bot runs as.
  if (process.getuid?.() === 0) chownSync(successor, uid, gid);
  const keptAs = freeName(`${path}.before-restore`);
  copyDurably(path, keptAs);
  if (existsSync(`${path}-wal`)) copyDurably(`${path}-wal`, `${keptAs}-wal`);
  flush(dirname(path), 'r');
  return keptAs;
}

function freeName(wanted: string): string {
  let name = wanted;
  for (let number = 2; existsSync(name); number += 1) name = `${wanted}-${number}`;
  return name;
}

function copyDurably(from: string, to: string): void {
  closeSync(openSync(to, 'wx', 0o600));
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
  flush(to, 'r+');
}

/** Waits until a file, or the names in a folder, are on the disk. Windows has no such thing for folders. */
function flush(path: string, mode: 'r' | 'r+'): void {
  if (mode === 'r' && process.platform === 'win32') return;
  const descriptor = openSync(path, mode);
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
