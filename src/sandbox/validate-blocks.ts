/** Checks blocks as Slack does before it shows them. */

import {
  BLOCK_LIMITS,
  BLOCK_SURFACES,
  ELEMENT_SURFACES,
  MESSAGE_LIMITS,
  type Surface,
  VIEW_LIMITS,
} from './block-limits.ts';
import { blockChecks } from './block-schema.ts';
import { listBlocks, listElements } from './elements.ts';
import { codePoints, isObject, string } from './json-values.ts';
import { byType, list, type Report } from './schema.ts';

/**
 * What is wrong with blocks, in Slack's words.
 * @param pointer where the blocks are: `/blocks` in a message, `/view/blocks` in a view
 * @returns `[ERROR] must be less than 76 characters [json-pointer:/blocks/0/…]` for each mistake
 */
export function blockMistakes(blocks: unknown, surface: Surface, pointer: string): string[] {
  const mistakes: string[] = [];
  const report: Report = (words, at) => {
    mistakes.push(`[ERROR] ${words} [json-pointer:${at}]`);
  };
  const max = surface === 'message' ? MESSAGE_LIMITS.blocks : VIEW_LIMITS.blocks;
  const min = surface === 'modal' ? 1 : 0;
  list(byType(blockChecks), { max, min })(blocks, pointer, report);
  if (!Array.isArray(blocks)) return mistakes;
  checkSurfaces(blocks, surface, pointer, report);
  checkIds(blocks, pointer, report);
  checkTables(blocks, pointer, report);
  return mistakes;
}

/** Code points of all texts in blocks. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + textLength(one), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, one]) => sum + (name === 'text' && typeof one === 'string' ? codePoints(one) : textLength(one)),
    0,
  );
}

function checkSurfaces(blocks: unknown[], surface: Surface, pointer: string, report: Report): void {
  for (const { block, at } of listBlocks(blocks, pointer)) {
    const type = string(block.type);
    const allowed = BLOCK_SURFACES[type];
    if (allowed && !allowed.includes(surface)) report(`unsupported type: ${type} in a ${surface}`, `${at}/type`);
  }
  for (const { element, at } of listElements(blocks, pointer)) {
    const type = string(element.type);
    const allowed = ELEMENT_SURFACES[type];
    if (allowed && !allowed.includes(surface)) report(`unsupported type: ${type} in a ${surface}`, `${at}/type`);
  }
}

function checkIds(blocks: unknown[], pointer: string, report: Report): void {
  const seen = new Set<string>();
  for (const { block, at } of listBlocks(blocks, pointer)) {
    const id = block.block_id;
    if (typeof id !== 'string') continue;
    if (seen.has(id)) report(`block_id already exists: ${id}`, `${at}/block_id`);
    seen.add(id);
  }
  const actions = new Map<unknown, Set<string>>();
  let focused = 0;
  for (const { element, block, actionId, at } of listElements(blocks, pointer)) {
    const inBlock = actions.get(block) ?? new Set();
    if (actionId !== '' && inBlock.has(actionId)) report(`action_id already exists: ${actionId}`, `${at}/action_id`);
    actions.set(block, inBlock.add(actionId));
    if (element.focus_on_load === true) focused += 1;
    if (focused > 1 && element.focus_on_load === true) {
      report('only one element can have focus_on_load', `${at}/focus_on_load`);
    }
  }
}

function checkTables(blocks: unknown[], pointer: string, report: Report): void {
  const all = listBlocks(blocks, pointer);
  const tables = all.filter(({ block }) => block.type === 'table');
  if (tables.length > MESSAGE_LIMITS.tables) report('only one table is allowed', tables[1]?.at ?? pointer);
  const characters = tables.reduce((sum, { block }) => sum + textLength(block), 0);
  if (characters > MESSAGE_LIMITS.tableCharacters) {
    report(`must be less than ${MESSAGE_LIMITS.tableCharacters + 1} characters`, tables[0]?.at ?? pointer);
  }
  for (const { block, at } of all) {
    if (block.type === 'data_table' && textLength(block) > BLOCK_LIMITS.dataTable.characters) {
      report(`must be less than ${BLOCK_LIMITS.dataTable.characters + 1} characters`, at);
    }
  }
  const markdown = all.filter(({ block }) => block.type === 'markdown');
  if (markdown.reduce((sum, { block }) => sum + textLength(block), 0) > MESSAGE_LIMITS.markdown) {
    report(`markdown must be less than ${MESSAGE_LIMITS.markdown + 1} characters in all`, markdown[0]?.at ?? pointer);
  }
}
