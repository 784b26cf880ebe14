/** Everything the workspace remembers, in memory. */

import { randomBytes } from 'node:crypto';
import { neededScopes } from '../slack/manifest.ts';
import type { Json } from './json-values.ts';
import type {
  Exchange,
  Fault,
  LocalSlackOptions,
  SlackChannel,
  SlackMessage,
  SlackOption,
  SlackPerson,
  SlackView,
  ViewStateValue,
} from './types.ts';

export interface Trigger {
  id: string;
  personId: string;
  /** Where the person was, for `default_to_current_conversation`. */
  channelId: string | undefined;
  /** The modal that the interaction came from; only such a trigger may push. */
  viewId: string | undefined;
  /** Monotonic milliseconds. */
  at: number;
  used: boolean;
}

export interface ResponseUrl {
  id: string;
  personId: string;
  channelId: string;
  /** The message that was clicked; a slash command has none that could be replaced. */
  messageTs: string | undefined;
  at: number;
  uses: number;
}

export interface StoredFile {
  id: string;
  name: string;
  title: string;
  userId: string;
  length: number;
  /** What a screen reader reads in place of a picture. */
  altText?: string;
  content: Buffer | undefined;
  /** Unix seconds. */
  created: number;
  complete: boolean;
  channels: string[];
}

export interface ScheduledMessage {
  id: string;
  channelId: string;
  /** Unix seconds. */
  postAt: number;
  message: Omit<SlackMessage, 'ts' | 'channel'>;
}

/** An exchange from Slack to the bot, as it went out; kept so that it can go out again. */
export interface SentPayload {
  kind: 'slash_commands' | 'interactive' | 'events_api';
  payload: Json;
}

type StateValues = Record<string, Record<string, ViewStateValue>>;

export interface Workspace {
  readonly options: LocalSlackOptions;
  readonly people: Map<string, SlackPerson>;
  readonly channels: Map<string, SlackChannel>;
  /** By channel, oldest first, ephemeral ones included. */
  readonly messages: Map<string, SlackMessage[]>;
  readonly views: Map<string, { view: SlackView; personId: string }>;
  /** Open modals by person, topmost last. */
  readonly stacks: Map<string, SlackView[]>;
  readonly homes: Map<string, SlackView>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  readonly files: Map<string, StoredFile>;
  readonly scheduled: Map<string, ScheduledMessage>;
  readonly pins: Map<string, Set<string>>;
  readonly bookmarks: Map<string, Json[]>;
  /** What a person has picked in a message's elements: `channel:ts:person` → state values. */
  readonly messageStates: Map<string, StateValues>;
  /** Options that the bot suggested: `view or channel:ts`, block_id and action_id joined by a space. */
  readonly suggestions: Map<string, SlackOption[]>;
  readonly exchanges: Exchange[];
  readonly faults: Fault[];
  readonly sent: WeakMap<Exchange, SentPayload>;
  readonly closing: AbortController;
  /** Undefined while the app is uninstalled. */
  botToken: string | undefined;
  /** What the token is good for. */
  readonly botScopes: Set<string>;
  /** What installing gives, once each, by code; `at` in monotonic milliseconds. */
  readonly codes: Map<string, { redirectUri: string; scopes: string[]; at: number }>;
  requestUrl: string | undefined;
  baseUrl: string | undefined;
  /** Milliseconds that only move forward. */
  monotonic: () => number;
  newId(prefix: string): string;
  /** A message timestamp, unique and growing: `seconds.micros`. */
  newTs(): string;
  changed(): void;
  onChange: (listener: () => void) => () => void;
}

export function createWorkspace(options: LocalSlackOptions): Workspace {
  const listeners = new Set<() => void>();
  let announced = false;
  let lastMicros = 0;
  const bot: SlackPerson = {
    id: options.bot.userId,
    name: options.bot.name,
    real_name: options.bot.name,
    locale: 'en-US',
    tz: 'Etc/UTC',
    is_bot: true,
  };
  return {
    options,
    people: new Map([...options.people, bot].map((person) => [person.id, { ...person }])),
    channels: new Map(options.channels.map((channel) => [channel.id, { ...channel, members: [...channel.members] }])),
    messages: new Map(),
    views: new Map(),
    stacks: new Map(),
    homes: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    files: new Map(),
    scheduled: new Map(),
    pins: new Map(),
    bookmarks: new Map(),
    messageStates: new Map(),
    suggestions: new Map(),
    exchanges: [],
    faults: [],
    sent: new WeakMap(),
    closing: new AbortController(),
    botToken: options.botToken,
    botScopes: new Set(options.botScopes ?? neededScopes()),
    codes: new Map(),
    requestUrl: options.requestUrl,
    baseUrl: undefined,
    monotonic: options.monotonic ?? (() => performance.now()),
    newId: (prefix) => prefix + randomBytes(8).toString('hex').toUpperCase().slice(0, 10),
    newTs() {
      lastMicros = Math.max(lastMicros + 1, options.now().getTime() * 1000);
      return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, '0')}`;
    },
    changed() {
      if (announced) return;
      announced = true;
      queueMicrotask(() => {
        announced = false;
        for (const listener of listeners) listener();
      });
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
