/** What the local Slack knows and shows; the shapes that the tests, the page and the Web API share. Field names are Slack's own. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Block } from '../slack/block-kit.ts';

export interface SlackPerson {
  id: string;
  name: string;
  real_name: string;
  locale: string;
  tz: string;
  email?: string;
  is_bot?: boolean;
  is_restricted?: boolean;
  is_ultra_restricted?: boolean;
  is_stranger?: boolean;
  deleted?: boolean;
}

export interface SlackChannel {
  id: string;
  /** Without the number sign. */
  name: string;
  is_private: boolean;
  is_im: boolean;
  is_archived: boolean;
  /** For a direct message: the person on the other side of the bot. */
  user?: string;
  members: string[];
}

export interface SlackMessage {
  ts: string;
  channel: string;
  /** The author: a person or the bot's user. */
  user: string;
  text: string;
  blocks: Block[];
  thread_ts?: string;
  edited?: { ts: string };
  /** An ephemeral message is seen by this person only. */
  ephemeral_to?: string;
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  files?: { id: string; title: string; name: string; size: number; altText?: string }[];
}

/** A file that somebody may open. */
export interface SlackFile {
  name: string;
  content: Buffer;
  /** The file object as payloads carry it. */
  json: Record<string, unknown>;
}

export interface SlackView {
  id: string;
  hash: string;
  type: 'modal' | 'home';
  callback_id: string;
  title?: { type: 'plain_text'; text: string };
  submit?: { type: 'plain_text'; text: string };
  close?: { type: 'plain_text'; text: string };
  blocks: Block[];
  private_metadata: string;
  /** The app's own name for the view, unique in the workspace; empty when it gave none. */
  external_id: string;
  notify_on_close: boolean;
  /** Closing the view closes the whole stack of modals. */
  clear_on_close: boolean;
  root_view_id: string;
  previous_view_id: string | null;
  state: { values: Record<string, Record<string, ViewStateValue>> };
  /** Errors of the last submission by block_id. */
  errors: Record<string, string>;
}

/** The value of one input element as Slack reports it in `view.state.values[block_id][action_id]`. */
export interface ViewStateValue {
  type: string;
  value?: string | null;
  selected_option?: SlackOption | null;
  selected_options?: SlackOption[];
  selected_user?: string | null;
  selected_users?: string[];
  selected_channel?: string | null;
  selected_channels?: string[];
  selected_conversation?: string | null;
  selected_conversations?: string[];
  selected_date?: string | null;
  selected_time?: string | null;
  /** The zone that a timepicker was given. */
  timezone?: string;
  selected_date_time?: number | null;
  rich_text_value?: unknown;
  files?: unknown[];
}

export interface SlackOption {
  text: { type: 'plain_text' | 'mrkdwn'; text: string };
  value: string;
}

/** One exchange between Slack and the bot, in either direction, for tests and for the look behind the curtain. */
export interface Exchange {
  at: string;
  direction: 'bot-to-slack' | 'slack-to-bot';
  /** A Web API method, or the kind of what Slack sent: slash_command, block_actions, view_submission, view_closed, shortcut, event, response_url. */
  what: string;
  request: unknown;
  answer: unknown;
  status: number;
  milliseconds: number;
  /** The limit or rule that was broken, in words. */
  broken?: string;
}

/** An ordered fault. It applies to the next `times` calls of `method` (a Web API method, `response_url`, or `*`). */
export interface Fault {
  method: string;
  kind: 'rate-limited' | 'http-500' | 'drop-before' | 'drop-after' | 'delay' | 'error';
  times: number;
  retryAfterSeconds?: number;
  delayMilliseconds?: number;
  /** For kind `error`: Slack's error name, as in `{ok:false, error}`. */
  error?: string;
}

/** What came of something that a person did: Slack's acknowledgement from the bot, or that there was none in time. */
export interface Outcome {
  /** Slack shows `operation_timeout` when the bot did not acknowledge within 3 seconds. */
  acknowledged: boolean;
  status: number;
  milliseconds: number;
  /** The body of the acknowledgement, parsed where it is JSON. */
  body: unknown;
  /** The ephemeral or channel message that the acknowledgement made, if any. */
  message?: SlackMessage;
  /** What Slack shows the person if it went wrong. */
  error?: string;
}

export interface LocalSlackOptions {
  teamId: string;
  teamDomain: string;
  teamName: string;
  appId: string;
  bot: { userId: string; botId: string; name: string };
  botToken: string;
  /** What the bot's token is good for; without it, what the manifest asks for. Installing anew replaces it. */
  botScopes?: string[];
  appToken: string;
  signingSecret: string;
  /** With these the app can be installed at `/oauth/v2/authorize`; `orgWide`: as if for a whole Enterprise Grid organisation. */
  oauth?: { clientId: string; clientSecret: string; orgWide?: boolean };
  people: SlackPerson[];
  channels: SlackChannel[];
  commands: { command: string; description: string; usage_hint: string }[];
  shortcuts: { name: string; type: 'global' | 'message'; callback_id: string; description: string }[];
  /** Where Slack posts in HTTP mode; while it is not set, payloads go to the open Socket Mode connections. */
  requestUrl?: string;
  /** The time that messages carry. Limits always use the real, monotonic time. */
  now: () => Date;
  /** Messages per second and channel; Slack allows 1. */
  messagesPerSecond?: number;
  /** Requests per minute by tier 1 to 4, and the burst they allow; defaults as Slack documents them. */
  tiers?: Partial<Record<1 | 2 | 3 | 4, number>>;
  /** Milliseconds that only move forward, for limits (trigger_id, response_url, rates); `performance.now` by default. */
  monotonic?: () => number;
  /** Waits in milliseconds before the three retries of an unacknowledged event; Slack's: at once, 1 min, 5 min. */
  eventRetryDelays?: number[];
  /** The events that the app subscribes to, as in the manifest's bot_events. Without it: every event but `message.*` and `app_mention`. */
  botEvents?: string[];
}

