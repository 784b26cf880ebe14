/** Pictures made of initials. */

import { h } from './dom.js';

const COLOURS = 8;

/** Titles such as “Dr.” give no initials. */
function initials(name) {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word) && !word.endsWith('.'));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0) ?? '');
  return letters.join('').toUpperCase() || '?';
}

export function avatar(name, id = name) {
  let sum = 0;
  for (const character of id) sum = (sum * 51 + character.charCodeAt(0)) % 10_007;
  // Not as text: what stands beside it is the name.
  return h('span', { class: `avatar tint-${sum % COLOURS}`, 'aria-hidden': 'true', 'data-initials': initials(name) });
}

/** What is shown beside a person's name. */
export function roleOf(person, language, t) {
  if (!person) return '';
  const guest = person.is_restricted || person.is_ultra_restricted ? t.guest : '';
  return [person.roles?.[language], guest, person.is_stranger ? t.external : ''].filter(Boolean).join(', ');
}
