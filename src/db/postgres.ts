import { PostgresDialect } from 'kysely';
import pg from 'pg';

const int8 = 20;

/** @param url `postgres://user:password@host:port/database` */
export function openPostgres(url: string): PostgresDialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: 5000,
    statement_timeout: 10_000,
    lock_timeout: 5000,
    idle_in_transaction_session_timeout: 10_000,
    types: {
      // Counts and keys stay far below 2^53; pg would hand them over as strings.
      getTypeParser: (oid, format) =>
        oid === int8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format),
    },
  });
  // The server ended a connection that nobody uses (https://node-postgres.com/apis/pool#error): unheard, that would end the
  // process. The pool forgets it, and whoever asks next gets a new one, or the error.
  pool.on('error', () => undefined);
  return new PostgresDialect({ pool });
}
