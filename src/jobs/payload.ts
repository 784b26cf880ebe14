import type { z } from 'zod';
import type { OutboxRow } from '../db/schema.ts';

/** @throws when the row was queued with something else than its handler expects, which is our bug */
export function readPayload<T>(row: OutboxRow, schema: z.ZodType<T>): T {
  return schema.parse(JSON.parse(row.payload));
}
