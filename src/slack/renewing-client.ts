import { webApi } from '@slack/bolt';
import { clientOptions, type SlackAccess } from './clients.ts';

/** What Slack says of a token that was good once (https://docs.slack.dev/reference/methods/auth.test). */
const refusals = new Set(['invalid_auth', 'token_revoked', 'account_inactive']);

/**
 * For what a person waits for at this moment: short patience, one retry. Never for messages to channels. Where Slack refuses the
 * token, asks once more with the one that counts by then: a refused call has done nothing, so that it may be repeated.
 */
export class RenewingClient extends webApi.WebClient {
  readonly #renew: () => Promise<string | undefined>;

  /** @param renew returns undefined where there is no other token */
  constructor(token: string, access: SlackAccess, renew: () => Promise<string | undefined>) {
    super(token, clientOptions(access, { timeoutMilliseconds: 3000, retries: 1 }));
    this.#renew = renew;
  }

  override async apiCall(method: string, options?: Record<string, unknown>): Promise<webApi.WebAPICallResult> {
    try {
      return await super.apiCall(method, options);
    } catch (error) {
      if (!(error instanceof webApi.WebAPIPlatformError) || !refusals.has(error.data.error)) throw error;
      const token = await this.#renew();
      if (token === undefined) throw error;
      return super.apiCall(method, { ...options, token });
    }
  }
}
