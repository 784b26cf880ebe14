/** Slack's cursors: opaque, empty at the end. */

import type { Json } from '../json-values.ts';
import { SlackError } from '../slack-error.ts';
import { optionalInteger, optionalString } from './arguments.ts';

/**
 * One page of a list.
 * @throws {SlackError} invalid_cursor, invalid_limit
 */
export function page<T>(args: Json, all: T[], byDefault: number, most: number): { rows: T[]; nextCursor: string } {
  const limit = optionalInteger(args, 'limit') ?? byDefault;
  if (limit < 1 || limit > most) throw new SlackError('invalid_limit', `limit must be between 1 and ${most}`);
  const cursor = optionalString(args, 'cursor');
  let start = 0;
  if (cursor !== undefined) {
    const match = /^offset:(\d+)$/.exec(Buffer.from(cursor, 'base64').toString('utf8'));
    if (!match) throw new SlackError('invalid_cursor', 'the cursor is not one of ours');
    start = Number(match[1]);
  }
  const end = start + limit;
  const nextCursor = end < all.length ? Buffer.from(`offset:${end}`).toString('base64') : '';
  return { rows: all.slice(start, end), nextCursor };
}
