/**
 * Tables (https://docs.slack.dev/reference/block-kit/blocks/table-block): in messages only, one in each, of at most 100 rows,
 * 20 cells in a row and 10,000 characters. In views a list says the same.
 */

import type { Block, RichTextBlock, TableBlock } from '../slack/block-kit.ts';
import { list, rich, type Span } from './blocks.ts';

export const mostRows = 100;
export const mostCells = 20;

/** What a cell says where there is nothing: Slack refuses an empty text. */
export const nothing = '–';

/** @param head one text for each column; @param rows as many cells each */
export function table(head: readonly string[], rows: readonly (readonly (Span | string)[])[][]): TableBlock {
  return {
    type: 'table',
    // The first one names the row, and is short: a time, for one.
    column_settings: head.map((_, index) => ({ is_wrapped: index > 0 })),
    rows: [head.map((text) => rich({ text, bold: true })), ...rows.map((row) => row.map((spans) => rich(...spans)))],
  };
}

/** The same blocks with each table as a list, for modals and the App Home. */
export function withoutTables(blocks: readonly Block[]): Block[] {
  return blocks.map((block) => (block.type === 'table' ? listOf(block) : block));
}

/** A message may hold one table; those after the first become lists. The very same blocks where there is no such table. */
export function withOneTable(blocks: Block[]): Block[] {
  if (blocks.filter(({ type }) => type === 'table').length <= 1) return blocks;
  const first = blocks.findIndex(({ type }) => type === 'table');
  return blocks.map((block, index) => (block.type === 'table' && index > first ? listOf(block) : block));
}

/** A row of a table in one line, without what says that there is nothing. */
export function rowText(cells: TableBlock['rows'][number]): string {
  return spokenCells(cells)
    .map((spans) => spans.map(({ text }) => text).join(''))
    .join(' | ');
}

function listOf({ rows }: TableBlock): RichTextBlock {
  return list(
    rows.slice(1).map((cells) => spokenCells(cells).flatMap((spans, index) => (index > 0 ? [' | ', ...spans] : spans))),
  );
}

function spokenCells(cells: TableBlock['rows'][number]): Span[][] {
  return cells.map(spansOf).filter((spans) => spans.map(({ text }) => text).join('') !== nothing);
}

function spansOf(cell: TableBlock['rows'][number][number]): Span[] {
  if (cell.type !== 'rich_text') return [{ text: cell.text }];
  return cell.elements
    .flatMap((part) => (part.type === 'rich_text_section' ? part.elements : []))
    .flatMap((span) =>
      span.type === 'text'
        ? [
            {
              text: span.text.replaceAll('\n(', ' (').replaceAll('\n', ', '),
              ...(span.style?.bold ? { bold: true as const } : {}),
            },
          ]
        : [],
    );
}
