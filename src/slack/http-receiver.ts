import type { IncomingMessage, ServerResponse } from 'node:http';
import { parse } from 'node:querystring';
import type { App, Receiver } from '@slack/bolt';
import type { Log } from '../log.ts';
import { type Fields, isFields } from './payload.ts';
import { isSignedBy, readSignature } from './signature.ts';

const bodyLimit = 1024 * 1024;

export interface HttpReceiver extends Receiver {
  /** Answers one POST to Slack's request URL. Never throws. The only way to the bot over HTTP. */
  requestListener: (req: IncomingMessage, res: ServerResponse) => void;
}

/**
 * Takes Slack's requests from our own server. Bolt's receiver is not used: its check of the signature lets the future pass and
 * takes ten times as long, and a body that is JSON `null` ends the process.
 *
 * @param wallClock the machine's clock, which is not the bot's movable one: an old request must stay old
 * @param accepts false while starting and stopping: 503, so that Slack sends events again
 */
export function createHttpReceiver(options: {
  signingSecret: string;
  wallClock: () => Date;
  accepts: () => boolean;
  log: Log;
}): HttpReceiver {
  let app: App | undefined;

  async function receive(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (!app || !options.accepts()) return refuse(res, 503);
    const signature = readSignature(req.headers, options.wallClock());
    if (!signature) return refuse(res, 401);
    const rawBody = await readBody(req);
    if (rawBody === 'too long') return refuse(res, 413);
    if (!isSignedBy(options.signingSecret, signature, rawBody)) return refuse(res, 401);
    const body = parseBody(req.headers['content-type'], rawBody);
    if (!body) return refuse(res, 400);
    if (body.ssl_check === '1') return answer(res, undefined);
    if (body.type === 'url_verification') return answer(res, { challenge: body.challenge });
    const retry = req.headers['x-slack-retry-num'];
    await app.processEvent({
      body,
      ack: async (content?: unknown) => answer(res, content),
      ...(typeof retry === 'string' ? { retryNum: Number.parseInt(retry, 10) } : {}),
    });
  }

  return {
    init: (boltApp) => {
      app = boltApp;
    },
    start: async () => undefined,
    stop: async () => undefined,
    requestListener: (req, res) => {
      receive(req, res).catch((error: unknown) => {
        // The connection broke while the body came, or there is a mistake of ours: never a reason to end the process.
        options.log.warn({ error: error instanceof Error ? error.name : typeof error }, 'A POST of Slack failed.');
        refuse(res, 400);
      });
    },
  };
}

/** By events: iterating over the request costs as much as checking its signature. */
function readBody(req: IncomingMessage): Promise<Buffer | 'too long'> {
  if (Number(req.headers['content-length'] ?? 0) > bodyLimit) return Promise.resolve('too long');
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    req.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length > bodyLimit) resolve('too long');
      else chunks.push(chunk);
    });
    req.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, length)));
    req.on('error', reject);
    req.on('close', () => {
      if (!req.complete) reject(new Error('The connection broke while the body came.'));
    });
  });
}

function parseBody(contentType: string | undefined, rawBody: Buffer): Fields | undefined {
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  const text = rawBody.toString();
  if (type === 'application/json') return parseJson(text);
  if (type !== 'application/x-www-form-urlencoded') return undefined;
  const form = parse(text);
  return typeof form.payload === 'string' ? parseJson(form.payload) : form;
}

function parseJson(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isFields(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** @throws Error when Slack no longer waits, so that the answer can go another way */
function answer(res: ServerResponse, content: unknown): void {
  if (res.headersSent) return;
  if (res.destroyed) throw new Error('Slack hung up before the acknowledgement.');
  if (content === undefined || content === '') {
    res.writeHead(200, { 'content-length': 0 }).end();
  } else if (typeof content === 'object' && content !== null) {
    send(res, 'application/json; charset=utf-8', jsonOf(content));
  } else if (typeof content === 'string') {
    send(res, 'text/plain; charset=utf-8', Buffer.from(content));
  } else {
    throw new TypeError(`Slack cannot be answered with a ${typeof content}.`);
  }
}

/** An answer that is kept, such as a day's schedule, is written out once. */
const written = new WeakMap<object, Buffer>();

function jsonOf(content: object): Buffer {
  const json = written.get(content) ?? Buffer.from(JSON.stringify(content));
  written.set(content, json);
  return json;
}

/** With its length told, the answer leaves in one piece and not in chunks. */
function send(res: ServerResponse, type: string, body: Buffer): void {
  res.writeHead(200, { 'content-type': type, 'content-length': body.length }).end(body);
}

function refuse(res: ServerResponse, status: number): void {
  if (res.headersSent || res.destroyed) return;
  // What is still on its way is not worth reading.
  res.writeHead(status, { 'content-length': 0, connection: 'close' }).end();
}
