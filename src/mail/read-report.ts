/** Reports that a mail could not be delivered: as RFC 3464 has them, or as servers put them in their own words. */

import { type Attachment, type ParsedMail, simpleParser } from 'mailparser';
import type { DeliveryReport } from '../domain/incoming-mail.ts';
import { parserLimits } from './parser-limits.ts';
import { decodeCalendar } from './read-calendar-parts.ts';
import { messageIds } from './read-headers.ts';
import { recipientsInWords } from './read-report-words.ts';

type Recipient = DeliveryReport['recipients'][number];

const statusTypes = new Set(['message/delivery-status', 'message/global-delivery-status']);
const returnedTypes = new Set([
  'message/rfc822',
  'message/global',
  'text/rfc822-headers',
  'message/global-headers',
  'message/rfc822-headers',
]);
const mostRecipients = 20;
const mostStatusCharacters = 64 * 1024;

/** @returns undefined when it is no such report, or names nobody */
export async function readReport(mail: ParsedMail): Promise<DeliveryReport | undefined> {
  const status = mail.attachments.find(({ contentType }) => statusTypes.has(contentType));
  const blocks = status ? readBlocks(textOf(status)) : [];
  const recipients = status ? blocks.map(readRecipient).filter((one) => one !== undefined) : [];
  const named = recipients.length > 0 ? recipients : recipientsInWords(mail);
  if (named.length === 0) return undefined;
  const returned = await readReturned(mail);
  const [original] = messageIds(blocks[0]?.get('x-original-message-id'));
  return {
    recipients: named.slice(0, mostRecipients),
    messageId: returned.messageId ?? original,
    uid: returned.uid,
  };
}

function textOf({ content }: Attachment): string {
  return decodeCalendar(content.subarray(0, mostStatusCharacters), undefined);
}

/** Fields by their names in small letters: first those about the mail, then those about each recipient (RFC 3464 §2.1). */
function readBlocks(text: string): Map<string, string>[] {
  const unfolded = text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ');
  return unfolded
    .split(/\n{2,}/)
    .map((block) => {
      const fields = new Map<string, string>();
      for (const line of block.split('\n')) {
        const colon = line.indexOf(':');
        if (colon > 0) fields.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
      }
      return fields;
    })
    .filter((fields) => fields.size > 0);
}

/** The recipient as we wrote to them stands in Original-Recipient, where a mail was passed on. */
function readRecipient(fields: Map<string, string>): Recipient | undefined {
  const address = recipientAddress(fields.get('original-recipient')) ?? recipientAddress(fields.get('final-recipient'));
  if (address === undefined) return undefined;
  const action = fields
    .get('action')
    ?.toLowerCase()
    .split(/[\s(;]/)[0];
  const status = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0];
  return { address, action: action === 'failed' || action === 'delayed' ? action : 'other', status };
}

/** `rfc822; a@b.c`, with `<…>`, or with characters written as `+2B` (RFC 3461 §4). */
function recipientAddress(value: string | undefined): string | undefined {
  const written = value?.slice(value.indexOf(';') + 1).trim() ?? '';
  const plain = written
    .replace(/^<(.*)>$/, '$1')
    .replace(/\+([0-9A-F]{2})/g, (whole, hex: string) =>
      /^(?:2B|3D)$/.test(hex) ? String.fromCodePoint(Number.parseInt(hex, 16)) : whole,
    )
    .toLowerCase();
  return plain.length <= 320 && /^[^\s@<>]+@[^\s@<>]+$/.test(plain) ? plain : undefined;
}

/** What is known of the mail that came back: its Message-ID, and the UID of the event in it. */
async function readReturned(mail: ParsedMail): Promise<Pick<DeliveryReport, 'messageId' | 'uid'>> {
  const part = mail.attachments.find(({ contentType }) => returnedTypes.has(contentType));
  // qmail writes the whole mail into its text.
  if (!part) return { messageId: idIn(copyIn(mail.text ?? '')), uid: uidIn(copyIn(mail.text ?? '')) };
  const head = textOf(part);
  try {
    const returned = await simpleParser(part.content, parserLimits);
    const calendar = returned.attachments.find(({ contentType }) => /calendar|\/ics$/.test(contentType));
    return {
      messageId: messageIds(returned.messageId)[0] ?? idIn(head),
      uid: uidIn(calendar ? textOf(calendar) : head),
    };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { messageId: idIn(head), uid: uidIn(head) };
  }
}

function copyIn(text: string): string {
  return text.slice(0, mostStatusCharacters);
}

function idIn(text: string): string | undefined {
  return messageIds(/^[ \t>]*message-id:\s*(<[^<>\s]{1,248}>)/im.exec(text)?.[1])[0];
}

/** The mail may be cut off anywhere, so that its calendar cannot be read as one. */
function uidIn(text: string): string | undefined {
  const unfolded = text.replace(/\r?\n[ \t]/g, '');
  return /^UID:(.{1,255})$/m.exec(unfolded)?.[1]?.trim() || undefined;
}
