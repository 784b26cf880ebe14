/** Walks over the interactive elements of blocks, and gives blocks and elements the ids that Slack makes up. */

import { isObject, type Json, objects, string } from './json-values.ts';

export interface Placed {
  element: Json;
  block: Json;
  blockId: string;
  actionId: string;
  /** JSON pointer below `/blocks`. */
  at: string;
}

/** Every element that somebody could use, in reading order. */
export function listElements(blocks: readonly unknown[], above = ''): Placed[] {
  return objects(blocks).flatMap((block, index) => {
    const at = `${above}/${index}`;
    const inside: [Json, string][] = [];
    for (const name of ['element', 'accessory']) {
      const one = block[name];
      if (isObject(one)) inside.push([one, `${at}/${name}`]);
    }
    for (const name of ['elements', 'actions']) {
      if (block.type === 'carousel' || block.type === 'rich_text') continue;
      objects(block[name]).forEach((one, n) => {
        inside.push([one, `${at}/${name}/${n}`]);
      });
    }
    const own = inside
      .filter(([element]) => !['image', 'plain_text', 'mrkdwn'].includes(string(element.type)))
      .map(([element, place]) => ({
        element,
        block,
        blockId: string(block.block_id),
        actionId: string(element.action_id),
        at: place,
      }));
    if (block.type === 'carousel') own.push(...listElements(objects(block.elements), `${at}/elements`));
    if (block.type === 'container') own.push(...listElements(objects(block.child_blocks), `${at}/child_blocks`));
    return own;
  });
}

/** All blocks, those inside containers and carousels included, with their pointers. */
export function listBlocks(blocks: readonly unknown[], above = ''): { block: Json; at: string }[] {
  return objects(blocks).flatMap((block, index) => {
    const at = `${above}/${index}`;
    const inner =
      block.type === 'carousel'
        ? listBlocks(objects(block.elements), `${at}/elements`)
        : block.type === 'container'
          ? listBlocks(objects(block.child_blocks), `${at}/child_blocks`)
          : [];
    return [{ block, at }, ...inner];
  });
}

/** A copy of the blocks in which every block has its block_id and every interactive element its action_id, as Slack makes them up. */
export function withIds(blocks: readonly unknown[], newId: (prefix: string) => string): Json[] {
  const copy = objects(structuredClone(blocks));
  for (const { block } of listBlocks(copy)) block.block_id ??= newId('').slice(0, 5);
  for (const { element } of listElements(copy)) element.action_id ??= newId('').slice(0, 5);
  return copy;
}
