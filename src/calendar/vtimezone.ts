import { IANAZone } from 'luxon';
import { tzlib_get_ical_block } from 'timezones-ical-library';

/**
 * The VTIMEZONE of an IANA zone, lines ended by CRLF. Outlook shows the wrong hour where it is missing (RFC 5545 §3.2.19).
 * @throws RangeError when there is none under exactly this name: a TZID without its VTIMEZONE must never leave the house.
 */
export function getVtimezone(zone: string): string {
  const [block, tzid] = IANAZone.isValidZone(zone) ? tzlib_get_ical_block(zone) : [];
  if (block === undefined || tzid !== `TZID=${zone}`) throw new RangeError(`no VTIMEZONE for ${zone}`);
  return block;
}
