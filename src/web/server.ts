import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Log } from '../log.ts';

/** Another site on the same port; it returns false for what is not its own. */
export interface Fallback {
  request(req: IncomingMessage, res: ServerResponse): boolean;
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer): boolean;
}

export interface WebServerOptions {
  host: string;
  /** 0: any free one. */
  port: number;
  site: Hono;
  /** Answers `POST /slack/events`, in HTTP mode. */
  slackEvents?: (req: IncomingMessage, res: ServerResponse) => void;
  /** Answers whatever is under `/calendar/`, with `req.url` being path and query. */
  calendars?: (req: IncomingMessage, res: ServerResponse) => void;
  /** The sandbox. Asked before `site`, after Slack's requests. */
  fallback?: Fallback;
  log: Log;
}

export interface WebServer {
  /** @returns the port it listens on. @throws Error with code EADDRINUSE, EACCES and such */
  start(): Promise<number>;
  /** Takes no new connection, lets requests under way finish until the deadline, then cuts them off. */
  stop(deadlineMilliseconds: number): Promise<void>;
}

/**
 * The one HTTP server of the bot. Bolt's own ends the process at a request such as `GET //`; here no request target can do more
 * than get an answer.
 */
export function createWebServer(options: WebServerOptions): WebServer {
  const { log, fallback } = options;
  const sockets = new Set<Socket>();
  const handle = createHandler(options);
  const server = createServer(
    {
      requestTimeout: 15_000,
      headersTimeout: 10_000,
      keepAliveTimeout: 65_000,
      maxHeaderSize: 16_384,
      // Others ask for HTTP/2 in passing (`curl --http2`) and are content with an ordinary answer.
      shouldUpgradeCallback: (req) => fallback !== undefined && req.headers.upgrade?.toLowerCase() === 'websocket',
    },
    (req, res) => {
      try {
        handle(req, res);
      } catch (error) {
        log.error({ stack: error instanceof Error ? error.stack : typeof error }, 'A request failed.');
        answerPlainly(res, 500);
      }
    },
  );
  server.maxHeadersCount = 100;
  server.maxConnections = 2000;
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.on('upgrade', (req, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    try {
      if (fallback?.upgrade(req, socket, head)) return;
    } catch (error) {
      log.error({ stack: error instanceof Error ? error.stack : typeof error }, 'An upgrade failed.');
    }
    socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
  });

  return {
    start: () => listen(server, options.host, options.port),
    async stop(deadlineMilliseconds) {
      const { promise: closed, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      // A connection that was busy becomes idle and would be kept open.
      const sweep = setInterval(() => server.closeIdleConnections(), 50);
      const deadline = setTimeout(() => {
        // Upgraded ones are not the server's any more, and still keep it open.
        for (const socket of sockets) socket.destroy();
      }, deadlineMilliseconds);
      await closed;
      clearInterval(sweep);
      clearTimeout(deadline);
    },
  };
}

function createHandler({ site, slackEvents, calendars, fallback }: WebServerOptions) {
  const page = getRequestListener(site.fetch, { overrideGlobalObjects: false });
  return (req: IncomingMessage, res: ServerResponse): void => {
    const target = originForm(req.url ?? '');
    if (target === undefined) {
      answerPlainly(res, 400);
    } else if (slackEvents && (target === '/slack/events' || target.startsWith('/slack/events?'))) {
      if (req.method === 'POST') slackEvents(req, res);
      else answerPlainly(res, 405, { allow: 'POST' });
    } else if (calendars && target.startsWith('/calendar/')) {
      req.url = target;
      calendars(req, res);
    } else {
      req.url = target;
      // `//` and its like are nobody's page, and no URL either.
      if (URL.canParse(target, 'http://local') && fallback?.request(req, res)) return;
      page(req, res).catch(() => answerPlainly(res, 400));
    }
  };
}

/** Path and query of a request target. The absolute form must be understood, too (RFC 9112 §3.2.2); `*` is for no page. */
function originForm(target: string): string | undefined {
  if (target.startsWith('/')) return target;
  const url = /^https?:\/\//i.test(target) ? URL.parse(target) : null;
  return url === null ? undefined : url.pathname + url.search;
}

function answerPlainly(res: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  if (res.headersSent || res.destroyed) {
    res.destroy();
    return;
  }
  res.writeHead(status, { ...headers, 'content-length': 0, 'x-content-type-options': 'nosniff' }).end();
}

function listen(server: Server, host: string, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', reject);
  server.listen(port, host, () => {
    server.off('error', reject);
    const address: AddressInfo | string | null = server.address();
    resolve(typeof address === 'object' && address !== null ? address.port : port);
  });
  return promise;
}
