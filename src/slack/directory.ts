/** Who people are and where: what the bot reads from Slack. */

import { webApi } from '@slack/bolt';
import { clientOptions, type SlackAccess } from './clients.ts';
import { toDeliveryError } from './delivery-fault.ts';
import type { SlackProfile } from './people.ts';

export interface Directory {
  lookUp(teamId: string, userId: string): Promise<SlackProfile>;
  /** Ids of the people in a channel. @throws DeliveryError */
  listChannelPeople(teamId: string, channelId: string): Promise<string[]>;
}

const mostChannelPeople = 5000;

export function createDirectory(options: {
  access: SlackAccess;
  tokenFor: (teamId: string) => Promise<string>;
}): Directory {
  const clients = new Map<string, webApi.WebClient>();

  async function clientOf(teamId: string): Promise<webApi.WebClient> {
    const token = await options.tokenFor(teamId);
    const client =
      clients.get(token) ??
      new webApi.WebClient(token, clientOptions(options.access, { timeoutMilliseconds: 1500, retries: 0 }));
    clients.set(token, client);
    return client;
  }

  return {
    async lookUp(teamId, userId) {
      const client = await clientOf(teamId);
      const { user } = await client.users.info({ user: userId, include_locale: true });
      const name = user?.profile?.real_name || user?.real_name || user?.profile?.display_name || user?.name || userId;
      return {
        name,
        locale: user?.locale,
        timeZone: user?.tz,
        email: user?.profile?.email,
        // `is_stranger` alone misses externals who share another channel with us.
        isExternal:
          Boolean(user?.is_stranger || user?.is_restricted || user?.is_ultra_restricted) || user?.team_id !== teamId,
      };
    },
    async listChannelPeople(teamId, channelId) {
      const people: string[] = [];
      let cursor: string | undefined;
      try {
        const client = await clientOf(teamId);
        do {
          const page = await client.conversations.members({
            channel: channelId,
            limit: 200,
            ...(cursor ? { cursor } : {}),
          });
          people.push(...(page.members ?? []));
          cursor = page.response_metadata?.next_cursor;
        } while (cursor && people.length < mostChannelPeople);
      } catch (error) {
        throw toDeliveryError(error);
      }
      return people;
    },
  };
}
