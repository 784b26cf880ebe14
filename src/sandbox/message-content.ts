/** Text and blocks of a message, checked by the same rules wherever they come from: a method, an acknowledgement, a response_url. */

import { MESSAGE_LIMITS } from './block-limits.ts';
import { codePoints, isObject, type Json, objects, string } from './json-values.ts';
import { SlackError } from './slack-error.ts';
import type { Workspace } from './state.ts';
import type { SlackMessage } from './types.ts';
import { blockMistakes, textLength } from './validate-blocks.ts';
import { asBlocks } from './views.ts';

export interface Content {
  text: string;
  blocks: SlackMessage['blocks'];
  metadata?: NonNullable<SlackMessage['metadata']>;
}

/**
 * @param payload with parsed `blocks`, `attachments` and `metadata`
 * @throws {SlackError} no_text, invalid_blocks, invalid_blocks_format, msg_blocks_too_long, too_many_attachments, invalid_metadata_format
 */
export function readContent(ws: Workspace, payload: Json): Content {
  const text = string(payload.text) || string(payload.markdown_text);
  const attachments = objects(payload.attachments);
  if (payload.markdown_text !== undefined && (payload.text !== undefined || payload.blocks !== undefined)) {
    throw new SlackError('markdown_text_conflict', 'markdown_text goes without text and blocks');
  }
  if (payload.markdown_text !== undefined && codePoints(string(payload.markdown_text)) > MESSAGE_LIMITS.markdown) {
    throw new SlackError('msg_too_long', `markdown_text holds ${MESSAGE_LIMITS.markdown} characters`);
  }
  if (attachments.length > MESSAGE_LIMITS.attachments) {
    throw new SlackError('too_many_attachments', `a message holds ${MESSAGE_LIMITS.attachments} attachments`);
  }
  const blocks = readBlocks(ws, payload.blocks);
  if (text.trim() === '' && blocks.length === 0 && attachments.length === 0) {
    throw new SlackError('no_text', 'the message has neither text nor blocks');
  }
  return { text: Array.from(text).slice(0, MESSAGE_LIMITS.text).join(''), blocks, ...readMetadata(payload.metadata) };
}

export function readBlocks(ws: Workspace, blocks: unknown): SlackMessage['blocks'] {
  if (blocks === undefined || blocks === null) return [];
  if (!Array.isArray(blocks)) throw new SlackError('invalid_blocks_format', 'blocks must be an array');
  const mistakes = blockMistakes(blocks, 'message', '/blocks');
  if (mistakes.length > 0) throw new SlackError('invalid_blocks', mistakes.join('; '), { details: mistakes });
  const length = textLength(blocks);
  if (length > MESSAGE_LIMITS.textOfAllBlocks) {
    throw new SlackError(
      'msg_blocks_too_long',
      `the blocks hold ${length} characters, about ${MESSAGE_LIMITS.textOfAllBlocks} are allowed`,
    );
  }
  return asBlocks(ws, blocks);
}

export function readMetadata(metadata: unknown): { metadata?: NonNullable<SlackMessage['metadata']> } {
  if (metadata === undefined || metadata === null) return {};
  const payload = isObject(metadata) ? metadata.event_payload : undefined;
  if (!isObject(metadata) || typeof metadata.event_type !== 'string' || !isObject(payload)) {
    throw new SlackError('invalid_metadata_format', 'metadata needs event_type and event_payload');
  }
  return { metadata: { event_type: metadata.event_type, event_payload: payload } };
}

/** Words when a text is longer than Slack advises, though it is taken: it may be split into several messages. */
export function longTextWarning(text: string): string | undefined {
  return codePoints(text) > MESSAGE_LIMITS.adviceText
    ? `text has ${codePoints(text)} characters; beyond ${MESSAGE_LIMITS.adviceText} Slack may split or cut it`
    : undefined;
}
