import type { Json } from './json-values.ts';

/** An answer `{ok: false, error}` of the Web API. */
export class SlackError extends Error {
  readonly code: string;
  /** The rule that was broken, in words; absent where the error is an ordinary answer such as `users_not_found`. */
  readonly broken: string | undefined;
  /** Slack's `response_metadata.messages`. */
  readonly details: string[];
  readonly retryAfterSeconds: number | undefined;
  /** What the answer says besides. */
  readonly fields: Json;

  constructor(
    code: string,
    broken?: string,
    more: { details?: string[]; retryAfterSeconds?: number; fields?: Json } = {},
  ) {
    super(broken === undefined ? code : `${code}: ${broken}`);
    this.name = 'SlackError';
    this.code = code;
    this.broken = broken;
    this.details = more.details ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
    this.fields = more.fields ?? {};
  }
}
