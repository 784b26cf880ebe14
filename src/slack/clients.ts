import { webApi } from '@slack/bolt';
import type { Log } from '../log.ts';
import { slackLogger } from './logger.ts';
import type { SlackNetwork } from './network.ts';

/** Where Slack's Web API is, and how it is reached. */
export interface SlackAccess {
  /** undefined: Slack's own. */
  slackApiUrl: string | undefined;
  network: SlackNetwork | undefined;
  log: Log;
}

/**
 * Options for one WebClient, a new object each time: the libraries write into it, tokens included. `headers` must never be set.
 *
 * @param timeoutMilliseconds for each attempt
 */
export function clientOptions(
  { slackApiUrl, network, log }: SlackAccess,
  { timeoutMilliseconds, retries }: { timeoutMilliseconds: number; retries: number },
): webApi.WebClientOptions {
  return {
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
    ...(network === undefined ? {} : { fetch: network.fetch }),
    logger: slackLogger(log),
    timeout: timeoutMilliseconds,
    retryConfig: { retries, minTimeout: 100, maxTimeout: 500 },
    // Waiting for a rate limit would hold up every other call of the client, until all triggers have expired.
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
  };
}

/** Whether Slack said no, as opposed to being out of reach or out of order for a while. */
export function isRefusal(error: unknown): error is webApi.WebAPIPlatformError {
  if (!(error instanceof webApi.WebAPIPlatformError)) return false;
  return !['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout'].includes(error.data.error);
}
