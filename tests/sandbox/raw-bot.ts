/** The least that can answer Slack over HTTP: what came in is kept, the answer is the test's. */

import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LocalSlack } from '../../src/sandbox/types.ts';

export interface RawRequest {
  headers: IncomingHttpHeaders;
  body: string;
  /** The payload: a form's fields, the JSON in its `payload`, or the JSON body. */
  payload: Record<string, unknown>;
}

export interface RawAnswer {
  status?: number;
  /** A string goes out as text, anything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}

export interface RawBot extends AsyncDisposable {
  requests: RawRequest[];
  /** What stands in the last payload, by its path; undefined where there is nothing. */
  last(...path: (string | number)[]): unknown;
}

/** What stands in JSON by its path; undefined where there is nothing. */
export function inside(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce((found, name) => (found as Record<string | number, unknown> | undefined)?.[name], value);
}

/** @param answer never answers when it returns `silence` */
export async function startRawBot(
  slack: LocalSlack,
  answer: (request: RawRequest, count: number) => RawAnswer | 'silence' | Promise<RawAnswer | 'silence'> = () => ({}),
): Promise<RawBot> {
  const requests: RawRequest[] = [];
  const server = createServer(async (req, res) => {
    let body = '';
    for await (const chunk of req) body += String(chunk);
    const request = { headers: req.headers, body, payload: read(body, req.headers['content-type']) };
    requests.push(request);
    const given = await answer(request, requests.length);
    if (given === 'silence') return;
    const text =
      typeof given.body === 'string' ? given.body : given.body === undefined ? '' : JSON.stringify(given.body);
    const type = typeof given.body === 'string' ? 'text/plain' : 'application/json';
    res.writeHead(given.status ?? 200, { 'content-type': type, ...given.headers }).end(text);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  slack.setRequestUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`);
  return {
    requests,
    last: (...path) => inside(requests.at(-1)?.payload, ...path),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

function read(body: string, type: string | undefined): Record<string, unknown> {
  if (type === 'application/json') return JSON.parse(body) as Record<string, unknown>;
  const fields = Object.fromEntries(new URLSearchParams(body));
  return fields.payload === undefined ? fields : (JSON.parse(fields.payload) as Record<string, unknown>);
}
