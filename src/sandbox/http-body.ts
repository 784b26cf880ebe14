/** Reads requests and writes answers of the local Slack's HTTP side. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import { isObject, type Json, parseJson } from './json-values.ts';

export async function readBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * The arguments of a Web API call, from the query, a form, or JSON.
 * @returns undefined when the body is not what its Content-Type says
 */
export function parseArguments(req: IncomingMessage, body: Buffer): Json | undefined {
  const query = Object.fromEntries(new URL(req.url ?? '/', 'http://local').searchParams);
  const type = (req.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (body.length === 0) return query;
  if (type === 'application/json') {
    const json = parseJson(body.toString('utf8'));
    return isObject(json) ? { ...query, ...json } : undefined;
  }
  if (type !== 'application/x-www-form-urlencoded') return undefined;
  return { ...query, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
}

/** The file's bytes: a raw body, or the first file part of a multipart form. */
export async function fileBytes(req: IncomingMessage, body: Buffer): Promise<Buffer> {
  const type = req.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  for (const [, value] of form) if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  for (const [, value] of form) if (typeof value === 'string') return Buffer.from(value);
  return Buffer.alloc(0);
}

export function sendJson(
  res: ServerResponse,
  status: number,
  json: unknown,
  headers: Record<string, string> = {},
): void {
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  res.end(JSON.stringify(json));
}

export function sendText(res: ServerResponse, status: number, text: string): void {
  res.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  res.end(text);
}
