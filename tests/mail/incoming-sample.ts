/** Mails as they reach the bot's mailbox, and what it reads in them. */

import type { IncomingMail } from '../../src/domain/incoming-mail.ts';
import { readIncoming } from '../../src/mail/read-incoming.ts';

export function read(raw: Buffer | string, isWhole = true): Promise<IncomingMail> {
  const bytes = typeof raw === 'string' ? Buffer.from(raw) : raw;
  return readIncoming(bytes, { receivedAt: '2027-06-10T08:15:00.000Z', isWhole, zone: 'Europe/Berlin' });
}

/** From Katja, with her headers and these. */
export function mail(headers: readonly string[], body = ''): string {
  const usual = ['From: Katja <katja@blk.example>', 'To: besuche@lkos.example', 'Message-ID: <1@blk.example>'];
  return [...usual, ...headers, '', body].join('\r\n');
}
