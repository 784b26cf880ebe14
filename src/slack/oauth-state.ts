import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { deriveKey } from './token-vault.ts';

/** Ties the way back from Slack to the way there (RFC 6749 §10.12). */
export interface OauthStates {
  /** @returns what goes through Slack, and what stays in the browser's cookie */
  issue(): { state: string; browser: string };
  /** True once for each state: issued here within 10 minutes, to this browser. */
  redeem(state: string | undefined, browser: string | undefined): boolean;
}

export const stateMinutes = 10;

/** `expiry.nonce.signature`: Unix milliseconds, base64url, and the HMAC-SHA256 of both and of the browser's part. */
const form = /^(\d{1,16})\.([\w-]{22})\.([\w-]{43})$/;

/** Redeemed states are remembered in this process only; Slack itself takes each code once. */
export function createOauthStates(stateSecret: string, now: () => Date): OauthStates {
  const key = deriveKey(stateSecret, 'oauth state v1');
  const redeemed = new Map<string, number>();

  const sign = (expiry: string, nonce: string, browser: string) =>
    createHmac('sha256', key)
      .update(`${expiry}.${nonce}.${createHash('sha256').update(browser).digest('hex')}`)
      .digest();

  return {
    issue() {
      const browser = randomBytes(32).toString('base64url');
      const nonce = randomBytes(16).toString('base64url');
      const expiry = String(now().getTime() + stateMinutes * 60_000);
      return { state: `${expiry}.${nonce}.${sign(expiry, nonce, browser).toString('base64url')}`, browser };
    },
    redeem(state = '', browser = '') {
      const [, expiry = '', nonce = '', signature = ''] = form.exec(state) ?? [];
      const expected = sign(expiry, nonce, browser);
      const given = Buffer.from(signature, 'base64url');
      if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
      const time = now().getTime();
      for (const [known, until] of redeemed) if (until < time) redeemed.delete(known);
      if (Number(expiry) < time || redeemed.has(nonce)) return false;
      redeemed.set(nonce, Number(expiry));
      return true;
    },
  };
}
