/** The server's side of Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode): at most 10 connections, each payload to one of them. */

import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Acknowledgement, Retry } from './http-delivery.ts';
import { isObject, parseJson } from './json-values.ts';
import { SlackError } from './slack-error.ts';
import type { SentPayload, Workspace } from './state.ts';

const MOST_CONNECTIONS = 10;
const PING_MILLISECONDS = 5000;
const GRACE_MILLISECONDS = 10_000;

export interface SocketMode {
  readonly connections: number;
  /** A ticket for one connection, for `apps.connections.open`. @throws {SlackError} too_many_websockets */
  issueTicket(): string;
  /** @returns false when the ticket is unknown; the socket is closed then */
  upgrade(req: IncomingMessage, socket: Duplex, head: Buffer, ticket: string): boolean;
  send(sent: SentPayload, timeOut: number, retry?: Retry): Promise<Acknowledgement>;
  refresh(reason: string, count?: number): void;
  close(): void;
}

export function createSocketMode(ws: Workspace): SocketMode {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const waiting = new Map<string, { socket: WebSocket; settle: (answer: Acknowledgement) => void }>();
  const timers = new Set<NodeJS.Timeout>();
  let open: WebSocket[] = [];
  /** Asked to reconnect: Slack sends them nothing new. */
  const leaving = new WeakSet<WebSocket>();
  let turn = 0;

  function later(milliseconds: number, run: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      timers.delete(timer);
      run();
    }, milliseconds);
    timer.unref();
    timers.add(timer);
    return timer;
  }

  function welcome(socket: WebSocket): void {
    open.push(socket);
    const ping = setInterval(() => socket.ping(), PING_MILLISECONDS);
    ping.unref();
    socket.on('message', (data) => {
      if (Buffer.isBuffer(data)) receive(data.toString('utf8'));
    });
    // A broken connection also ends with `close`, which is where it is dealt with.
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(ping);
      open = open.filter((one) => one !== socket);
      for (const [id, one] of waiting) {
        if (one.socket !== socket) continue;
        waiting.delete(id);
        one.settle({ status: 0, body: undefined, failure: 'connection_failed' });
      }
      ws.changed();
    });
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: open.length,
        debug_info: { host: 'local-slack', build_number: 1, approximate_connection_time: 18_060 },
        connection_info: { app_id: ws.options.appId },
      }),
    );
    ws.changed();
  }

  function receive(text: string): void {
    const message = parseJson(text);
    if (!isObject(message)) return;
    const id = String(message.envelope_id);
    const one = waiting.get(id);
    waiting.delete(id);
    const body = message.payload;
    one?.settle({ status: 200, body: isObject(body) && Object.keys(body).length === 0 ? undefined : body });
  }

  return {
    get connections() {
      return open.length;
    },
    issueTicket() {
      if (open.length >= MOST_CONNECTIONS) {
        throw new SlackError('too_many_websockets', `an app has at most ${MOST_CONNECTIONS} connections`);
      }
      const ticket = randomUUID();
      tickets.add(ticket);
      return ticket;
    },
    upgrade(req, socket, head, ticket) {
      if (!tickets.delete(ticket)) {
        socket.end('HTTP/1.1 408 Request Timeout\r\nconnection: close\r\n\r\n');
        return false;
      }
      server.handleUpgrade(req, socket, head, welcome);
      return true;
    },
    send({ kind, payload }, timeOut, retry) {
      const ready = open.filter((socket) => !leaving.has(socket));
      const socket = ready[turn % Math.max(1, ready.length)];
      turn += 1;
      if (!socket) return Promise.resolve({ status: 0, body: undefined, failure: 'connection_failed' });
      const id = randomUUID();
      const answerable =
        kind === 'slash_commands' || ['view_submission', 'block_suggestion'].includes(String(payload.type));
      socket.send(
        JSON.stringify({
          envelope_id: id,
          type: kind,
          payload,
          accepts_response_payload: answerable,
          ...(kind === 'events_api' ? { retry_attempt: retry?.number ?? 0, retry_reason: retry?.reason ?? '' } : {}),
        }),
      );
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(id);
          resolve({ status: 0, body: undefined, failure: 'http_timeout' });
        }, timeOut);
        const settle = (answer: Acknowledgement) => {
          clearTimeout(timer);
          resolve(answerable ? answer : { ...answer, body: undefined });
        };
        waiting.set(id, { socket, settle });
      });
    },
    refresh(reason, count = open.length) {
      for (const socket of open.slice(0, count)) {
        socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'local-slack' } }));
        if (reason !== 'warning') leaving.add(socket);
        later(GRACE_MILLISECONDS, () => socket.terminate());
      }
    },
    close() {
      for (const timer of timers) clearTimeout(timer);
      for (const socket of open) socket.terminate();
      server.close();
    },
  };
}
