/** Posts to the bot as Slack does: signed, one connection for each request. */

import { createHmac } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type Json, parseJson } from './json-values.ts';
import type { SentPayload } from './state.ts';

export interface Acknowledgement {
  /** 0 when there was no answer. */
  status: number;
  body: unknown;
  /** Slack's name for what went wrong (https://docs.slack.dev/apis/events-api, x-slack-retry-reason). */
  failure?: 'http_timeout' | 'connection_failed' | 'http_error';
  /** The bot asked for no retries (`x-slack-no-retry: 1`). */
  noRetry?: boolean;
}

export interface Retry {
  number: number;
  reason: string;
}

/** The exact bytes and their type: a form for commands and interactivity, JSON for events. */
export function encodePayload({ kind, payload }: SentPayload): { body: string; contentType: string } {
  if (kind === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : formFields(payload);
  return { body: new URLSearchParams(fields).toString(), contentType: 'application/x-www-form-urlencoded' };
}

/** Slack's signature, version 0 (https://docs.slack.dev/authentication/verifying-requests-from-slack). */
export function sign(signingSecret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

/** @param timeOut milliseconds until Slack gives up */
export function postToBot(
  url: string,
  signingSecret: string,
  sent: SentPayload,
  timeOut: number,
  closing: AbortSignal,
  retry?: Retry,
): Promise<Acknowledgement> {
  const { body, contentType } = encodePayload(sent);
  // Bolt compares with the machine's clock, so the signature never carries the workspace's own time.
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers: Record<string, string> = {
    'content-type': contentType,
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    accept: 'application/json,*/*',
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': sign(signingSecret, timestamp, body),
    ...(retry ? { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason } : {}),
  };
  return new Promise((resolve) => {
    const send = url.startsWith('https:') ? httpsRequest : httpRequest;
    const request = send(url, { method: 'POST', headers, agent: false, signal: closing }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', () => settle({ status: 0, body: undefined, failure: 'connection_failed' }));
      response.on('end', () => {
        const status = response.statusCode ?? 0;
        const read = readAnswer(Buffer.concat(chunks).toString('utf8'), response.headers['content-type'] ?? '');
        settle({
          status,
          body: read,
          ...(status >= 200 && status < 300 ? {} : { failure: 'http_error' as const }),
          ...(response.headers['x-slack-no-retry'] === '1' ? { noRetry: true } : {}),
        });
      });
    });
    const timer = setTimeout(() => {
      settle({ status: 0, body: undefined, failure: 'http_timeout' });
      request.destroy();
    }, timeOut);
    function settle(answer: Acknowledgement): void {
      clearTimeout(timer);
      resolve(answer);
    }
    request.on('error', () => settle({ status: 0, body: undefined, failure: 'connection_failed' }));
    request.end(body);
  });
}

function readAnswer(text: string, contentType: string): unknown {
  if (text === '') return undefined;
  if (!contentType.includes('json')) return text;
  return parseJson(text) ?? text;
}

function formFields(payload: Json): Record<string, string> {
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)]));
}
