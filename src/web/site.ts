import { Hono } from 'hono';
import type { Language } from '../domain/language.ts';
import type { Log } from '../log.ts';
import { type PlainPage, pageLanguage, plainPage } from './plain-page.ts';
import { securityHeaders } from './security-headers.ts';

export interface SiteOptions {
  /** Routes of feeds, programmes and metrics, with whole paths. */
  pages: Hono;
  /** What is still missing by name, such as `database` or `slack`; empty when the bot can do its work. */
  missing: () => Promise<string[]> | string[];
  words: (status: 404 | 500, language: Language) => PlainPage;
  defaultLanguage: Language;
  log: Log;
}

/** Everything that is answered over HTTP apart from Slack's requests. */
export function createSite({ pages, missing, words, defaultLanguage, log }: SiteOptions): Hono {
  const site = new Hono({ strict: true });

  site.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
  });
  site.get('/healthz', (c) => c.json({ alive: true }, 200, { 'cache-control': 'no-store' }));
  site.get('/readyz', async (c) => {
    const waitingFor = await missing();
    const ready = waitingFor.length === 0;
    return c.json({ ready, missing: waitingFor }, ready ? 200 : 503, { 'cache-control': 'no-store' });
  });
  site.route('/', pages);

  site.notFound((c) => {
    const language = pageLanguage(c.req.header('accept-language'), defaultLanguage);
    return c.html(plainPage(language, words(404, language)), 404);
  });
  site.onError((error, c) => {
    log.error({ stack: error.stack, route: c.req.routePath }, 'A page failed.');
    const language = pageLanguage(c.req.header('accept-language'), defaultLanguage);
    return c.html(plainPage(language, words(500, language)), 500);
  });
  return site;
}
