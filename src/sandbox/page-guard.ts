/** Who may speak to the sandbox's page: only a browser on this machine, and only its own pages. */

import type { IncomingMessage } from 'node:http';

/**
 * Another Host is a foreign name that was made to point here (DNS rebinding); another Origin or Sec-Fetch-Site is a foreign
 * page in the same browser.
 * @param baseUrl where the page is, for its port
 * @returns why the request is refused; undefined when it may pass
 */
export function refusal(req: IncomingMessage, baseUrl: string): 'host' | 'origin' | undefined {
  const port = new URL(baseUrl).port || '80';
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  const hosts = names.flatMap((name) => (port === '80' ? [name, `${name}:80`] : [`${name}:${port}`]));
  const host = req.headers.host?.toLowerCase();
  if (host === undefined || !hosts.includes(host)) return 'host';
  const { origin } = req.headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host}`) return 'origin';
  // A link on another site may lead to the page itself; nothing else is for others.
  const site = req.headers['sec-fetch-site'];
  const isPage = req.method === 'GET' && (req.url === '/' || req.url?.startsWith('/?'));
  return site === undefined || site === 'same-origin' || site === 'none' || isPage ? undefined : 'origin';
}

/** For the page, its files and its data. */
export const pageHeaders: Record<string, string> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** For a mail's HTML in its frame: a document of nobody, which runs and loads nothing. Mails are laid out with inline styles. */
export const mailHeaders: Record<string, string> = {
  ...pageHeaders,
  'content-security-policy':
    "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
  'content-type': 'text/html; charset=utf-8',
};
