/**
 * Cuts what no message can hold. Slack refuses more than 50 blocks (https://docs.slack.dev/reference/block-kit/blocks) and,
 * undocumented, about 13,200 characters in all blocks together (`msg_blocks_too_long`, bolt-js issue 2509).
 */

import type { Block, RichTextBlock, TableBlock } from '../slack/block-kit.ts';
import { list, note, rich, shorten } from './blocks.ts';
import { nothing } from './table.ts';

const most = { characters: 12_000, blocks: 50, table: 10_000 } as const;
/** What the line takes that says how much of a list is missing. */
const moreLine = 40;
/** A paragraph with less than this left of it says nothing. */
const shortestParagraph = 200;

/** What a cut message says in the reader's language. */
export interface CutWords {
  /** The last line of a list of which so many items are missing. */
  more(rest: number): string;
  /** That something was left out, and where it can be seen. */
  note: string;
}

/** @param spare characters that must be left for what is added later */
export function fits(blocks: readonly Block[], spare = 0): boolean {
  const isTableTooLong = blocks.some((block) => block.type === 'table' && lengthOf(block) > most.table);
  return !isTableTooLong && blocks.length <= most.blocks && lengthOf(blocks) + spare <= most.characters;
}

/**
 * The same blocks where they fit. Else buttons, small print and headings stay, lists are cut item by item, tables row by row and
 * paragraphs one by one in reading order, and the small print says so.
 */
export function fit(blocks: Block[], words: CutWords): Block[] {
  if (fits(blocks)) return blocks;
  const sign = note(words.note);
  const lists = blocks.filter((block) => listIn(block) !== undefined).length;
  let characters = most.characters - lengthOf(sign) - lists * moreLine;
  let places = most.blocks - 1;
  const fitted = new Map<number, Block>();

  for (const rank of [0, 1, 2, undefined]) {
    for (const [index, block] of blocks.entries()) {
      if (rankOf(block) !== rank || places === 0) continue;
      const part = cut(block, characters, words);
      if (!part) continue;
      fitted.set(index, part);
      places -= 1;
      characters -= lengthOf(part);
    }
  }
  const shown = blocks.flatMap((_, index) => fitted.get(index) ?? []);
  const behind = shown.findLastIndex(({ type }) => type !== 'actions') + 1;
  return shown.toSpliced(behind, 0, sign);
}

/** What is kept first; undefined for what is read from top to bottom until there is no more room. */
function rankOf(block: Block): number | undefined {
  if (block.type === 'actions') return 0;
  if (block.type === 'context') return 1;
  return block.type === 'header' || isTitle(block) ? 2 : undefined;
}

/** A line all in bold stands above a list. */
function isTitle(block: Block): boolean {
  if (block.type !== 'rich_text') return false;
  return block.elements.every(
    (part) =>
      part.type === 'rich_text_section' && part.elements.every((span) => span.type === 'text' && span.style?.bold),
  );
}

function cut(block: Block, characters: number, words: CutWords): Block | undefined {
  const isTable = block.type === 'table';
  const room = isTable ? Math.min(characters, most.table) : characters;
  if (lengthOf(block) <= room) return block;
  const items = listIn(block);
  if (items) return cutList(items, characters, words);
  if (isTable) return cutTable(block, room, words);
  if (block.type !== 'section' || !block.text || block.accessory || characters < shortestParagraph) return undefined;
  return { ...block, text: { ...block.text, text: shorten(block.text.text, characters) } };
}

type Items = Extract<RichTextBlock['elements'][number], { type: 'rich_text_list' }>;

function cutList(items: Items, characters: number, words: CutWords): Block {
  let left = characters;
  const end = items.elements.findIndex((item) => {
    left -= lengthOf(item);
    return left < 0;
  });
  const more = list([[words.more(items.elements.length - end)]]);
  return { ...more, elements: [{ ...items, elements: [...items.elements.slice(0, end), ...itemsIn(more)] }] };
}

function cutTable({ rows, ...block }: TableBlock, characters: number, words: CutWords): Block | undefined {
  let left = characters - moreLine;
  const end = rows.findIndex((cells) => {
    left -= lengthOf(cells);
    return left < 0;
  });
  // A heading over nothing says nothing.
  if (end < 2) return undefined;
  const more = (rows[0] ?? []).map((_, index) => rich(index === 0 ? words.more(rows.length - end) : nothing));
  return { ...block, rows: [...rows.slice(0, end), more] };
}

function listIn(block: Block): Items | undefined {
  const first = block.type === 'rich_text' ? block.elements[0] : undefined;
  return first?.type === 'rich_text_list' ? first : undefined;
}

function itemsIn(block: Block): Items['elements'] {
  return listIn(block)?.elements ?? [];
}

/** All that is read in it, buttons included. */
function lengthOf(part: unknown): number {
  if (typeof part !== 'object' || part === null) return 0;
  let length = 0;
  for (const [name, value] of Object.entries(part)) {
    const isRead = typeof value === 'string' && (name === 'text' || name === 'accessibility_label');
    length += isRead ? value.length : lengthOf(value);
  }
  return length;
}
