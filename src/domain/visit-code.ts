import type { Day } from './time.ts';

/** Words in front of a name that say what sort of administration it is, and their letters in a code. */
const prefixes: Record<string, string> = {
  landkreis: 'LK',
  kreis: 'K',
  stadt: 'S',
  hansestadt: 'HS',
  landeshauptstadt: 'LH',
  region: 'R',
  regionalverband: 'RV',
  gemeinde: 'G',
  samtgemeinde: 'SG',
  bezirk: 'B',
  city: 'C',
  county: 'C',
  district: 'D',
};

/** A short code that can be typed, from the sides and the year: LKOS-BLK-27. */
export function visitCode(host: string, guest: string, firstDay: Day): string {
  return `${sideCode(host)}-${sideCode(guest)}-${firstDay.slice(2, 4)}`;
}

function sideCode(name: string): string {
  const words = letters(name).split(' ').filter(Boolean);
  const prefix = prefixes[words[0]?.toLowerCase() ?? ''];
  const rest = words[1];
  if (prefix && rest) return prefix + rest.slice(0, 2).toUpperCase();
  const word = words[0] ?? 'X';
  if (/.landkreis$/i.test(word)) return `${word[0]}LK`.toUpperCase();
  if (/..kreis$/i.test(word)) return `${word.slice(0, 2)}K`.toUpperCase();
  if (words.length > 1)
    return words
      .map((part) => part[0])
      .join('')
      .slice(0, 4)
      .toUpperCase();
  return word.slice(0, 3).toUpperCase();
}

/** Plain letters only: codes are typed on every keyboard. */
function letters(name: string): string {
  return name
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gi, ' ')
    .trim();
}
