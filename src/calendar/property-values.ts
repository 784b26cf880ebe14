/** Guards for the values that ical-generator writes as they are, so that no text can start a property of its own. */

import { isMailAddress, type Mailbox } from '../domain/mail-address.ts';
import { singleLine } from '../mail/plain-text.ts';
import { webAddress } from '../mail/web-address.ts';

const uidForm = /^[A-Za-z0-9._@+:~-]{1,255}$/;

/**
 * A CN: double quotes are not allowed in parameters, and Outlook and Google do not decode RFC 6868's `^'`, so quotes become
 * apostrophes and `^` is dropped; a backslash, which ical.js (Thunderbird, Nextcloud) takes for an escape, becomes a slash.
 * Someone without a name is called by the address.
 */
export function commonName(person: Mailbox): string {
  return singleLine(person.name.replaceAll('"', "'").replaceAll('\\', '/').replaceAll('^', '')) || person.address;
}

/** @throws TypeError when the address is not deliverable. */
export function calendarAddress(person: Mailbox): string {
  if (!isMailAddress(person.address)) throw new TypeError('not a calendar address');
  return person.address;
}

/** @throws TypeError when it is not 1 to 255 characters that need no escaping. */
export function calendarUid(uid: string): string {
  if (!uidForm.test(uid)) throw new TypeError('not a UID');
  return uid;
}

/**
 * A web address for URL, a property that takes no escapes; ical-generator escapes it as text, so what it would escape is
 * percent-encoded beforehand.
 * @throws TypeError when it is not http or https.
 */
export function calendarUrl(url: string): string {
  return webAddress(url).replace(/[,;\\]/g, (character) => encodeURIComponent(character));
}
