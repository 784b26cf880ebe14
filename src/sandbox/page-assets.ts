/** The files of the page, as they are in src/sandbox/page. */

import { readdirSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = new URL('./page/', import.meta.url);

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

export interface Asset {
  contentType: string;
  content: Buffer;
}

/** Finds a file by its name. Read anew each time, so that a change shows after reloading the page. */
export function findAsset(name: string): Asset | undefined {
  const contentType = contentTypes[extname(name)];
  // Only names that the folder lists, so that no path leads out of it.
  if (contentType === undefined || !readdirSync(folder).includes(name)) return undefined;
  return { contentType, content: readFileSync(new URL(name, folder)) };
}

/** What goes to a browser that accepts these encodings; compressed, text is a third of what it was. */
export function sendable(
  { contentType, content }: Asset,
  acceptEncoding: string | undefined,
): { headers: Record<string, string>; body: Buffer } {
  const headers = { 'content-type': contentType, vary: 'accept-encoding' };
  if (!/\bgzip\b/.test(acceptEncoding ?? '')) return { headers, body: content };
  return { headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(content) };
}
