/** One call of the Web API: who calls, how often, what comes of it. */

import type { Json } from '../json-values.ts';
import type { RateLimiter } from '../rate-limits.ts';
import { requireScope } from '../scopes.ts';
import { SlackError } from '../slack-error.ts';
import type { SocketMode } from '../socket-mode.ts';
import type { Workspace } from '../state.ts';
import { postDueMessages } from './chat-schedule.ts';
import type { Method } from './method.ts';
import { methods } from './methods.ts';

export interface Answer {
  status: number;
  json: Json;
  headers: Record<string, string>;
  broken?: string | undefined;
}

export interface Caller {
  ws: Workspace;
  limits: RateLimiter;
  sockets: SocketMode;
}

/** @param token from the Authorization header or the argument `token` */
export async function callMethod(
  { ws, limits, sockets }: Caller,
  name: string,
  args: Json | undefined,
  token: string | undefined,
): Promise<Answer> {
  const broken: string[] = [];
  try {
    const method = methods.get(name);
    if (!method) throw new SlackError('unknown_method', `there is no method ${name} here`);
    checkToken(ws, method, token);
    requireScope(ws, method.scopes);
    if (!args) throw new SlackError('invalid_form_data', 'the body is not what its Content-Type says');
    limits.takeCall(name, method.tier);
    postDueMessages(ws);
    const note = (words: string | undefined) => {
      if (words !== undefined) broken.push(words);
    };
    const json = await method.run({ ws, args, limits, sockets, note });
    return { status: 200, json: { ok: true, ...json }, headers: {}, broken: broken[0] };
  } catch (error) {
    if (error instanceof SlackError) return refusal(error);
    throw error;
  }
}

export function refusal(error: SlackError): Answer {
  const json: Json = { ok: false, error: error.code, ...error.fields };
  if (error.details.length > 0) {
    json.response_metadata = { messages: error.details };
    if (error.code === 'invalid_blocks') json.errors = error.details.map((one) => one.replace('[ERROR] ', ''));
  }
  if (error.retryAfterSeconds === undefined) return { status: 200, json, headers: {}, broken: error.broken };
  return { status: 429, json, headers: { 'retry-after': String(error.retryAfterSeconds) }, broken: error.broken };
}

function checkToken(ws: Workspace, method: Method, token: string | undefined): void {
  if (method.token === 'none') return;
  if (token === undefined || token === '') throw new SlackError('not_authed', 'no token was sent');
  const { appToken } = ws.options;
  const { botToken } = ws;
  if (token !== botToken && token !== appToken) throw new SlackError('invalid_auth', 'the token is unknown');
  if ((token === appToken) !== (method.token === 'app')) {
    throw new SlackError('not_allowed_token_type', `this method needs the ${method.token} token`);
  }
}
