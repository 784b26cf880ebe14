import { PostgresDialect } from 'kysely';
import pg from 'pg';

const int8 = 20;

/** @param url `postgres://user:password@host:port/database` */
export function openPostgres(url: string): PostgresDialect {
  return new PostgresDialect({
    pool: new pg.Pool({
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
    }),
  });
}
