/**
 * PostgreSQL only: a serialisation failure or a deadlock (40001, 40P01), or another transaction was first to store what must be
 * unique (23505). Tried again, the same transaction sees what the other one has done.
 */
export function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && retryable.has(error.code);
}

const retryable = new Set<unknown>(['40001', '40P01', '23505']);
