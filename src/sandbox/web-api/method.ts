/** What a Web API method is. */

import type { Json } from '../json-values.ts';
import type { RateLimiter, Tier } from '../rate-limits.ts';
import type { SocketMode } from '../socket-mode.ts';
import type { Workspace } from '../state.ts';

export interface Call {
  ws: Workspace;
  args: Json;
  limits: RateLimiter;
  sockets: SocketMode;
  /** Notes a rule that was broken though Slack takes the call. */
  note: (broken: string | undefined) => void;
}

export interface Method {
  tier: Tier;
  token: 'bot' | 'app' | 'none';
  /** Of the bot's token: one of them is needed, if any. Which one may depend on what the call is about. */
  scopes: readonly string[];
  /** @returns the answer without `ok` */
  run(call: Call): Json | Promise<Json>;
}
