/**
 * Slack's rate limits as token buckets: a tier for each method, per minute (https://docs.slack.dev/apis/web-api/rate-limits),
 * and one posted message per second and channel.
 */

import { SlackError } from './slack-error.ts';

export type Tier = 1 | 2 | 3 | 4 | 'special';

export interface RateLimiter {
  /** @throws {SlackError} ratelimited, with the seconds to wait */
  takeCall(method: string, tier: Tier): void;
  takePost(channelId: string): void;
}

interface Bucket {
  tokens: number;
  at: number;
}

/** Timers fire a little early or late; whoever paces at exactly the limit must never be refused for that. */
const TOLERANCE = 0.1;
const PER_MINUTE = { 1: 1, 2: 20, 3: 50, 4: 100 } as const;

export function createRateLimiter(
  options: { messagesPerSecond?: number; tiers?: Partial<Record<1 | 2 | 3 | 4, number>> },
  monotonic: () => number,
): RateLimiter {
  const buckets = new Map<string, Bucket>();

  function take(key: string, capacity: number, perSecond: number, words: string): void {
    const now = monotonic();
    const bucket = buckets.get(key) ?? { tokens: capacity, at: now };
    bucket.tokens = Math.min(capacity, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    buckets.set(key, bucket);
    if (bucket.tokens < 1 - TOLERANCE) {
      const retryAfterSeconds = Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
      throw new SlackError('ratelimited', words, { retryAfterSeconds });
    }
    bucket.tokens = Math.max(0, bucket.tokens - 1);
  }

  return {
    takeCall(method, tier) {
      if (tier === 'special') return;
      const perMinute = options.tiers?.[tier] ?? PER_MINUTE[tier];
      take(
        method,
        perMinute,
        perMinute / 60,
        `${method} is called more than ${perMinute} times a minute (tier ${tier})`,
      );
    },
    takePost(channelId) {
      const perSecond = options.messagesPerSecond ?? 1;
      take(
        `post ${channelId}`,
        Math.max(1, perSecond),
        perSecond,
        `more than ${perSecond} message(s) a second in ${channelId}`,
      );
    },
  };
}
