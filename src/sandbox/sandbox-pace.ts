/**
 * How fast things go in a sandbox. With Slack's own pace (a message a second and channel) the first minute would be spent on
 * waiting for cards. The local Slack still refuses what comes faster than the bot should, and tests of limits keep Slack's.
 */

import type { Pace } from '../jobs/start.ts';
import type { LocalSlackOptions } from './types.ts';

export const sandboxPace: Pace = {
  messagesPerSecond: 10,
  messagesPerMinute: 600,
  updatesPerMinute: 300,
  mailsPerMinute: 600,
};

/** Twice what the bot does, since what it counts and what Slack counts differ by the way between them. */
export const sandboxLimits = {
  messagesPerSecond: 2 * sandboxPace.messagesPerSecond,
  tiers: { 3: 2 * sandboxPace.updatesPerMinute },
} satisfies Pick<LocalSlackOptions, 'messagesPerSecond' | 'tiers'>;
