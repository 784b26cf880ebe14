/** The window's address says who is looking at what, so that it can be reloaded and gone back in. */

/** @returns `{ personId, place, curtain }`; the place is undefined when the address names none, `curtain`: whether its panel is open */
export function readAddress() {
  const [personId, ...rest] = location.hash.slice(1).split('/').map(decodeURIComponent);
  const curtain = rest[0] === 'curtain';
  const [kind, id = ''] = curtain ? rest.slice(1) : rest;
  return { personId, place: kind ? { kind, id } : undefined, curtain };
}

export function writeAddress(personId, { kind, id }, curtain) {
  location.hash = [personId, ...(curtain ? ['curtain'] : []), kind, id].map(encodeURIComponent).join('/');
}
