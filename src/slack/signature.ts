import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const allowedSeconds = 300;

export interface SlackSignature {
  /** Unix seconds as sent: part of what was signed. */
  timestamp: string;
  /** `v0=` and 64 hexadecimal digits. */
  signature: string;
}

/**
 * The signature's two headers, if they are there once each, well formed, and signed within five minutes of now in either
 * direction. Says nothing yet about who signed.
 * https://docs.slack.dev/authentication/verifying-requests-from-slack
 *
 * @param now the machine's clock, in UTC
 */
export function readSignature(headers: IncomingHttpHeaders, now: Date): SlackSignature | undefined {
  const timestamp = headers['x-slack-request-timestamp'];
  const signature = headers['x-slack-signature'];
  // Node joins repeated headers with a comma, which fits neither form.
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) return undefined;
  if (typeof signature !== 'string' || !/^v0=[0-9a-f]{64}$/.test(signature)) return undefined;
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > allowedSeconds) return undefined;
  return { timestamp, signature };
}

/** Whether the raw bytes of the body were signed with the secret. Takes the same time wherever the signatures differ. */
export function isSignedBy(secret: string, { timestamp, signature }: SlackSignature, rawBody: Buffer): boolean {
  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(rawBody).digest('hex');
  return timingSafeEqual(Buffer.from(`v0=${expected}`), Buffer.from(signature));
}
