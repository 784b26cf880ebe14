/** The two pages by which somebody takes the bot into a workspace: there to Slack, and back. */

import { type Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Installation } from '../db/schema.ts';
import { type Language, texts } from '../i18n/index.ts';
import { type PlainPage, pageLanguage, plainPage } from '../web/plain-page.ts';
import type { SlackAccess } from './clients.ts';
import { describe } from './logger.ts';
import { exchangeCode, type Granted, type OauthClient, OrgWideInstallError } from './oauth-exchange.ts';
import { type OauthStates, stateMinutes } from './oauth-state.ts';

export interface InstallationOptions {
  clientId: string;
  clientSecret: string;
  /** What the bot asks for. */
  scopes: string[];
  /** Without a slash at the end. Only under https are cookies kept from plain connections. */
  publicUrl: string;
  access: SlackAccess;
  states: OauthStates;
  /** Keeps an installation; `bot_token` is in clear. */
  add: (installation: Installation) => Promise<void>;
  now: () => Date;
  defaultLanguage: Language;
  /** The slash command to name to a reader of this language. */
  commandFor: (language: Language) => string;
}

/** @returns the routes `/slack/install` and `/slack/oauth_redirect` */
export function installationPages(options: InstallationOptions): Hono {
  const { access, publicUrl, states } = options;
  const secure = publicUrl.startsWith('https:');
  // A browser takes the prefix only from the very host, so that no neighbouring one can plant the cookie (RFC 6265bis §4.1.3.2).
  const cookie = secure ? '__Host-slack-install' : 'slack-install';
  const cookieOptions = { path: '/', httpOnly: true, secure, sameSite: 'Lax' } as const;
  const oauth: OauthClient = { ...options, redirectUri: `${publicUrl}/slack/oauth_redirect` };
  const again = `${publicUrl}/slack/install`;

  function say(c: Context, status: 200 | 400 | 403 | 502, words: (language: Language) => PlainPage): Response {
    const language = pageLanguage(c.req.header('accept-language'), options.defaultLanguage);
    c.header('cache-control', 'no-store');
    return c.html(plainPage(language, words(language)), status) as Response;
  }

  function refuse(c: Context, status: 400 | 403 | 502, why: 'denied' | 'stale' | 'orgWide' | 'failed'): Response {
    return say(c, status, (language) => {
      const { page } = texts(language);
      return { ...page.install[why], link: { href: again, label: page.install.again } };
    });
  }

  async function exchange(code: string): Promise<Granted | 'orgWide' | 'failed'> {
    try {
      const granted = await exchangeCode(access, oauth, code);
      await options.add({ ...granted.installation, installed_at: options.now().toISOString() });
      return granted;
    } catch (error) {
      if (error instanceof OrgWideInstallError) return 'orgWide';
      // Of our own errors the words are wanted, of Slack's and the network's only the name: they hold what was sent.
      const words = error instanceof Error && error.name === 'Error' ? error.message : describe(error);
      access.log.error({ error: words }, 'An installation failed.');
      return 'failed';
    }
  }

  return new Hono()
    .get('/slack/install', (c) => {
      const { state, browser } = states.issue();
      setCookie(c, cookie, browser, { ...cookieOptions, maxAge: stateMinutes * 60 });
      c.header('cache-control', 'no-store');
      const address = authorizeAddress(access.slackApiUrl);
      address.searchParams.set('client_id', options.clientId);
      address.searchParams.set('scope', options.scopes.join(','));
      address.searchParams.set('redirect_uri', oauth.redirectUri);
      address.searchParams.set('state', state);
      return c.redirect(address.href, 302);
    })
    .get('/slack/oauth_redirect', async (c) => {
      const { state, code, error } = c.req.query();
      const isOurs = states.redeem(state, getCookie(c, cookie));
      if (!isOurs) return refuse(c, 400, 'stale');
      deleteCookie(c, cookie, cookieOptions);
      if (error === 'access_denied') return refuse(c, 403, 'denied');
      if (!code) {
        access.log.error({ error: describe(error) }, 'Slack did not authorize an installation.');
        return refuse(c, 502, 'failed');
      }
      const granted = await exchange(code);
      if (granted === 'orgWide') return refuse(c, 403, granted);
      if (granted === 'failed') return refuse(c, 502, granted);
      return say(c, 200, (language) => {
        const { install } = texts(language).page;
        const { team_id: teamId, team_name: name } = granted.installation;
        const slack = new URL('https://slack.com/app_redirect');
        slack.searchParams.set('app', granted.appId);
        slack.searchParams.set('team', teamId);
        return {
          ...install.done(name ?? teamId, options.commandFor(language)),
          link: { href: slack.href, label: install.open },
        };
      });
    });
}

/** Beside the Web API, as Slack has it: https://slack.com/api/ and https://slack.com/oauth/v2/authorize. */
function authorizeAddress(slackApiUrl = 'https://slack.com/api/'): URL {
  return new URL('../oauth/v2/authorize', slackApiUrl);
}
