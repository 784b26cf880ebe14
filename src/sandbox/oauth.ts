/** Installing: the page on which somebody allows the app, and the code it gives (https://docs.slack.dev/authentication/installing-with-oauth). */

import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { beginExchange } from './exchanges.ts';
import { takeFault } from './faults.ts';
import { sendText } from './http-body.ts';
import type { Json } from './json-values.ts';
import { SlackError } from './slack-error.ts';
import type { Workspace } from './state.ts';
import { optionalString } from './web-api/arguments.ts';
import type { Method } from './web-api/method.ts';

const CODE_LIVES_MILLISECONDS = 600_000;

/** Somebody is asked and agrees at once, or does not where a test orders an `error` for `oauth/v2/authorize`. */
export async function authorize(ws: Workspace, path: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const query = Object.fromEntries(new URL(req.url ?? '/', 'http://local').searchParams);
  const end = beginExchange(ws, 'bot-to-slack', `oauth/${path}`, query);
  const scopes = (query.scope ?? '').split(',').filter((scope) => scope !== '');
  const broken = brokenRule(ws, path, query, scopes);
  const redirect = URL.parse(query.redirect_uri ?? '');
  if (broken !== undefined || redirect === null) {
    end({ answer: undefined, status: 400, broken: broken ?? 'bad_redirect_uri' });
    return sendText(res, 400, broken ?? 'bad_redirect_uri');
  }
  const fault = takeFault(ws, `oauth/${path}`);
  if (fault?.kind === 'error') redirect.searchParams.set('error', fault.error ?? 'access_denied');
  else redirect.searchParams.set('code', issueCode(ws, redirect.href, scopes));
  if (query.state !== undefined) redirect.searchParams.set('state', query.state);
  end({ answer: redirect.href, status: 302 });
  res.writeHead(302, { location: redirect.href, 'content-length': 0 }).end();
}

function brokenRule(ws: Workspace, path: string, query: Record<string, string>, scopes: string[]): string | undefined {
  if (path !== 'v2/authorize') return 'there is no such page';
  if (!ws.options.oauth || query.client_id !== ws.options.oauth.clientId) return 'invalid_client_id';
  return scopes.length === 0 ? 'invalid_scope' : undefined;
}

function issueCode(ws: Workspace, redirectUri: string, scopes: string[]): string {
  const code = `${ws.options.teamId}.${randomBytes(16).toString('hex')}`;
  ws.codes.set(code, { redirectUri, scopes, at: ws.monotonic() });
  return code;
}

export const oauthAccess: Method = {
  tier: 4,
  token: 'none',
  scopes: [],
  run({ ws, args }): Json {
    const { options } = ws;
    const client = options.oauth;
    if (!client || optionalString(args, 'client_id') !== client.clientId) throw new SlackError('invalid_client_id');
    if (optionalString(args, 'client_secret') !== client.clientSecret) throw new SlackError('bad_client_secret');
    const code = optionalString(args, 'code') ?? '';
    const issued = ws.codes.get(code);
    if (!issued) throw new SlackError('invalid_code', 'the code is unknown, or was used before');
    ws.codes.delete(code);
    if (ws.monotonic() - issued.at > CODE_LIVES_MILLISECONDS) {
      throw new SlackError('invalid_code', 'the code is older than 10 minutes');
    }
    if (optionalString(args, 'redirect_uri') !== issued.redirectUri) {
      throw new SlackError('bad_redirect_uri', 'the redirect_uri is not the one of the way there');
    }
    // Scopes of an app that is installed already are only added to.
    if (ws.botToken === undefined) ws.botScopes.clear();
    for (const scope of issued.scopes) ws.botScopes.add(scope);
    ws.botToken ??= `xoxb-${randomBytes(12).toString('hex')}`;
    const shared = {
      app_id: options.appId,
      authed_user: { id: options.people[0]?.id ?? '' },
      token_type: 'bot',
      scope: issued.scopes.join(','),
      access_token: ws.botToken,
      bot_user_id: options.bot.userId,
    };
    // Org-wide there is an organisation in the place of the team.
    if (client.orgWide) {
      return { ...shared, team: null, enterprise: { id: 'E0ORG', name: 'Org' }, is_enterprise_install: true };
    }
    const team = { id: options.teamId, name: options.teamName };
    return { ...shared, team, enterprise: null, is_enterprise_install: false };
  },
};
