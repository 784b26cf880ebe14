/** Who belongs to the workspace and to its channels, and the events about it. */

import { isMember } from './channels.ts';
import type { Events } from './events.ts';
import type { Workspace } from './state.ts';
import type { LocalSlack, SlackChannel } from './types.ts';
import { personJson } from './web-api/users.ts';

type Membership = Pick<LocalSlack, 'addPerson' | 'changePerson' | 'addChannel' | 'join' | 'leave' | 'archive'>;

export function createMembership(ws: Workspace, events: Events): Membership {
  const botId = ws.options.bot.userId;

  function getChannel(id: string): SlackChannel {
    const channel = ws.channels.get(id);
    if (!channel) throw new Error(`There is no channel ${id}.`);
    return channel;
  }

  return {
    async addPerson(person) {
      ws.people.set(person.id, { ...person });
      ws.changed();
      await events.emit({ type: 'team_join', user: personJson(ws, person, true) });
    },

    async changePerson(personId, change) {
      const person = ws.people.get(personId);
      if (!person) throw new Error(`There is no person ${personId}.`);
      Object.assign(person, change);
      ws.changed();
      await events.emit({
        type: 'user_change',
        user: personJson(ws, person, true),
        cache_ts: Math.floor(Date.now() / 1000),
      });
    },

    addChannel(channel) {
      ws.channels.set(channel.id, { ...channel, members: [...channel.members] });
      ws.changed();
    },

    async join(channelId, personId, inviterId) {
      const channel = getChannel(channelId);
      if (!ws.people.has(personId)) throw new Error(`There is no person ${personId}.`);
      if (isMember(ws, channel, personId)) return;
      channel.members.push(personId);
      ws.changed();
      if (!isMember(ws, channel)) return;
      await events.emit({
        type: 'member_joined_channel',
        ...about(ws, channel, personId),
        ...(inviterId === undefined ? {} : { inviter: inviterId }),
      });
    },

    async leave(channelId, personId) {
      const channel = getChannel(channelId);
      if (!isMember(ws, channel, personId)) return;
      const botWasThere = isMember(ws, channel);
      channel.members.splice(channel.members.indexOf(personId), 1);
      ws.changed();
      if (personId === botId) {
        await events.emit({
          type: channel.is_private ? 'group_left' : 'channel_left',
          channel: channel.id,
          actor_id: personId,
        });
      } else if (botWasThere) {
        await events.emit({ type: 'member_left_channel', ...about(ws, channel, personId) });
      }
    },

    async archive(channelId, archived = true) {
      const channel = getChannel(channelId);
      channel.is_archived = archived;
      ws.changed();
      if (!isMember(ws, channel)) return;
      const type = `${channel.is_private ? 'group' : 'channel'}_${archived ? 'archive' : 'unarchive'}`;
      await events.emit({ type, channel: channel.id, user: channel.members[0] ?? botId });
    },
  };
}

function about(ws: Workspace, channel: SlackChannel, personId: string) {
  return {
    user: personId,
    channel: channel.id,
    channel_type: channel.is_private ? 'G' : 'C',
    team: ws.options.teamId,
  };
}
