/** Who may speak to the sandbox: only a browser on this machine with its own pages, and the bot. */

import type { IncomingMessage, ServerResponse } from 'node:http';

export type Refusal = 'host' | 'origin' | 'proxy';

/** Written by what passes requests on; a server in front of the sandbox would let others act as anyone. */
const forwarded = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];

/**
 * For the page. Another Host is a foreign name that was made to point here (DNS rebinding); another Origin or Sec-Fetch-Site is
 * a foreign page in the same browser.
 * @param baseUrl where the page is, for its port
 * @returns why the request is refused; undefined when it may pass
 */
export function refusal(req: IncomingMessage, baseUrl: string): Refusal | undefined {
  const elsewhere = refusalOfElsewhere(req, baseUrl);
  if (elsewhere !== undefined) return elsewhere;
  const { origin, host } = req.headers;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host?.toLowerCase()}`) return 'origin';
  // A link on another site may lead to the page itself; nothing else is for others.
  const site = req.headers['sec-fetch-site'];
  const isPage = req.method === 'GET' && (req.url === '/' || req.url?.startsWith('/?'));
  return site === undefined || site === 'same-origin' || site === 'none' || isPage ? undefined : 'origin';
}

/**
 * For the local Slack's Web API, response_urls, files and sockets: programs speak to them, and no browser does. So a page cannot
 * try tokens there, not even by a form or a picture's address, which need no leave.
 * @param baseUrl where the local Slack is, for its port
 */
export function refusalOfBrowsers(req: IncomingMessage, baseUrl: string): Refusal | undefined {
  const elsewhere = refusalOfElsewhere(req, baseUrl);
  if (elsewhere !== undefined) return elsewhere;
  return req.headers.origin !== undefined || req.headers['sec-fetch-site'] !== undefined ? 'origin' : undefined;
}

/** For whatever is asked: that it is asked by this machine, under its own name, and not for somebody else. */
export function refusalOfElsewhere(req: IncomingMessage, baseUrl: string): Refusal | undefined {
  const port = new URL(baseUrl).port || '80';
  const names = ['127.0.0.1', 'localhost', '[::1]'];
  const hosts = names.flatMap((name) => (port === '80' ? [name, `${name}:80`] : [`${name}:${port}`]));
  const host = req.headers.host?.toLowerCase();
  if (host === undefined || !hosts.includes(host) || !isLoopback(req.socket.remoteAddress)) return 'host';
  // Unless told otherwise, nginx hides the name that it was asked for, but speaks HTTP/1.0.
  const isPassedOn = req.httpVersion === '1.0' || forwarded.some((name) => req.headers[name] !== undefined);
  return isPassedOn ? 'proxy' : undefined;
}

/** Answers what comes from elsewhere. @returns false for what may pass */
export function refuseElsewhere(req: IncomingMessage, res: ServerResponse, baseUrl: string): boolean {
  if (refusalOfElsewhere(req, baseUrl) === undefined) return false;
  res.writeHead(403, { 'content-length': 0, connection: 'close' }).end();
  return true;
}

function isLoopback(address: string | undefined): boolean {
  return /^(?:::ffff:)?127\.|^::1$/.test(address ?? '');
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