/** A person at the keyboard. Everything goes to the bot as Slack would send it: signed over HTTP, or over the WebSocket. */
export interface Persona {
  readonly id: string;
  /** Types a slash command, the command's name included: `/visit agenda add …`. Mentions are written as Slack's escaped form already, or as `@name`, which is escaped here. */
  command(channelId: string, line: string): Promise<Outcome>;
  /** Presses a button or picks an option in a message, by its action_id (and its value where several elements share one). */
  click(message: SlackMessage, actionId: string, value?: string): Promise<Outcome>;
  /** The same in an open view or the App Home. */
  clickInView(view: SlackView, actionId: string, value?: string): Promise<Outcome>;
  /** Fills inputs by action_id. A string is set as the element's natural value (an option by its value). */
  fill(view: SlackView, values: Record<string, string | string[] | null>): void;
  submit(view: SlackView): Promise<Outcome>;
  close(view: SlackView): Promise<void>;
  shortcut(callbackId: string, message?: SlackMessage): Promise<Outcome>;
  /** Posts an ordinary message, if need be in the thread of another, or with files that were attached before. */
  say(channelId: string, text: string, more?: { threadTs?: string; files?: string[] }): SlackMessage;
  openHome(): Promise<void>;
  /** Types into an external select; the options that the bot answered can then be filled in or clicked. */
  suggest(where: SlackView | SlackMessage, actionId: string, query: string): Promise<Outcome>;
  /** Uploads a file and returns its id, to be filled into a `file_input`. */
  attach(name: string, content: string | Uint8Array): string;
  /** A file by its id: the person's own, or one in a message that they see. */
  file(id: string): SlackFile | undefined;
  /** The open modals, the topmost last. */
  readonly views: SlackView[];
  readonly home: SlackView | undefined;
  /** Messages the person sees in a channel, oldest first, ephemeral ones included. */
  sees(channelId: string): SlackMessage[];
}

export interface LocalSlack {
  readonly options: LocalSlackOptions;
  readonly people: Map<string, SlackPerson>;
  readonly channels: Map<string, SlackChannel>;
  readonly exchanges: Exchange[];
  readonly faults: Fault[];
  /** True once the bot holds at least one Socket Mode connection. */
  readonly socketConnections: number;
  as(personId: string): Persona;
  /** All messages of a channel that are there for everyone, oldest first. A direct message's channel is found by the person's id, too. */
  messages(channelId: string): SlackMessage[];
  order(fault: Fault): void;
  /** Sends an event of the Events API (`member_joined_channel`, `user_change`, …) with retries as Slack does. */
  sendEvent(event: Record<string, unknown> & { type: string }, eventId?: string): Promise<Outcome>;
  /** Sends one request twice or more, byte for byte, for tests of once-only effects: the same as Slack delivering again. */
  redeliver(exchange: Exchange): Promise<Outcome>;
  /** Removes the app: its token is good for nothing more (events `tokens_revoked`, `app_uninstalled`). Installing again gives a new one. */
  uninstall(): Promise<void>;
  /** Asks the bot's sockets to reconnect, as Slack does about every five hours: all of them, or only the `count` oldest. */
  refreshSockets(reason: 'warning' | 'refresh_requested' | 'link_disabled', count?: number): void;
  /** Adds somebody to the workspace (event `team_join`). */
  addPerson(person: SlackPerson): Promise<void>;
  /** Changes somebody's profile or account (event `user_change`). */
  changePerson(personId: string, change: Partial<Omit<SlackPerson, 'id'>>): Promise<void>;
  /** Adds a channel; its members are taken as they are, without events. */
  addChannel(channel: SlackChannel): void;
  /** Adds a person or the bot to a channel (event `member_joined_channel`, if the bot is a member then). */
  join(channelId: string, personId: string, inviterId?: string): Promise<void>;
  /** Removes a person or the bot from a channel (event `member_left_channel`, or `channel_left`/`group_left` for the bot). */
  leave(channelId: string, personId: string): Promise<void>;
  /** Archives a channel, or opens it again (events `channel_archive`, `channel_unarchive`, `group_…`). */
  archive(channelId: string, archived?: boolean): Promise<void>;
  /** Calls back after every change of what can be seen. Returns the function that stops it. */
  onChange(listener: () => void): () => void;
  /** Resolves with the first defined result of `look`, looking after each change; rejects in words after the time-out (5 s by default). */
  until<T>(look: () => T | undefined | false | null, what: string, milliseconds?: number): Promise<T>;
  /** Base address of the Web API, ending in `/api/`; known after `listen`. */
  readonly apiUrl: string;
  setRequestUrl(url: string | undefined): void;
  /** Answers on someone else's server instead of its own: `request` and `upgrade` return false for paths that are not Slack's. */
  mount(baseUrl: string): {
    request(req: IncomingMessage, res: ServerResponse): boolean;
    upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  };
  listen(port?: number): Promise<void>;
  close(): Promise<void>;
}
