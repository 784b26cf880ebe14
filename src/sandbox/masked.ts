/** Tokens and secrets stay behind the curtain even where everything else is shown. */

import { isObject, parseJson } from './json-values.ts';

const MASK = '•••';

/** Slack's tokens by their beginnings (https://docs.slack.dev/authentication/tokens), which say what they are. */
const tokens = /\b(xox[a-z](?:\.xox[a-z])?-|xapp-)[\w.-]+/g;
/** Whoever knows a response_url may write there, whoever knows a ticket may listen. */
const addresses =
  /(\/(?:commands|actions)\/\w+\/|\/upload\/|[?&](?:code|state|ticket|token|client_secret)=)[^\s"&<>]+/g;
const secretName = /(?:^|_)(?:token|secret|password|ticket)$|^authorization$/i;
/** What people type is shown as they typed it, even where it looks like JSON. */
const typed = new Set(['text', 'value']);
/** What these hold is a secret only while an app is being installed. */
const installName = /^(?:code|state)$/;

/**
 * A copy for people to read: secrets are masked, and JSON that a form carries as text is opened.
 *
 * @param secrets those of the workspace, masked wherever they stand
 * @param installing whether the value belongs to OAuth
 */
export function masked(value: unknown, secrets: string[], installing = false): unknown {
  if (typeof value === 'string') {
    const inner = /^\s*[[{]/.test(value) ? parseJson(value) : undefined;
    return typeof inner === 'object' ? masked(inner, secrets, installing) : maskedText(value, secrets);
  }
  if (Array.isArray(value)) return value.map((one) => masked(one, secrets, installing));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => {
      const isSecret = typeof one === 'string' && (secretName.test(name) || (installing && installName.test(name)));
      if (isSecret && one !== '') return [name, MASK];
      const isTyped = typeof one === 'string' && typed.has(name);
      return [name, isTyped ? maskedText(one, secrets) : masked(one, secrets, installing)];
    }),
  );
}

export function maskedText(text: string, secrets: string[]): string {
  const known = secrets.reduce((left, secret) => (secret === '' ? left : left.replaceAll(secret, MASK)), text);
  return known.replace(tokens, `$1${MASK}`).replace(addresses, `$1${MASK}`);
}
