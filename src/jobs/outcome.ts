import type { OutboxRow } from '../db/schema.ts';
import type { BackOff, DeliveryError, EffectHandler } from './effect.ts';

/** How a row goes on that could not be marked as sent. */
export type Outcome =
  | { status: 'pending'; dueAt: Date; attempts: number; reason: string }
  | { status: 'failed'; reason: string }
  | { status: 'unknown'; reason: string };

/** How long a workspace is left alone after Slack refused the app there. */
export const teamPauseSeconds = 600;

const longestRetryAfterSeconds = 3600;
/** Kept in front of later reasons, so that a second doubt is known as the second. */
const doubt = 'maybe sent: ';

/**
 * Full jitter (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 *
 * @param attempts tries so far, 1 or more
 * @param random from 0 to below 1
 * @returns seconds
 */
export function pauseAfter(attempts: number, backOff: BackOff, random: number): number {
  return random * longestPause(attempts, backOff);
}

function longestPause(attempts: number, backOff: BackOff): number {
  return Math.min(backOff.most, backOff.first * 2 ** (attempts - 1));
}

/**
 * Tries that fill so many hours with pauses of average length. A row that is wanted again keeps its age, so that its age alone
 * cannot say how long it has been failing.
 */
export function triesWithin(hours: number, backOff: BackOff): number {
  let tries = 1;
  for (let seconds = 0; seconds < hours * 3600 && tries < 10_000; tries += 1)
    seconds += longestPause(tries, backOff) / 2;
  return tries;
}

/** @param random from 0 to below 1 */
export function decideOutcome(
  row: Pick<OutboxRow, 'attempts' | 'created_at' | 'last_error'>,
  handler: Pick<EffectHandler, 'whenUnknown' | 'backOff' | 'giveUpAfterHours'>,
  error: Pick<DeliveryError, 'kind' | 'reason' | 'retryAfterSeconds'>,
  now: Date,
  random: number,
): Outcome {
  const doubtful = row.last_error?.startsWith(doubt) === true;
  const reason = doubtful || error.kind === 'unknown' ? `${doubt}${error.reason}` : error.reason;
  const again = (seconds: number, attempts: number): Outcome => ({
    status: 'pending',
    dueAt: new Date(now.getTime() + seconds * 1000),
    attempts,
    reason,
  });
  if (error.kind === 'rate-limited') {
    const asked = error.retryAfterSeconds ?? handler.backOff.first;
    return again(Math.min(asked, longestRetryAfterSeconds), row.attempts - 1);
  }
  if (error.kind === 'team-stopped') return again(teamPauseSeconds, row.attempts - 1);
  // Coordinators read what to do about it; a doubt in front would hide that.
  if (error.kind === 'permanent') return { status: 'failed', reason: error.reason };
  if (
    error.kind === 'unknown' &&
    (handler.whenUnknown === 'ask' || (handler.whenUnknown === 'resend-once' && doubtful))
  ) {
    return { status: 'unknown', reason };
  }
  const hoursOld = (now.getTime() - Date.parse(row.created_at)) / 3_600_000;
  const { giveUpAfterHours, backOff } = handler;
  if (hoursOld >= giveUpAfterHours && row.attempts >= triesWithin(giveUpAfterHours, backOff)) {
    // Given up in doubt, it is the coordinators who must look whether it arrived.
    return { status: doubtful || error.kind === 'unknown' ? 'unknown' : 'failed', reason };
  }
  const pause = pauseAfter(row.attempts, backOff, random);
  if (error.retryAfterSeconds === undefined) return again(pause, row.attempts);
  return again(error.retryAfterSeconds === 0 ? 0 : Math.max(pause, error.retryAfterSeconds), row.attempts);
}
