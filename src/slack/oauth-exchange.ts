import { webApi } from '@slack/bolt';
import type { Installation } from '../db/schema.ts';
import { clientOptions, type SlackAccess } from './clients.ts';

/** Enterprise Grid: one token for a whole organisation, which the bot keeps no visits under. */
export class OrgWideInstallError extends Error {
  override readonly name = 'OrgWideInstallError';
}

export interface OauthClient {
  clientId: string;
  clientSecret: string;
  /** The same as at the way there. */
  redirectUri: string;
}

export interface Granted {
  appId: string;
  /** With `bot_token` as Slack gave it. */
  installation: Omit<Installation, 'installed_at'>;
}

/**
 * Takes the code of the way back to Slack and asks who the bot is in that workspace (https://docs.slack.dev/authentication/installing-with-oauth).
 *
 * @throws OrgWideInstallError, what the WebClient throws, or Error when Slack's answer lacks something
 */
export async function exchangeCode(access: SlackAccess, oauth: OauthClient, code: string): Promise<Granted> {
  const patience = { timeoutMilliseconds: 10_000, retries: 0 };
  const granted = await new webApi.WebClient(undefined, clientOptions(access, patience)).oauth.v2.access({
    client_id: oauth.clientId,
    client_secret: oauth.clientSecret,
    redirect_uri: oauth.redirectUri,
    code,
  });
  if (granted.is_enterprise_install) throw new OrgWideInstallError('Slack granted an org-wide installation.');
  const { access_token: token, team, bot_user_id: botUserId } = granted;
  if (!token || !team?.id || !botUserId) throw new Error('Slack granted no bot token for a workspace.');
  if (granted.expires_in !== undefined) {
    throw new Error('Slack granted a token that expires: token rotation must be off for this app.');
  }
  const { team_id: teamId, bot_id: botId } = await new webApi.WebClient(
    token,
    clientOptions(access, patience),
  ).auth.test();
  if (teamId !== team.id || !botId) throw new Error('Slack granted a token of another workspace.');
  return {
    appId: granted.app_id ?? '',
    installation: {
      team_id: team.id,
      team_name: team.name ?? null,
      bot_token: token,
      bot_user_id: botUserId,
      bot_id: botId,
      scopes: granted.scope ?? '',
      installed_by: granted.authed_user?.id ?? null,
    },
  };
}
