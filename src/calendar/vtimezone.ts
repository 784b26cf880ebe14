import { IANAZone } from 'luxon';
import { tzlib_get_ical_block } from 'timezones-ical-library';

/** By zone; the library takes longer to make one than it takes to write the event. */
const blocks = new Map<string, string>();

/**
 * The VTIMEZONE of an IANA zone, lines ended by CRLF. Outlook shows the wrong hour where it is missing (RFC 5545 §3.2.19). The
 * library has one for each group of zones with the same clock: for Europe/Amsterdam that of Europe/Brussels, which here gets the
 * name that was asked for.
 * @throws RangeError when there is none: a TZID without its VTIMEZONE must never leave the house.
 */
export function getVtimezone(zone: string): string {
  const known = blocks.get(zone);
  if (known !== undefined) return known;
  const made = makeVtimezone(zone);
  blocks.set(zone, made);
  return made;
}

function makeVtimezone(zone: string): string {
  const [block, tzid] = IANAZone.isValidZone(zone) ? tzlib_get_ical_block(zone) : [];
  if (block === undefined || tzid === undefined) throw new RangeError(`no VTIMEZONE for ${zone}`);
  const name = tzid.replace(/^TZID=/, '');
  return block
    .replace(`TZID:${name}\r\n`, `TZID:${zone}\r\n`)
    .replace(`X-LIC-LOCATION:${name}\r\n`, `X-LIC-LOCATION:${zone}\r\n`);
}
