/** What a person does in a channel: commands, clicks in messages, shortcuts, ordinary messages. */

import { getElement, suggestionKey, useElement } from './actions.ts';
import { escapeInput } from './escape-input.ts';
import { fileInMessage } from './files.ts';
import { isObject, type Json } from './json-values.ts';
import { longTextWarning } from './message-content.ts';
import { findMessage, insertMessage, messageJson } from './messages.ts';
import { actionTs, commandPayload, fromMessage, inChannel, interaction } from './payloads.ts';
import { type Desk, getOwnChannel } from './persona.ts';
import { newResponseUrl, say } from './response-url.ts';
import { SlackError } from './slack-error.ts';
import { newTrigger } from './triggers.ts';
import type { Outcome, Persona, SlackChannel, SlackMessage } from './types.ts';
import { stateOf } from './view-state.ts';

export function createMessageHands(desk: Desk): Pick<Persona, 'command' | 'click' | 'shortcut' | 'say'> {
  const { ws, delivery, events, person } = desk;

  function getSeenMessage(message: SlackMessage): SlackMessage {
    const seen = findMessage(ws, message.channel, message.ts);
    if (!seen || (seen.ephemeral_to ?? person.id) !== person.id) throw new Error('The message is not there any more.');
    return seen;
  }

  return {
    async command(channelId, line) {
      const channel = getOpenChannel(desk, channelId);
      const [, command = '', text = ''] = /^(\S+)(?: ([\s\S]*))?$/.exec(line.trim()) ?? [];
      if (!ws.options.commands.some((one) => one.command === command))
        return refused(`${command} is not a valid command.`);
      const payload = commandPayload(ws, person, channel, {
        command,
        text: escapeInput(text, ws.people.values(), ws.channels.values()),
        responseUrl: newResponseUrl(ws, person.id, channel.id),
        triggerId: newTrigger(ws, person.id, { channelId: channel.id }),
      });
      const { outcome, exchange } = await delivery.send('slash_command', { kind: 'slash_commands', payload });
      if (!outcome.acknowledged) return outcome;
      try {
        const answer = messageOf(outcome.body);
        if (answer) {
          outcome.message = say(ws, { personId: person.id, channelId: channel.id }, answer);
          const warning = longTextWarning(outcome.message.text);
          if (warning !== undefined) exchange.broken ??= warning;
        }
      } catch (error) {
        if (!(error instanceof SlackError)) throw error;
        exchange.broken = `the acknowledgement is not a message that Slack takes: ${error.message}`;
        outcome.error = `${command} failed with the error "${error.code}"`;
        ws.changed();
      }
      return outcome;
    },

    async click(message, actionId, value) {
      const seen = getSeenMessage(message);
      const channel = getOwnChannel(desk, seen.channel);
      const placed = getElement(seen, actionId, value);
      const key = `${seen.channel}:${seen.ts}:${person.id}`;
      const values = ws.messageStates.get(key) ?? stateOf(seen.blocks);
      const current = values[placed.blockId]?.[placed.actionId];
      const suggested = ws.suggestions.get(suggestionKey(seen, placed)) ?? [];
      const { action, state } = useElement(ws, placed, { current, suggested }, value);
      if (state) values[placed.blockId] = { ...values[placed.blockId], [placed.actionId]: state };
      ws.messageStates.set(key, values);
      const payload: Json = {
        ...interaction(ws, 'block_actions', person),
        ...fromMessage(ws, channel, seen),
        state: { values: structuredClone(values) },
        trigger_id: newTrigger(ws, person.id, { channelId: channel.id }),
        response_url: newResponseUrl(ws, person.id, channel.id, seen.ts),
        actions: [action],
      };
      return (await delivery.send('block_actions', { kind: 'interactive', payload })).outcome;
    },

    async shortcut(callbackId, message) {
      const type = message ? 'message' : 'global';
      if (!ws.options.shortcuts.some((one) => one.callback_id === callbackId && one.type === type)) {
        throw new Error(`The app has no ${type} shortcut ${callbackId}.`);
      }
      const seen = message && getSeenMessage(message);
      const channel = seen && getOwnChannel(desk, seen.channel);
      const payload: Json = {
        ...interaction(ws, seen ? 'message_action' : 'shortcut', person),
        callback_id: callbackId,
        action_ts: actionTs(ws),
        trigger_id: newTrigger(ws, person.id, channel ? { channelId: channel.id } : {}),
        ...(seen && channel
          ? {
              ...inChannel(channel),
              message: messageJson(ws, seen),
              message_ts: seen.ts,
              response_url: newResponseUrl(ws, person.id, channel.id, seen.ts),
            }
          : {}),
      };
      return (await delivery.send('shortcut', { kind: 'interactive', payload })).outcome;
    },

    say(channelId, text, { threadTs, files = [] } = {}) {
      const channel = getOpenChannel(desk, channelId);
      const parent = threadTs === undefined ? undefined : findMessage(ws, channel.id, threadTs);
      if (threadTs !== undefined && parent?.ephemeral_to !== undefined)
        throw new Error('Nobody else sees that message.');
      const attached = files.map((id) => {
        const file = ws.files.get(id);
        if (file?.userId !== person.id) throw new Error(`There is no file ${id}; attach it first.`);
        if (!file.channels.includes(channel.id)) file.channels.push(channel.id);
        return fileInMessage(file);
      });
      const message = insertMessage(ws, {
        channel: channel.id,
        user: person.id,
        text,
        blocks: [],
        // A reply to a reply belongs to the same thread.
        ...(threadTs === undefined ? {} : { thread_ts: parent?.thread_ts ?? threadTs }),
        ...(attached.length === 0 ? {} : { files: attached }),
      });
      const kind = channel.is_im ? 'im' : channel.is_private ? 'group' : 'channel';
      const subscription = `message.${kind === 'im' ? 'im' : `${kind}s`}`;
      if (ws.options.botEvents?.includes(subscription) && channel.members.includes(ws.options.bot.userId)) {
        void events.send({ ...messageJson(ws, message), type: 'message', channel: channel.id, channel_type: kind });
      }
      return message;
    },
  };
}

/** In an archived channel nobody can type. */
function getOpenChannel(desk: Desk, channelId: string): SlackChannel {
  const channel = getOwnChannel(desk, channelId);
  if (channel.is_archived) throw new Error(`The channel ${channel.name} is archived.`);
  return channel;
}

function refused(error: string): Outcome {
  return { acknowledged: false, status: 0, milliseconds: 0, body: undefined, error };
}

/** The message in an acknowledgement: a text, or an object; undefined when it is empty. */
function messageOf(body: unknown): Json | undefined {
  if (body === undefined || body === '') return undefined;
  if (typeof body === 'string') return { text: body };
  // `{response_type: 'in_channel'}` alone only shows everyone what was typed.
  if (isObject(body) && Object.keys(body).join() === 'response_type') return undefined;
  if (isObject(body)) return body;
  throw new SlackError('invalid_command_response', 'it must be a text or a JSON object');
}
