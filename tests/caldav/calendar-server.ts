/** A CalDAV calendar as far as the bot needs one, which fails as ordered: what no real server does on demand. */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface Entry {
  etag: string;
  text: string;
}

/** What comes of the next request instead: an answer, none at all, or a connection that breaks before or after it was served. */
export type Order =
  | { status: number; headers?: Record<string, string>; body?: string }
  | 'hang'
  | 'drop'
  | 'serve and drop';

export interface CalendarServer extends AsyncDisposable {
  /** With user and password. */
  url: string;
  /** By their file names. */
  entries: Map<string, Entry>;
  /** `PUT session.1@gegenbesuch.ics if-match "3"`, in order. */
  requests: string[];
  /** Each serves one request. */
  orders: Order[];
  /** Whether the answer to a PUT has an ETag, and whether those are strong. */
  etags: 'strong' | 'weak' | 'on reading only';
  /** As somebody does in another program. */
  edit(name: string, text: string): void;
}

const path = '/calendars/county/visits/';

export async function startCalendarServer(): Promise<CalendarServer> {
  let stamp = 0;
  const entries = new Map<string, Entry>();
  const nextEtag = () => `"${++stamp}"`;

  const server = createServer((req, res) => {
    // Who hangs up early is the business of its test.
    serve(req, res).catch(() => res.destroy());
  });

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const body = await text(req);
    const name = decodeURIComponent((req.url ?? '').replace(path, ''));
    const conditions = (['if-match', 'if-none-match'] as const).filter((header) => req.headers[header]);
    calendar.requests.push(
      [req.method, name, ...conditions.map((header) => `${header} ${req.headers[header]}`)].join(' '),
    );
    const order = calendar.orders.shift();
    if (order === 'hang') return;
    if (order === 'drop') return void res.destroy();
    if (typeof order === 'object') return void res.writeHead(order.status, order.headers).end(order.body);
    const answer = isLoggedIn(req) ? handle(req, name, body) : { status: 401 };
    if (order === 'serve and drop') return void res.destroy();
    res.writeHead(answer.status, answer.etag ? { etag: answer.etag } : {}).end(answer.body);
  }

  function handle(req: IncomingMessage, name: string, body: string): { status: number; etag?: string; body?: string } {
    const entry = entries.get(name);
    const wanted = req.headers['if-match'];
    if (wanted && wanted !== entry?.etag) return { status: 412 };
    if (req.headers['if-none-match'] && entry) return { status: 412 };
    if (req.method === 'PUT') {
      const etag = nextEtag();
      entries.set(name, { etag, text: body });
      return { status: entry ? 204 : 201, ...(calendar.etags === 'on reading only' ? {} : { etag: told(etag) }) };
    }
    if (!entry) return { status: 404 };
    if (req.method === 'GET') return { status: 200, etag: told(entry.etag), body: entry.text };
    entries.delete(name);
    return { status: 204 };
  }

  const told = (etag: string) => (calendar.etags === 'weak' ? `W/${etag}` : etag);

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const calendar: CalendarServer = {
    url: `http://county:geh%C3%A4im@127.0.0.1:${port}${path}`,
    entries,
    requests: [],
    orders: [],
    etags: 'strong',
    edit: (name, changed) => entries.set(name, { etag: nextEtag(), text: changed }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return calendar;
}

function isLoggedIn(req: IncomingMessage): boolean {
  return req.headers.authorization === `Basic ${Buffer.from('county:gehäim').toString('base64')}`;
}
