/** The sandbox's page in the browser: its files, what one person sees as a stream, and what they do. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Mailbox } from '../domain/mail-address.ts';
import type { Log } from '../log.ts';
import { createCurtain, type OutboxView } from './curtain.ts';
import { readBody, sendJson } from './http-body.ts';
import { isObject, type Json, parseJson } from './json-values.ts';
import type { MailCatcher } from './mail-catcher.ts';
import { act } from './page-actions.ts';
import { findAsset, sendable } from './page-assets.ts';
import type { PageClock } from './page-clock.ts';
import { sendFile } from './page-files.ts';
import { mailHeaders, pageHeaders, refusal } from './page-guard.ts';
import { type PartsSource, readableMails } from './page-parts.ts';
import { createStreams } from './page-stream.ts';
import { replyToInvitation } from './reply-invitation.ts';
import type { LocalSlack, SlackPerson } from './types.ts';

export interface PageOptions {
  slack: LocalSlack;
  mail: MailCatcher | undefined;
  /** The bot's own mailbox, which answers to invitations go to. */
  organizer?: Mailbox;
  /** The bot's time, shown on the page. */
  now: () => Date;
  /** Where the page is, such as `http://127.0.0.1:3000`; only requests to that port of this machine are answered. */
  baseUrl: () => string;
  log: Log;
  /** What somebody does, such as “Landrat”; shown beside the name where it is known. */
  roleOf?: (personId: string, language: 'de' | 'en') => string;
  /** The bot's outbox, for the look behind the curtain. */
  outbox?: OutboxView;
  /** What can be typed behind the bot's command, for suggestions. */
  commandHelp?: PartsSource['commandHelp'];
  /** Where the time can be moved. */
  clock?: PageClock;
}

export interface Page {
  /** @returns false for paths that are not the page's: all but `/` and `/sandbox/…` */
  request(req: IncomingMessage, res: ServerResponse): boolean;
  /** Ends the streams that are open. */
  close(): void;
}

const LONGEST_BODY = 15_000_000;

export function createPage(options: PageOptions): Page {
  const { slack, mail, now, baseUrl, log } = options;
  const curtain = createCurtain({ slack, mail, outbox: options.outbox, log });
  const source: PartsSource = {
    slack,
    organizer: options.organizer,
    curtain,
    mail,
    clock: options.clock,
    roleOf: options.roleOf ?? (() => ''),
    commandHelp: options.commandHelp ?? (() => []),
  };
  const streams = createStreams(source, now, log);

  async function perform(name: string, input: Json): Promise<object | undefined> {
    if (name === 'reply-invitation') return replyToInvitation(slack, mail, now, input);
    if (name === 'clock') return options.clock?.move(input);
    return (await curtain.act(name, input)) ?? (await act(slack, name, input));
  }

  async function post(name: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
    // A form of another site cannot send this type without asking first.
    if (req.headers['content-type']?.split(';')[0] !== 'application/json') return plain(res, 415);
    if (Number(req.headers['content-length'] ?? Number.POSITIVE_INFINITY) > LONGEST_BODY) return plain(res, 413);
    const input = parseJson((await readBody(req)).toString('utf8'));
    if (!isObject(input)) return plain(res, 400);
    try {
      const answer = await perform(name, input);
      if (answer) sendJson(res, 200, answer, pageHeaders);
      else plain(res, 404);
    } catch (error) {
      // The local Slack refuses in words what nobody could do.
      sendJson(res, 409, { error: error instanceof Error ? error.message : 'failed' }, pageHeaders);
    }
  }

  function get(url: URL, res: ServerResponse): void {
    const path = url.pathname.slice('/sandbox/'.length);
    const asked = url.searchParams.get('as') ?? '';
    const personId = slack.people.has(asked) ? asked : listPeople(slack)[0]?.id;
    const fileId = /^file\/(\w+)$/.exec(path)?.[1];
    const exchangeId = /^exchange\/(\d{1,9})$/.exec(path)?.[1];
    const mailId = /^mail\/([\w-]+)$/.exec(path)?.[1];
    if (path === 'people') sendJson(res, 200, listPeople(slack), pageHeaders);
    else if (path === 'stream' && personId !== undefined) {
      res.writeHead(200, { ...pageHeaders, 'content-type': 'text/event-stream; charset=utf-8' });
      streams.open(personId, res);
    } else if (mailId !== undefined) {
      const found = readableMails(slack, mail, personId ?? '').find(({ id }) => id === mailId);
      if (found) res.writeHead(200, mailHeaders).end(found.html);
      else plain(res, 404);
    } else if (fileId !== undefined) {
      const file = personId === undefined ? undefined : slack.as(personId).file(fileId);
      if (file) sendFile(res, file);
      else plain(res, 404);
    } else if (exchangeId !== undefined) {
      const found = curtain.findExchange(Number(exchangeId));
      if (found) sendJson(res, 200, found, pageHeaders);
      else plain(res, 404);
    } else sendAsset(res, path);
  }

  return {
    request(req, res) {
      const url = new URL(req.url ?? '/', 'http://local');
      if (url.pathname !== '/' && !url.pathname.startsWith('/sandbox/')) return false;
      if (refusal(req, baseUrl()) !== undefined) plain(res, 403);
      else if (req.method === 'POST' && url.pathname !== '/') {
        post(url.pathname.slice('/sandbox/'.length), req, res).catch((error: unknown) => {
          log.error({ stack: error instanceof Error ? error.stack : typeof error }, 'An action of the page failed.');
          plain(res, 500);
        });
      } else if (req.method !== 'GET' && req.method !== 'HEAD') plain(res, 405);
      else if (url.pathname === '/') sendAsset(res, 'index.html');
      else get(url, res);
      return true;
    },
    close: () => streams.close(),
  };
}

function listPeople(slack: LocalSlack): SlackPerson[] {
  return [...slack.people.values()].filter((one) => !one.is_bot && !one.deleted);
}

function sendAsset(res: ServerResponse, name: string): void {
  const asset = findAsset(name);
  if (asset) {
    const { headers, body } = sendable(asset, res.req.headers['accept-encoding']?.toString());
    res.writeHead(200, { ...pageHeaders, ...headers }).end(body);
  } else plain(res, 404);
}

function plain(res: ServerResponse, status: number): void {
  if (res.headersSent) res.destroy();
  else res.writeHead(status, { ...pageHeaders, 'content-length': 0 }).end();
}
