/** Schemas of tables (https://docs.slack.dev/reference/block-kit/blocks/table-block). */

import { BLOCK_LIMITS as L, MESSAGE_LIMITS, TEXT_LIMITS } from './block-limits.ts';
import { block } from './block-parts.ts';
import { richText } from './rich-text-schema.ts';
import { boolean, byType, type Check, integer, list, object, oneOf, text } from './schema.ts';

const cell = byType({
  rich_text: richText,
  raw_text: object({ type: oneOf('raw_text'), text: text({ max: MESSAGE_LIMITS.tableCharacters }) }),
  raw_number: object({
    type: oneOf('raw_number'),
    text: text({ max: MESSAGE_LIMITS.tableCharacters }),
    value: (value, at, report) => (typeof value === 'number' ? undefined : report('must be a number', at)),
  }),
});

export const tableChecks: Record<string, Check> = {
  ...block(
    'table',
    { rows: list(list(cell, { max: L.table.cells }), { max: L.table.rows }) },
    {
      column_settings: list(object({}, { align: oneOf('left', 'center', 'right'), is_wrapped: boolean }), {
        max: L.table.columnSettings,
      }),
    },
  ),
  ...block(
    'data_table',
    {
      caption: text({ max: TEXT_LIMITS.text }),
      rows: list(list(cell, { max: L.dataTable.columns }), { max: L.dataTable.rows, min: L.dataTable.minRows }),
    },
    { page_size: integer(1, L.dataTable.pageSize), row_header_column_index: integer(0, L.dataTable.columns - 1) },
  ),
};
