import type ICAL from 'ical.js';
import { cleanText } from '../domain/clean-text.ts';
import type { CalendarAttendee } from '../domain/incoming-mail.ts';

const mostAddressCharacters = 320;
const mostNameCharacters = 200;
const mostCommentCharacters = 1000;
const mostDelegates = 20;

/** @returns undefined when it names no address */
export function readAttendee(property: ICAL.Property): CalendarAttendee | undefined {
  const value: unknown = property.toJSON()[3];
  const address = typeof value === 'string' ? addressIn(value) : '';
  if (address === '') return undefined;
  const parameter = (name: string) => {
    const given: unknown = property.getParameter(name);
    return (Array.isArray(given) ? given : [given]).filter((one) => typeof one === 'string');
  };
  const line = (name: string, most: number) =>
    cleanText((parameter(name)[0] ?? '').slice(0, most * 2))
      .trim()
      .slice(0, most) || undefined;
  const addresses = (name: string) =>
    parameter(name)
      .slice(0, mostDelegates)
      .map(addressIn)
      .filter((one) => one !== '');
  return {
    address,
    name: line('cn', mostNameCharacters),
    partstat: (parameter('partstat')[0] ?? 'NEEDS-ACTION').trim().toUpperCase().slice(0, 40),
    sentBy: addresses('sent-by')[0],
    delegatedTo: addresses('delegated-to'),
    delegatedFrom: addresses('delegated-from'),
    // Google's place for it; others write COMMENT.
    comment: line('x-response-comment', mostCommentCharacters),
  };
}

/** Programs write `MAILTO:` in capitals, too, and angle brackets around the address. */
function addressIn(written: string): string {
  return cleanText(written.slice(0, mostAddressCharacters))
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^<(.*)>$/, '$1')
    .trim()
    .toLowerCase();
}
