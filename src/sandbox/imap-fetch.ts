/** What FETCH answers about one mail (RFC 3501 §7.4.2). */

import type { CaughtMail } from './caught-mail.ts';
import { bodyStructure, field, readParts, sectionOf } from './imap-structure.ts';
import { type ImapValue, imapString } from './imap-syntax.ts';

export interface StoredMail {
  uid: number;
  mail: CaughtMail;
  flags: Set<string>;
}

const macros: Record<string, string[]> = {
  ALL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE'],
  FAST: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'],
  FULL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODYSTRUCTURE'],
};

/**
 * @param asked as the client wrote it: one item, a macro, or a list
 * @returns the items in parentheses, the UID always among them
 */
export function fetched(stored: StoredMail, asked: ImapValue | undefined): string {
  const written = (Array.isArray(asked) ? asked : [asked ?? 'FLAGS']).map(String);
  const items = new Set(['UID', ...written.flatMap((item) => macros[item.toUpperCase()] ?? [item])]);
  return `(${[...items].map((item) => `${itemName(item)} ${itemValue(stored, item)}`).join(' ')})`;
}

/** A mail whose body was looked at, but not by PEEK, counts as read. */
export function marksSeen(asked: ImapValue | undefined): boolean {
  return (Array.isArray(asked) ? asked : [asked ?? '']).some((item) => /^BODY\[/i.test(String(item)));
}

/** Whether something of the mail itself is asked for. */
export function showsText(asked: ImapValue | undefined): boolean {
  return (Array.isArray(asked) ? asked : [asked ?? '']).some((item) => /^BODY(?:\.PEEK)?\[/i.test(String(item)));
}

function itemName(item: string): string {
  return item.replace(/^BODY\.PEEK/i, 'BODY').replace(/<(\d+)\.\d+>$/, '<$1>');
}

function itemValue({ uid, mail, flags }: StoredMail, item: string): string {
  const section = /^BODY(?:\.PEEK)?\[(.*)\](?:<(\d+)\.(\d+)>)?$/i.exec(item);
  if (section) {
    const whole = sectionOf(mail.raw, section[1] ?? '');
    const from = Number(section[2] ?? 0);
    const text = section[2] === undefined ? whole : whole.slice(from, from + Number(section[3]));
    return `{${text.length}}\r\n${text}`;
  }
  switch (item.toUpperCase()) {
    case 'UID':
      return String(uid);
    case 'FLAGS':
      return `(${[...flags].join(' ')})`;
    case 'INTERNALDATE':
      return imapString(internalDate(mail.receivedAt));
    case 'RFC822.SIZE':
      return String(mail.raw.length);
    case 'ENVELOPE':
      return envelope(mail);
    case 'BODY':
    case 'BODYSTRUCTURE':
      return bodyStructure(readParts(mail.raw));
    default:
      return 'NIL';
  }
}

function internalDate(date: Date): string {
  const [, day, month, year, time] = /, (\d+) (\w+) (\d+) ([\d:]+)/.exec(date.toUTCString()) ?? [];
  return `${day}-${month}-${year} ${time} +0000`;
}

function envelope(mail: CaughtMail): string {
  const { header } = readParts(mail.raw);
  const text = (name: string) => imapString(field(header, name));
  const from = addressList(mail.from);
  const parts = [text('date'), text('subject'), from, from, from, addressList(mail.to), 'NIL', 'NIL'];
  return `(${parts.join(' ')} ${text('in-reply-to')} ${text('message-id')})`;
}

function addressList(addresses: CaughtMail['from']): string {
  if (addresses.length === 0) return 'NIL';
  const each = addresses.map(({ name, address }) => {
    const at = address.lastIndexOf('@');
    const encoded = `=?utf-8?B?${Buffer.from(name).toString('base64')}?=`;
    const shown = name === '' ? undefined : /^[ -~]*$/.test(name) ? name : encoded;
    return `(${imapString(shown)} NIL ${imapString(address.slice(0, at))} ${imapString(address.slice(at + 1))})`;
  });
  return `(${each.join('')})`;
}
