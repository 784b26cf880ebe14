import { webApi } from '@slack/bolt';
import { clientOptions, type SlackAccess } from './clients.ts';
import { RenewingClient } from './renewing-client.ts';

/** The bot in one workspace. */
export interface BotIdentity {
  teamId: string;
  botToken: string;
  botUserId: string;
  botId: string;
}

/** Slack has the bot in this workspace no more, or never had. */
export class NotInstalledError extends Error {
  override readonly name = 'NotInstalledError';

  constructor() {
    super('The bot is not installed in this workspace.');
  }
}

/** Which token is good where: one for all, or one for each installation. */
export interface Workspaces {
  /** Asked once at start. @returns undefined where there are many. @throws WebAPIPlatformError when Slack refuses the token */
  open(): Promise<BotIdentity | undefined>;
  /** For what a person waits for: mostly from memory. Never calls Slack. @throws NotInstalledError, or Error when not opened yet */
  find(teamId: string | undefined): Promise<BotIdentity>;
  /** For what leaves in the background: the newest token. Never calls Slack, and need not be opened. @throws NotInstalledError */
  tokenFor(teamId: string): Promise<string>;
  /** To be told when Slack refuses a token. @returns the one that counts by now; undefined when there is no other */
  renew(teamId: string, refused: string): Promise<string | undefined>;
}

/** The workspace that a bot token belongs to. People of other workspaces reach it through shared channels: same token. */
export function singleWorkspace(botToken: string, access: SlackAccess): Workspaces {
  let identity: BotIdentity | undefined;
  return {
    async open() {
      const client = new webApi.WebClient(botToken, clientOptions(access, { timeoutMilliseconds: 10_000, retries: 0 }));
      const { team_id, user_id, bot_id } = await client.auth.test();
      identity = { teamId: team_id ?? '', botToken, botUserId: user_id ?? '', botId: bot_id ?? '' };
      return identity;
    },
    async find() {
      if (!identity) throw new Error('Slack has not been asked yet who the bot is.');
      return identity;
    },
    tokenFor: async () => botToken,
    renew: async () => undefined,
  };
}

/** A client of its own for each workspace, for what a person waits for. */
export function interactiveClients(workspaces: Workspaces, access: SlackAccess) {
  const clients = new Map<string, { token: string; client: webApi.WebClient }>();
  return async (teamId: string): Promise<webApi.WebClient> => {
    const { botToken: token } = await workspaces.find(teamId);
    const known = clients.get(teamId);
    if (known?.token === token) return known.client;
    const client = new RenewingClient(token, access, () => workspaces.renew(teamId, token));
    clients.set(teamId, { token, client });
    return client;
  };
}
