import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { Language } from '../domain/language.ts';
import type { Log } from '../log.ts';
import type { FeedShelf, KeptFeed } from './feed-shelf.ts';
import { type PlainPage, pageLanguage, plainPage } from './plain-page.ts';
import { securityHeaders } from './security-headers.ts';

export interface FeedOptions {
  shelf: FeedShelf;
  words: (status: 404, language: Language) => PlainPage;
  defaultLanguage: Language;
  log: Log;
}

const feedPath = /^\/calendar\/([\w-]{1,100})\.ics(?:\?|$)/;

/** The address is a secret: it must reach neither caches nor search engines nor other sites. */
const privately = {
  'cache-control': 'private, max-age=300',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex, nofollow',
};

/**
 * Answers `/calendar/TOKEN.ics`, ahead of the site, as thousands of calendar programs ask every hour whether something is new.
 * Never compressed: Outlook fails at that. Neither the token nor the address is ever logged.
 */
export function createFeedListener(options: FeedOptions): (req: IncomingMessage, res: ServerResponse) => void {
  const { shelf, log } = options;

  async function answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.method !== 'GET' && req.method !== 'HEAD') return refuse(res, 405, { allow: 'GET, HEAD' });
    const token = feedPath.exec(req.url ?? '')?.[1];
    const feed = token === undefined ? undefined : await shelf.find(token);
    if (!feed) return sayMissing(req, res, options);
    const { etag, body, modified } = feed;
    if (isKnown(req.headers, feed)) {
      res.writeHead(304, { etag, 'last-modified': modified, ...privately }).end();
      return;
    }
    res.writeHead(200, {
      'content-type': 'text/calendar; charset=utf-8',
      'content-length': body.length,
      etag,
      'last-modified': modified,
      ...privately,
    });
    res.end(req.method === 'HEAD' ? undefined : body);
  }

  return (req, res) => {
    answer(req, res).catch((error: unknown) => {
      log.error({ stack: error instanceof Error ? error.stack : typeof error }, 'A feed failed.');
      refuse(res, 503, { 'retry-after': '300' });
    });
  };
}

/** Whether the client has this very calendar (RFC 9110 §13.2.2). */
function isKnown(headers: IncomingHttpHeaders, { etag, lastModified }: KeptFeed): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) return tags === etag || tags.trim() === '*' || listTags(tags).includes(etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return lastModified.getTime() <= since;
}

/** For the weak comparison, in which `W/` makes no difference (RFC 9110 §8.8.3.2). */
function listTags(header: string): string[] {
  return header.match(/"[^"]*"/g) ?? [];
}

/** The same for whatever leads nowhere: whether there ever was such an address is nobody's business. */
function sayMissing(req: IncomingMessage, res: ServerResponse, { words, defaultLanguage }: FeedOptions): void {
  const language = pageLanguage(req.headers['accept-language'], defaultLanguage);
  const body = Buffer.from(plainPage(language, words(404, language)));
  res.writeHead(404, {
    ...securityHeaders,
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    'cache-control': 'no-store',
  });
  res.end(req.method === 'HEAD' ? undefined : body);
}

function refuse(res: ServerResponse, status: number, headers: Record<string, string>): void {
  if (res.headersSent || res.destroyed) {
    res.destroy();
    return;
  }
  res.writeHead(status, { ...privately, ...headers, 'cache-control': 'no-store', 'content-length': 0 }).end();
}
