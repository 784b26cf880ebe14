import {
  type PostgresCursor,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type PostgresQueryResult,
} from 'kysely';
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
  return new PostgresDialect({ pool: withoutEnded(pool) });
}

/**
 * A connection whose server has said that it ends it (severity FATAL) is not given out again. The pool would find that out by
 * itself, but only a moment later, and until then each question would fail.
 */
function withoutEnded(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      return guarded(await pool.connect());
    },
  };
}

function guarded(client: PostgresPoolClient): PostgresPoolClient {
  let hasEnded = false;
  function query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query<R>(
    sql: string | PostgresCursor<R>,
    parameters: readonly unknown[] = [],
  ): Promise<PostgresQueryResult<R>> | PostgresCursor<R> {
    if (typeof sql !== 'string') throw new TypeError('Nothing is read by cursor.');
    return client.query<R>(sql, parameters).catch((error: unknown) => {
      hasEnded ||= error instanceof pg.DatabaseError && (error.severity === 'FATAL' || error.severity === 'PANIC');
      throw error;
    });
  }
  return { query, release: (destroy) => client.release(destroy === true || hasEnded) };
}
