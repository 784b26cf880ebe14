/** The local Slack's HTTP side: the Web API, response_urls, uploads and downloads. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { beginExchange } from './exchanges.ts';
import { delayFor, takeFault } from './faults.ts';
import { fileBytes, parseArguments, readBody, sendJson, sendText } from './http-body.ts';
import { isObject, type Json, parseJson } from './json-values.ts';
import { authorize } from './oauth.ts';
import { refusalOfBrowsers, refusalOfElsewhere } from './page-guard.ts';
import { respond } from './response-url.ts';
import { SlackError } from './slack-error.ts';
import type { Fault } from './types.ts';
import { type Answer, type Caller, callMethod } from './web-api/call.ts';

/**
 * Answers requests to Slack's paths.
 * @param baseUrl where they begin, without a slash at the end
 * @returns false for other paths, which it leaves alone
 */
export function handleRequest(caller: Caller, baseUrl: string, req: IncomingMessage, res: ServerResponse): boolean {
  const basePath = new URL(baseUrl).pathname.replace(/\/$/, '');
  const path = new URL(req.url ?? '/', 'http://local').pathname;
  if (!path.startsWith(`${basePath}/`)) return false;
  const [room = '', ...rest] = path.slice(basePath.length + 1).split('/');
  const run = Object.hasOwn(rooms, room) ? rooms[room] : undefined;
  if (!run || rest.length === 0) return false;
  // Somebody's browser is led to the page on which the app is allowed; nothing else here is for browsers.
  const guard = room === 'oauth' ? refusalOfElsewhere : refusalOfBrowsers;
  if (guard(req, baseUrl) !== undefined) {
    res.writeHead(403, { 'content-length': 0, connection: 'close' }).end();
    return true;
  }
  run(caller, rest, req, res).catch((error: unknown) => {
    // A mistake of the local Slack itself must show in the log, not look like the bot's.
    const broken = `the local Slack failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    beginExchange(caller.ws, 'bot-to-slack', rest.join('/'), undefined)({ answer: undefined, status: 500, broken });
    if (res.headersSent) res.destroy();
    else sendJson(res, 500, { ok: false, error: 'internal_error' });
  });
  return true;
}

type Room = (caller: Caller, path: string[], req: IncomingMessage, res: ServerResponse) => Promise<void>;

const rooms: Record<string, Room> = {
  api: webApi,
  commands: responseUrl,
  actions: responseUrl,
  upload,
  'files-pri': download,
  oauth: ({ ws }, path, req, res) => authorize(ws, path.join('/'), req, res),
};

async function webApi(caller: Caller, path: string[], req: IncomingMessage, res: ServerResponse): Promise<void> {
  const method = path.join('/');
  const args = parseArguments(req, await readBody(req));
  const { token, ...shown } = args ?? {};
  const header = /^Bearer (.+)$/i.exec(req.headers.authorization ?? '')?.[1];
  await answer(caller, res, method, shown, () =>
    callMethod(caller, method, args && shown, header ?? (typeof token === 'string' ? token : undefined)),
  );
}

async function responseUrl(caller: Caller, path: string[], req: IncomingMessage, res: ServerResponse): Promise<void> {
  const body = (await readBody(req)).toString('utf8');
  const payload = parseJson(body.startsWith('payload=') ? (new URLSearchParams(body).get('payload') ?? '') : body);
  await answer(caller, res, 'response_url', payload, () => {
    if (!isObject(payload)) return problem(new SlackError('invalid_payload', 'the body is not a JSON object'));
    try {
      const broken = respond(caller.ws, path.at(-1) ?? '', payload);
      return { status: 200, json: { ok: true }, headers: {}, broken };
    } catch (error) {
      if (error instanceof SlackError) return problem(error);
      throw error;
    }
  });
}

const GONE = ['no_such_url', 'used_url', 'expired_url', 'message_not_found'];

/** A response_url answers with a status, not with 200 and `ok: false`. */
function problem(error: SlackError): Answer {
  const status = GONE.includes(error.code) ? 404 : 400;
  return { status, json: { ok: false, error: error.code }, headers: {}, broken: error.broken ?? error.code };
}

async function upload(caller: Caller, path: string[], req: IncomingMessage, res: ServerResponse): Promise<void> {
  const bytes = await fileBytes(req, await readBody(req));
  const file = caller.ws.files.get(path.at(-1) ?? '');
  await answer(caller, res, 'upload', { bytes: bytes.length }, () => {
    if (!file || file.complete) return problem(new SlackError('no_such_url', 'there is no such upload'));
    if (bytes.length !== file.length) {
      return problem(new SlackError('invalid_payload', `${file.length} bytes were announced, ${bytes.length} came`));
    }
    file.content = bytes;
    return { status: 200, json: { ok: true }, headers: {} };
  });
}

async function download({ ws }: Caller, path: string[], req: IncomingMessage, res: ServerResponse): Promise<void> {
  const file = ws.files.get(path[0] ?? '');
  if (req.headers.authorization !== `Bearer ${ws.botToken}`) return sendText(res, 403, 'forbidden');
  if (!file?.content) return sendText(res, 404, 'not found');
  res.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': file.content.length });
  res.end(file.content);
}

/** Answers a request and logs it, with the fault that was ordered for it. */
async function answer(
  { ws }: Caller,
  res: ServerResponse,
  what: string,
  request: unknown,
  run: () => Answer | Promise<Answer>,
): Promise<void> {
  const end = beginExchange(ws, 'bot-to-slack', what, request);
  const fault = takeFault(ws, what);
  if (fault?.kind === 'drop-before') {
    end({ answer: undefined, status: 0 });
    res.destroy();
    return;
  }
  await delayFor(ws, fault);
  const { status, json, headers, broken } = (fault && ordered(fault, what)) ?? (await run());
  if (fault?.kind === 'drop-after') {
    end({ answer: json, status: 0, broken });
    res.destroy();
    return;
  }
  end({ answer: json, status, broken });
  if (what === 'response_url' && status === 200) sendText(res, 200, 'ok');
  else if (what === 'upload' && status === 200) sendText(res, 200, 'OK');
  else sendJson(res, status, json, headers);
}

/** The answer that a fault gives instead of the method's. */
function ordered(fault: Fault, what: string): Answer | undefined {
  const refused = (status: number, error: string, headers: Record<string, string> = {}): Answer => {
    const json: Json = { ok: false, error };
    return { status, json, headers };
  };
  if (fault.kind === 'rate-limited') {
    return refused(429, 'ratelimited', { 'retry-after': String(fault.retryAfterSeconds ?? 1) });
  }
  if (fault.kind === 'http-500') return refused(500, 'internal_error');
  if (fault.kind === 'error') return refused(what === 'response_url' ? 404 : 200, fault.error ?? 'internal_error');
  return undefined;
}
