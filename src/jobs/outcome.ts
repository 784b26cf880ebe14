import type { OutboxRow } from '../db/schema.ts';
import type { BackOff, DeliveryError, EffectHandler } from './effect.ts';

/** How a row goes on that could not be marked as sent. */
export type Outcome =
  | { status: 'pending'; dueAt: Date; attempts: number; reason: string; aside: boolean }
  | { status: 'failed'; reason: string }
  | { status: 'unknown'; reason: string };

/** How long a workspace is left alone after Slack refused the app there. */
export const teamPauseSeconds = 600;

const longestRetryAfterSeconds = 3600;
/** Kept in front of later reasons, so that a second doubt is known as the second. */
const doubt = 'maybe sent: ';

/** Whether an earlier try may have sent it: it was cut off, or its answer was lost. */
export function mayBeSent({ last_error }: Pick<OutboxRow, 'last_error'>): boolean {
  return last_error?.startsWith(doubt) === true;
}

/** The reason after a crash; from the second one in a row on, with their number. */
export const interrupted = 'interrupted';
/** In a row: then it is this row that brings the process down. */
const mostCrashes = 5;

/**
 * From so many tries on that failed by its own fault, a row lets go first what waits behind it: one may be bad luck. Where Slack,
 * the network or the channel fails, the others would fail as well, spend their tries and lose their order; so the lane waits.
 */
const ownFaultsBeforeAside = 2;

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
  handler: Pick<EffectHandler, 'whenUnknown' | 'backOff' | 'giveUpAfterHours' | 'keepsOrder'>,
  error: Pick<DeliveryError, 'kind' | 'reason' | 'retryAfterSeconds'>,
  now: Date,
  random: number,
): Outcome {
  const { kind } = error;
  const doubtful = mayBeSent(row);
  const unsure = kind === 'unknown' || kind === 'crashed' || kind === 'stopped';
  const crashes = kind === 'crashed' ? crashesUntil(row.last_error) + 1 : 0;
  const words = crashes > 1 ? `${error.reason} ${crashes} times` : error.reason;
  const reason = doubtful || unsure ? `${doubt}${words}` : words;
  const again = (seconds: number, attempts: number, aside = false): Outcome => ({
    status: 'pending',
    dueAt: new Date(now.getTime() + seconds * 1000),
    attempts: Math.max(0, attempts),
    reason,
    aside: aside && handler.keepsOrder !== true,
  });
  if (kind === 'rate-limited') {
    const asked = error.retryAfterSeconds ?? handler.backOff.first;
    return again(Math.min(asked, longestRetryAfterSeconds), row.attempts - 1);
  }
  if (kind === 'team-stopped') return again(teamPauseSeconds, row.attempts - 1);
  // Coordinators read what to do about it; a doubt in front would hide that.
  if (kind === 'permanent') return { status: 'failed', reason: error.reason };
  if (unsure && (handler.whenUnknown === 'ask' || (handler.whenUnknown === 'resend-once' && doubtful))) {
    return { status: 'unknown', reason };
  }
  if (crashes >= mostCrashes) return { status: 'failed', reason: words };
  // Nobody knows how the try would have ended. At once the first time; then with pauses, which part it from its neighbours.
  if (kind === 'stopped' || crashes === 1) return again(0, row.attempts - 1);
  if (crashes > 1) return again(pauseAfter(crashes - 1, handler.backOff, random), row.attempts - 1, true);
  const hoursOld = (now.getTime() - Date.parse(row.created_at)) / 3_600_000;
  const { giveUpAfterHours, backOff } = handler;
  if (hoursOld >= giveUpAfterHours && row.attempts >= triesWithin(giveUpAfterHours, backOff)) {
    // Given up in doubt, it is the coordinators who must look whether it arrived.
    return { status: doubtful || unsure ? 'unknown' : 'failed', reason };
  }
  const aside = kind === 'bug' && row.attempts >= ownFaultsBeforeAside;
  const pause = pauseAfter(row.attempts, backOff, random);
  if (error.retryAfterSeconds === undefined) return again(pause, row.attempts, aside);
  return again(error.retryAfterSeconds === 0 ? 0 : Math.max(pause, error.retryAfterSeconds), row.attempts, aside);
}

/** How often in a row the process has ended over a row. */
function crashesUntil(lastError: string | null): number {
  const [found, times] = /interrupted(?: (\d+) times)?$/.exec(lastError ?? '') ?? [];
  return found === undefined ? 0 : Number(times ?? 1);
}
