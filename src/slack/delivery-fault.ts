import { webApi } from '@slack/bolt';
import { DeliveryError, type DeliveryFault } from '../jobs/effect.ts';
import { TokenVaultError } from './token-vault.ts';
import { NotInstalledError } from './workspaces.ts';

/** Error names that do not mean that Slack will always say no; the rest does (chat.postMessage, chat.update). */
const faults: Record<string, DeliveryFault> = {
  token_revoked: 'team-stopped',
  token_expired: 'team-stopped',
  account_inactive: 'team-stopped',
  invalid_auth: 'team-stopped',
  not_authed: 'team-stopped',
  ratelimited: 'rate-limited',
  rate_limited: 'rate-limited',
  message_limit_exceeded: 'transient',
  internal_error: 'transient',
  fatal_error: 'transient',
  service_unavailable: 'transient',
  request_timeout: 'transient',
  team_added_to_org: 'transient',
  org_login_required: 'transient',
};

/** Codes of Node and undici for a request that cannot have reached Slack. */
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** Sorts what the WebClient threw. Other errors come back as they are: they are our own. */
export function toDeliveryError(error: unknown): unknown {
  if (error instanceof NotInstalledError) return new DeliveryError('team-stopped', 'not_installed');
  if (error instanceof TokenVaultError) return new DeliveryError('team-stopped', 'token_unreadable');
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new DeliveryError('rate-limited', 'ratelimited', error.retryAfter);
  }
  if (error instanceof webApi.WebAPIPlatformError) {
    const name = error.data.error;
    const kind = Object.hasOwn(faults, name) ? faults[name] : undefined;
    return new DeliveryError(kind ?? 'permanent', name, error.data.response_metadata?.retryAfter);
  }
  if (error instanceof webApi.WebAPIHTTPError) {
    // 4xx is a proxy's or Slack's refusal of the request itself; after 5xx the message may stand there all the same.
    return new DeliveryError(error.statusCode < 500 ? 'transient' : 'unknown', `HTTP ${error.statusCode}`);
  }
  if (error instanceof webApi.WebAPIRequestError) {
    const code = codeOf(error.original);
    return new DeliveryError(code !== undefined && neverLeft.has(code) ? 'transient' : 'unknown', code ?? 'no answer');
  }
  return error;
}

/** fetch hides the reason one or more causes deep. */
function codeOf(error: unknown): string | undefined {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
    if (cause.name === 'TimeoutError') return 'timeout';
  }
  return undefined;
}
