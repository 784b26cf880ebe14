/** What a mail to the bot's mailbox says, out of its bytes. */

import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser';
import { cleanText } from '../domain/clean-text.ts';
import type { IncomingMail } from '../domain/incoming-mail.ts';
import { isMailAddress, type Mailbox } from '../domain/mail-address.ts';
import type { Instant } from '../domain/time.ts';
import { parserLimits } from './parser-limits.ts';
import { readAuthentication } from './read-authentication.ts';
import { readCalendarParts } from './read-calendar-parts.ts';
import { headerValue, isAutomatic, messageIds, readHeaderLines } from './read-headers.ts';
import { readReport } from './read-report.ts';
import { withoutQuotes } from './read-text.ts';

const mostSubjectCharacters = 300;
const mostNameCharacters = 200;

/**
 * Reads whatever came, however broken; never throws for what is in the mail.
 *
 * @param raw the mail, or only its beginning when it is too large
 * @param options.zone IANA; for calendar times without a zone
 */
export async function readIncoming(
  raw: Buffer,
  options: { receivedAt: Instant; isWhole: boolean; zone: string },
): Promise<IncomingMail> {
  const { receivedAt, isWhole, zone } = options;
  const whole = isWhole ? await parse(raw) : undefined;
  // Of what is too large, or cannot be taken apart, the headers still say whose it is.
  const mail = whole ?? (await parse(headersOf(raw))) ?? (await simpleParser(Buffer.alloc(0), parserLimits));
  const lines = readHeaderLines(mail.headerLines);
  const from = firstMailbox(mail.from);
  const text = mail.text ?? '';
  const calendar = readCalendarParts(mail.attachments, { text, zone });
  return {
    key: messageIds(headerValue(lines, 'message-id'))[0] ?? `sha256:${createHash('sha256').update(raw).digest('hex')}`,
    from,
    sender: firstMailbox(senderOf(mail)),
    subject: cleanText((mail.subject ?? '').slice(0, mostSubjectCharacters * 2))
      .trim()
      .slice(0, mostSubjectCharacters),
    receivedAt,
    references: messageIds(headerValue(lines, 'in-reply-to'), headerValue(lines, 'references')),
    isAutomatic: isAutomatic(lines),
    authentication: hasSeveralMailboxes(mail.from) ? 'failed' : readAuthentication(lines, from?.address),
    text: calendar.calendarMessages.length > 0 && isCalendarText(text) ? '' : withoutQuotes(text),
    ...calendar,
    unreadable: whole ? calendar.unreadable : isWhole ? 'calendar' : 'too-large',
    report: await readReport(mail),
  };
}

async function parse(raw: Buffer): Promise<ParsedMail | undefined> {
  try {
    return await simpleParser(raw, parserLimits);
  } catch (error) {
    // Too many parts, or headers too long: the parser says so with an Error of no kind of its own.
    if (error instanceof Error) return undefined;
    throw error;
  }
}

/** The header block alone, as a mail without text; without what says how the text is put together. */
function headersOf(raw: Buffer): Buffer {
  const end = /\r?\n\r?\n/.exec(raw.subarray(0, parserLimits.maxHeadSize).toString('latin1'))?.index ?? 64 * 1024;
  const lines = raw
    .subarray(0, end)
    .toString('latin1')
    .split(/\r?\n(?![ \t])/);
  const kept = lines.filter((line) => !/^content-/i.test(line)).slice(0, 500);
  return Buffer.from(`${kept.join('\r\n')}\r\n\r\n`, 'latin1');
}

function isCalendarText(text: string): boolean {
  return /^\s*BEGIN:VCALENDAR\s/i.test(text);
}

function senderOf(mail: ParsedMail): AddressObject | undefined {
  const header = mail.headers.get('sender');
  return typeof header === 'object' && header !== null && 'value' in header && Array.isArray(header.value)
    ? (header as AddressObject)
    : undefined;
}

/** Other characters that turn into plain letters (`K` is a sign of its own): the mail server has looked for another domain than ours. */
function isDisguised(address: string): boolean {
  return address.split(/[.@]/).some((label) => !isAscii(label) && isAscii(label.normalize('NFKC')));
}

function isAscii(text: string): boolean {
  return [...text].every((character) => character < '\u0080');
}

/** Programs show one of them, and the mail server may have checked another. */
function hasSeveralMailboxes(header: AddressObject | undefined): boolean {
  const written = (header?.value ?? [])
    .flatMap((one) => one.group ?? [one])
    .map(({ address }) => address?.toLowerCase());
  return new Set(written.filter(Boolean)).size > 1;
}

/** The address in small letters, with an ASCII domain, as ours are (see mail-address.ts). */
function firstMailbox(header: AddressObject | undefined): Mailbox | undefined {
  const first = (header?.value ?? []).flatMap((one) => one.group ?? [one]).find(({ address }) => address);
  if (isDisguised(first?.address ?? '')) return undefined;
  const written = first?.address?.trim().toLowerCase() ?? '';
  const at = written.lastIndexOf('@');
  const address = `${written.slice(0, Math.max(at, 0))}@${domainToASCII(written.slice(at + 1))}`;
  if (!isMailAddress(address)) return undefined;
  return { name: cleanText((first?.name ?? '').slice(0, mostNameCharacters)).trim(), address };
}
