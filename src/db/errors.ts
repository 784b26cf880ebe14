/** A serialisation failure or a deadlock of PostgreSQL (40001, 40P01): the same transaction may be tried again. */
export function isRetryable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40001' || error.code === '40P01');
}
