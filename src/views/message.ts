import type { Context } from '../command.ts';
import type { Block } from '../slack/block-kit.ts';
import type { Message } from '../slack/requests.ts';
import { shorten } from './blocks.ts';
import { fit } from './fit.ts';
import { rowText, withOneTable } from './table.ts';

const longestFallback = 3000;
/** What chat.update takes as text. */
const longestEdit = 4000;

/** Blocks that are kept, such as a published day's, are made into a message once. */
const made = new WeakMap<readonly Block[], { note: string; message: Message }>();

/**
 * A message whose `text` says the same as its blocks, for notifications and screen readers. What is too long for Slack is cut.
 *
 * @param whole lines, without the command's name, that show what was cut off
 */
export function message(
  blocks: Block[],
  { t, command }: Pick<Context, 't' | 'command'>,
  whole: readonly string[] = [],
): Message {
  const lines = whole.map((line) => `${command} ${line}`);
  const note = lines.length > 0 ? t.cut.seeWith(lines) : t.cut.askForPart(command);
  const before = made.get(blocks);
  if (before?.note === note) return before.message;
  const fitted = fit(withOneTable(blocks), { more: t.cut.more, note });
  const message = { text: fallback(textOf(fitted)), blocks: fitted };
  made.set(blocks, { note, message });
  return message;
}

function fallback(said: string): string {
  const text = escapeText(shorten(said, longestFallback));
  // Escaping makes a text of signs up to five times as long.
  return text.length <= longestEdit ? text : escapeText(shorten(said, longestEdit / 5));
}

/** What the blocks say, in reading order; buttons are left out. */
export function textOf(blocks: Block[]): string {
  return blocks
    .map((block) => (block.type === 'table' ? block.rows.map(rowText).join('\n') : collect(block)).trim())
    .filter((text) => text !== '')
    .join('\n');
}

function collect(part: unknown): string {
  if (Array.isArray(part)) return part.map(collect).join('');
  if (typeof part !== 'object' || part === null) return '';
  const { type, text, elements, fields, style, offset } = part as Record<string, unknown>;
  if (type === 'actions' || type === 'button') return '';
  if (type === 'rich_text_list' && Array.isArray(elements)) {
    const first = typeof offset === 'number' ? offset + 1 : 1;
    return elements.map((item, n) => `${style === 'ordered' ? `${first + n}.` : '•'} ${collect(item)}`).join('');
  }
  if (type === 'rich_text_section') return `${collect(elements)}\n`;
  if (typeof text === 'string') return text;
  return [collect(text), Array.isArray(fields) ? fields.map(collect).join('\n') : '', collect(elements)].join('');
}

/** Joins nothing visibly, but keeps a mark from touching the word it would format. */
const wordJoiner = '\u2060';

/**
 * The top-level text is mrkdwn, whatever the blocks are. Its three escapes keep names and titles from mentioning or linking;
 * the marks `* _ ~ \`` have no escape, so each is set apart from its word.
 */
export function escapeText(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[*_~`]/g, (mark) => `${wordJoiner}${mark}${wordJoiner}`);
}
