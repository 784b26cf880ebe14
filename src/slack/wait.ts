import { setTimeout as pause } from 'node:timers/promises';
import { webApi } from '@slack/bolt';

/** Milliseconds to wait before the next try: at once after a long connection, then longer, half a minute at most. */
export function reconnectDelay(failures: number, error: unknown): number {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1000;
  if (failures === 0) return 0;
  return Math.min(30_000, 100 * 3 ** Math.min(failures - 1, 6)) * (0.5 + Math.random() / 2);
}

/** Resolves after the time, or as soon as the signal comes. */
export async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
