import { singleLine } from './plain-text.ts';

export interface Mailbox {
  /** As shown in mail programs; empty when there is none. */
  name: string;
  address: string;
}

const localPart = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const domainLabel = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;
const onlyDigits = /^\d+$/;
const named = /^(?<name>[^<>]*)<(?<address>[^<>]*)>$/;
const inQuotes = /^"(?<name>.*)"$/;

/**
 * Whether mail may be handed to the server for this address. Narrower than RFC 5321 §4.1.2 on purpose (no quoted local part, no
 * address literal, ASCII only): nodemailer accepts absurd addresses, and what is doubtful is refused, never repaired.
 */
export function isDeliverableAddress(address: string): boolean {
  if (address.length > 254) return false;
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  const labels = address.slice(at + 1).split('.');
  return (
    local.length <= 64 &&
    localPart.test(local) &&
    labels.length >= 2 &&
    labels.every((label) => domainLabel.test(label)) &&
    !onlyDigits.test(labels.at(-1) ?? '')
  );
}

/**
 * Reads a setting such as `MAIL_FROM`: `Besuche <besuche@example.org>`, `"Besuche, Kreis" <…>`, or a bare address.
 * @throws TypeError when its address is not deliverable.
 */
export function parseMailbox(text: string): Mailbox {
  const match = named.exec(text.trim());
  const address = (match?.groups?.address ?? text).trim();
  if (!isDeliverableAddress(address)) throw new TypeError('not a mail address such as Besuche <besuche@example.org>');
  const name = (match?.groups?.name ?? '').trim();
  return { name: singleLine(inQuotes.exec(name)?.groups?.name ?? name), address };
}
