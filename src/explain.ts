import { DatabaseInUseError } from './db/sqlite.ts';

/** Codes of Node, SQLite and PostgreSQL that an operator meets, with what to do. */
const causes: Record<string, string> = {
  EACCES: 'this user may not read or write there. Look at the owner and the mode of the file and its folder',
  ENOENT: 'the file or its folder is not there',
  ENOSPC: 'the disk is full',
  SQLITE_FULL: 'the disk is full',
  SQLITE_CANTOPEN: 'the file cannot be opened. Look whether its folder is there, and at the owner and mode of both',
  SQLITE_READONLY: 'this user may not write the database. Look at the owner and mode of the file and its folder',
  SQLITE_NOTADB: 'the file is not a SQLite database',
  SQLITE_CORRUPT: 'the file is damaged. Put back a backup: npm run cli -- restore FILE',
  ECONNREFUSED: 'nothing answers at that host and port. Is the database server running?',
  ENOTFOUND: 'the host name is not known. Look at DATABASE_URL',
  '28P01': 'the database server refuses user or password. Look at DATABASE_URL',
  '28000': 'the database server refuses this user. Look at DATABASE_URL and its pg_hba.conf',
  '3D000': 'the database server has no database of that name. Make it, or look at DATABASE_URL',
  '42501': 'this database user lacks the right to do that. Give it the right to make and write tables',
};

/**
 * What went wrong, in words for whoever operates the bot.
 *
 * @param failed what did not happen: `Gegenbesuch cannot start`
 * @param port on which it was to listen, if it was
 */
export function explain(error: unknown, failed: string, port?: number): string {
  if (error instanceof DatabaseInUseError) return error.message;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  if (code === 'EADDRINUSE' && port !== undefined) {
    return `Port ${port} is taken by another program. Stop that one, or set PORT to another number.`;
  }
  const cause = code === undefined ? undefined : causes[code];
  // An AggregateError, of a host with several addresses, has a code and no message.
  const message = error instanceof Error ? error.message || code || error.name : String(error);
  return cause === undefined ? `${failed}: ${message}` : `${failed}: ${cause} (${message}).`;
}
