/** The calendar parts of a mail, wherever its program has put them. */

import type { Attachment, StructuredHeader } from 'mailparser';
import { mostCalendarCharacters, readCalendar } from '../calendar/read-message.ts';
import type { CalendarMessage, IncomingMail } from '../domain/incoming-mail.ts';

const mostParts = 10;
/** Of all parts together, roughly: two parts repeat the same answer. */
const mostEvents = 60;
const calendarTypes = new Set(['text/calendar', 'application/ics', 'text/x-vcalendar', 'application/calendar']);
const tnefTypes = new Set(['application/ms-tnef', 'application/vnd.ms-tnef']);

/**
 * @param text of the mail, which some gateways make of a calendar part
 * @param zone IANA; for times without a zone
 * @returns `unreadable` only where nothing could be read
 */
export function readCalendarParts(
  attachments: readonly Attachment[],
  { text, zone }: { text: string; zone: string },
): Pick<IncomingMail, 'calendarMessages' | 'unreadable'> {
  const parts = attachments.filter(isCalendar).slice(0, mostParts);
  const fitting = parts.filter(({ content }) => content.length <= mostCalendarCharacters);
  const contents = fitting.map((part) => ({
    content: decodeCalendar(part.content, parameter(part, 'charset')),
    method: parameter(part, 'method'),
  }));
  if (parts.length === 0 && /^\s*BEGIN:VCALENDAR\s/i.test(text)) contents.push({ content: text, method: undefined });

  const messages = new Map<string, CalendarMessage>();
  let isBroken = false;
  let events = 0;
  for (const { content, method } of contents) {
    if (events >= mostEvents) break;
    const read = readCalendar(content, { method, zone });
    isBroken ||= read.isBroken;
    events += read.messages.length;
    for (const message of read.messages) addOnce(messages, message);
  }
  const calendarMessages = [...messages.values()];
  return { calendarMessages, unreadable: calendarMessages.length > 0 ? undefined : whyUnreadable() };

  function whyUnreadable(): IncomingMail['unreadable'] {
    if (fitting.length < parts.length) return 'too-large';
    if (isBroken) return 'calendar';
    return attachments.some(isTnef) ? 'winmail.dat' : undefined;
  }
}

/** The same event stands in the alternative and in the attachment; there, the Content-Type tells no method. */
function addOnce(messages: Map<string, CalendarMessage>, message: CalendarMessage): void {
  const event = JSON.stringify({ ...message, method: '' });
  const known = messages.get(event);
  if (known && known.method !== '' && message.method !== '' && known.method !== message.method) {
    messages.set(`${message.method} ${event}`, message);
  } else if (!known || known.method === '') messages.set(event, message);
}

function isCalendar({ contentType, filename }: Attachment): boolean {
  return calendarTypes.has(contentType.toLowerCase()) || /\.ics$/i.test(filename?.trim() ?? '');
}

function isTnef({ contentType, filename }: Attachment): boolean {
  return tnefTypes.has(contentType.toLowerCase()) || /^winmail\.dat$/i.test(filename?.trim() ?? '');
}

function parameter(part: Attachment, name: string): string | undefined {
  const header = part.headers.get('content-type');
  return isStructured(header) ? header.params[name] : undefined;
}

function isStructured(header: unknown): header is StructuredHeader {
  return typeof header === 'object' && header !== null && 'params' in header;
}

/**
 * Text of a calendar part. Programs name another charset than they use, so bytes that are UTF-8 are taken for it.
 * @param charset as the Content-Type names it
 */
export function decodeCalendar(content: Uint8Array, charset: string | undefined): string {
  const marked = utf16(content);
  if (marked) return new TextDecoder(marked).decode(content);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return new TextDecoder(knownCharset(charset)).decode(content);
  }
}

function utf16([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark: a calendar begins with "BE".
  if (second === 0 && first !== undefined && first !== 0) return 'utf-16le';
  return first === 0 && second !== undefined && second !== 0 ? 'utf-16be' : undefined;
}

function knownCharset(charset: string | undefined): string {
  try {
    const { encoding } = new TextDecoder(charset ?? 'windows-1252');
    return encoding === 'utf-8' || encoding.startsWith('utf-16') ? 'windows-1252' : encoding;
  } catch (error) {
    if (error instanceof RangeError) return 'windows-1252';
    throw error;
  }
}
