/** A Slack workspace on this machine that a bot cannot tell from Slack: Web API, Events API, interactivity, Socket Mode. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { createDelivery } from './deliver.ts';
import { createEvents } from './events.ts';
import { createMembership } from './membership.ts';
import { listMessages } from './messages.ts';
import { refusalOfBrowsers } from './page-guard.ts';
import { createPersona } from './persona.ts';
import { createRateLimiter } from './rate-limits.ts';
import { handleRequest } from './server.ts';
import { createSocketMode } from './socket-mode.ts';
import { createWorkspace } from './state.ts';
import type { LocalSlack, LocalSlackOptions } from './types.ts';
import { untilFound } from './until-found.ts';
import { postDueMessages } from './web-api/chat-schedule.ts';

/**
 * Makes the workspace. It answers after `listen` (its own server on 127.0.0.1) or `mount` (somebody else's server).
 * All limits of Slack are enforced; what broke one stands in `exchanges[].broken`.
 */
export function createLocalSlack(options: LocalSlackOptions): LocalSlack {
  const ws = createWorkspace(options);
  const sockets = createSocketMode(ws);
  const delivery = createDelivery(ws, sockets);
  const events = createEvents(ws, delivery);
  const limits = createRateLimiter(options, ws.monotonic);
  // Scheduled messages come due by the workspace's clock, which no timer follows: look once a second.
  const clock = setInterval(() => postDueMessages(ws), 1000);
  clock.unref();
  let server: Server | undefined;

  function mount(baseUrl: string) {
    const ownUrl = baseUrl.replace(/\/$/, '');
    ws.baseUrl = ownUrl;
    const basePath = new URL(ownUrl).pathname.replace(/\/$/, '');
    return {
      request: (req: IncomingMessage, res: ServerResponse) => handleRequest({ ws, limits, sockets }, ownUrl, req, res),
      upgrade(req: IncomingMessage, socket: Duplex, head: Buffer) {
        const url = new URL(req.url ?? '/', 'http://local');
        if (url.pathname !== `${basePath}/link/` || refusalOfBrowsers(req, ownUrl) !== undefined) return false;
        sockets.upgrade(req, socket, head, url.searchParams.get('ticket') ?? '');
        return true;
      },
    };
  }

  return {
    options,
    people: ws.people,
    channels: ws.channels,
    exchanges: ws.exchanges,
    faults: ws.faults,
    ...createMembership(ws, events),
    get socketConnections() {
      return sockets.connections;
    },
    as: (personId) => createPersona(ws, delivery, events, personId),
    messages(channelId) {
      postDueMessages(ws);
      const direct = [...ws.channels.values()].find((one) => one.is_im && one.user === channelId);
      return listMessages(ws, direct?.id ?? channelId);
    },
    order: (fault) => void ws.faults.push({ ...fault }),
    sendEvent: (event, eventId) => events.send(event, eventId).last,
    async redeliver(exchange) {
      const sent = ws.sent.get(exchange);
      if (!sent) throw new Error('Only what Slack sent to the bot can be sent again.');
      const retry = sent.kind === 'events_api' ? { number: 1, reason: 'http_timeout' } : undefined;
      return (await delivery.send(exchange.what, sent, retry)).outcome;
    },
    async uninstall() {
      ws.botToken = undefined;
      const bot = [options.bot.userId];
      await events.send({ type: 'tokens_revoked', tokens: { oauth: [], bot } }).last;
      await events.send({ type: 'app_uninstalled' }).last;
    },
    refreshSockets: (reason, count) => sockets.refresh(reason, count),
    onChange: ws.onChange,
    until: (look, what, milliseconds = 5000) => untilFound(look, what, milliseconds, ws.onChange),
    get apiUrl() {
      if (ws.baseUrl === undefined) throw new Error('The local Slack has no address before listen() or mount().');
      return `${ws.baseUrl}/api/`;
    },
    setRequestUrl(url) {
      ws.requestUrl = url;
    },
    mount,
    async listen(port = 0) {
      const own = createServer((req, res) => {
        if (!mounted.request(req, res)) res.writeHead(404).end();
      });
      own.on('upgrade', (req, socket, head) => {
        if (!mounted.upgrade(req, socket, head)) socket.destroy();
      });
      await new Promise<void>((resolve, reject) => {
        own.once('error', reject);
        own.listen(port, '127.0.0.1', resolve);
      });
      server = own;
      const mounted = mount(`http://127.0.0.1:${(own.address() as AddressInfo).port}`);
    },
    async close() {
      clearInterval(clock);
      ws.closing.abort();
      sockets.close();
      const own = server;
      server = undefined;
      if (!own) return;
      await new Promise<void>((resolve) => {
        own.close(() => resolve());
        own.closeAllConnections();
      });
    },
  };
}
