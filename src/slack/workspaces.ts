import { webApi } from '@slack/bolt';
import { clientOptions, createInteractiveClient, type SlackAccess } from './clients.ts';

/** The bot in one workspace. */
export interface BotIdentity {
  teamId: string;
  botToken: string;
  botUserId: string;
  botId: string;
}

/** Which token is good where. One workspace today; with many, `find` reads the installations. */
export interface Workspaces {
  /** Asked once at start. @throws WebAPIPlatformError when Slack refuses the token */
  open(): Promise<BotIdentity>;
  /** Never calls Slack. @throws Error when the bot is not installed there, or not opened yet */
  find(teamId: string | undefined): Promise<BotIdentity>;
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
  };
}

/** A client of its own for each token, for what a person waits for. */
export function interactiveClients(workspaces: Workspaces, access: SlackAccess) {
  const clients = new Map<string, webApi.WebClient>();
  return async (teamId: string): Promise<webApi.WebClient> => {
    const { botToken } = await workspaces.find(teamId);
    const client = clients.get(botToken) ?? createInteractiveClient(botToken, access);
    clients.set(botToken, client);
    return client;
  };
}
