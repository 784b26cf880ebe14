/**
 * Cuts a list into pages in its order; every page has one item at least.
 *
 * @param most what a page may hold
 */
export function inPages<T>(
  items: readonly T[],
  lengthOf: (item: T) => number,
  most: { characters: number; items: number },
): T[][] {
  const pages: T[][] = [];
  let left = 0;
  for (const item of items) {
    const length = lengthOf(item);
    left -= length;
    const open = pages.at(-1);
    if (open && left >= 0 && open.length < most.items) open.push(item);
    else {
      pages.push([item]);
      left = most.characters - length;
    }
  }
  return pages;
}
