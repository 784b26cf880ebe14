/** Sends a file to whoever looks at the page: always to be saved, never to be shown by the browser. */

import type { ServerResponse } from 'node:http';
import { pageHeaders } from './page-guard.ts';
import type { SlackFile } from './types.ts';

export function sendFile(res: ServerResponse, { name, content }: SlackFile): void {
  res.writeHead(200, {
    ...pageHeaders,
    // Whatever somebody uploaded runs nothing, should a browser show it after all.
    'content-security-policy': "sandbox; default-src 'none'",
    'content-type': isPng(content) ? 'image/png' : 'application/octet-stream',
    'content-length': content.length,
    'content-disposition': contentDisposition(name),
  });
  res.end(content);
}

/** By its first bytes (PNG 5.2), never by its name: a page shows it as a picture, and saves it when it is opened. */
function isPng(content: Buffer): boolean {
  return content.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
}

/** The name for every browser, and with all its letters for those that know RFC 6266 (RFC 8187 for the encoding). */
export function contentDisposition(name: string): string {
  const plain = name.replace(/[^\w .-]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
