/** Which mail addresses we accept, and who is behind them. */

import { cleanText } from './clean-text.ts';

export interface Mailbox {
  /** As shown in mail programs; empty when there is none. */
  name: string;
  address: string;
}

// RFC 5321 §4.1.2, without quoted local parts and address literals: nothing in it can break a header or a calendar line.
const LOCAL_PART = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}$/;
const LABEL = /^[A-Za-z0-9-]{1,63}$/;

/**
 * Whether this is one plain mail address: ASCII, at most 254 characters (RFC 5321 §4.5.3.1.3), a domain with a dot. A
 * domain with umlauts is accepted in its ASCII form only (`xn--…`).
 */
export function isMailAddress(text: string): boolean {
  if (text.length > 254) return false;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  const labels = text.slice(at + 1).split('.');
  if (!LOCAL_PART.test(local) || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return false;
  if (labels.length < 2 || !/^(?:[A-Za-z]{2,}|xn--[A-Za-z0-9-]+)$/i.test(labels.at(-1) ?? '')) return false;
  return labels.every((label) => LABEL.test(label) && !label.startsWith('-') && !label.endsWith('-'));
}

/** What stands behind the last @, in lower case. */
export function mailDomain(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

const NAMED = /^(?<name>[^<>]*)<(?<address>[^<>]*)>$/;
const IN_QUOTES = /^"(?<name>.*)"$/;

/** Reads `Besuche <besuche@example.org>`, `"Besuche, Kreis" <…>`, or a bare address; nothing if the address is none. */
export function readMailbox(text: string): Mailbox | undefined {
  const match = NAMED.exec(text.trim());
  const address = (match?.groups?.address ?? text).trim();
  if (!isMailAddress(address)) return undefined;
  const name = (match?.groups?.name ?? '').trim();
  return { name: cleanText(IN_QUOTES.exec(name)?.groups?.name ?? name).trim(), address };
}
