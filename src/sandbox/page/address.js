/** The window's address says who is looking at what, so that it can be reloaded and gone back in. */

/** @returns `{ personId, place }`; the place is undefined when the address names none */
export function readAddress() {
  const [personId, kind, id = ''] = location.hash.slice(1).split('/').map(decodeURIComponent);
  return { personId, place: kind ? { kind, id } : undefined };
}

export function writeAddress(personId, { kind, id }) {
  location.hash = [personId, kind, id].map(encodeURIComponent).join('/');
}
