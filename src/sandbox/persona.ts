/** A person at the keyboard. What they do reaches the bot as Slack sends it. */

import { openDirectMessage } from './channels.ts';
import type { Delivery } from './deliver.ts';
import type { Events } from './events.ts';
import { addFile, findReadableFile } from './files.ts';
import { createMessageHands } from './persona-messages.ts';
import { createModalHands } from './persona-modals.ts';
import type { Workspace } from './state.ts';
import type { Persona, SlackChannel, SlackPerson } from './types.ts';
import { viewJson } from './views.ts';
import { postDueMessages } from './web-api/chat-schedule.ts';

export interface Desk {
  ws: Workspace;
  delivery: Delivery;
  events: Events;
  person: SlackPerson;
}

/** The channel somebody is in. A direct message with the bot is found by its id, the person's or the bot's. */
export function getOwnChannel({ ws, person }: Desk, channelId: string): SlackChannel {
  const direct = channelId === person.id || channelId === ws.options.bot.userId;
  const channel = direct ? openDirectMessage(ws, person.id) : ws.channels.get(channelId);
  if (!channel) throw new Error(`There is no channel ${channelId}.`);
  if (!channel.members.includes(person.id)) throw new Error(`${person.name} is not in the channel ${channel.name}.`);
  return channel;
}

/** @throws {Error} when there is no such person */
export function createPersona(ws: Workspace, delivery: Delivery, events: Events, personId: string): Persona {
  const person = ws.people.get(personId);
  if (!person) throw new Error(`There is no person ${personId}.`);
  const desk: Desk = { ws, delivery, events, person };
  return {
    id: personId,
    ...createMessageHands(desk),
    ...createModalHands(desk),
    async openHome() {
      const home = ws.homes.get(personId);
      await events.emit({
        type: 'app_home_opened',
        user: personId,
        channel: openDirectMessage(ws, personId).id,
        tab: 'home',
        ...(home ? { view: viewJson(ws, home) } : {}),
      });
    },
    attach(name, content) {
      const bytes = Buffer.from(content);
      return addFile(ws, { name, userId: personId, length: bytes.length, content: bytes }).id;
    },
    file: (id) => findReadableFile(ws, personId, id),
    get views() {
      return [...(ws.stacks.get(personId) ?? [])];
    },
    get home() {
      return ws.homes.get(personId);
    },
    sees(channelId) {
      postDueMessages(ws);
      const channel = getOwnChannel(desk, channelId);
      return (ws.messages.get(channel.id) ?? []).filter((one) => (one.ephemeral_to ?? personId) === personId);
    },
  };
}
