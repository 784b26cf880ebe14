/**
 * The few blocks that all messages are made of. What people wrote goes into plain_text and rich_text only, where Slack
 * parses nothing (https://docs.slack.dev/messaging/formatting-message-text), so it can neither mention, link nor format.
 */

import type { ActionsBlock, Block, Button, Overflow, RichTextBlock } from '../slack/block-kit.ts';

const longestText = 3000;
const longestHeading = 150;
const longestButton = 75;

/** Bold, code or plain, perhaps a link; nothing in it is parsed. */
export interface Span {
  text: string;
  /** http or https. */
  url?: string;
  bold?: true;
  code?: true;
}

export function heading(text: string): Block {
  return { type: 'header', text: { type: 'plain_text', text: shorten(text, longestHeading), emoji: false } };
}

export function paragraph(text: string): Block {
  return { type: 'section', text: { type: 'plain_text', text: shorten(text, longestText), emoji: false } };
}

/** A paragraph with bold words or code in it. */
export function rich(...spans: (Span | string)[]): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: spans.map(textElement) }],
  };
}

/** A bulleted list, an item of one or more spans each. */
export function list(items: (Span | string)[][]): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: items.map((spans) => ({ type: 'rich_text_section', elements: spans.map(textElement) })),
      },
    ],
  };
}

/** A numbered list; `before` items stand in the lists above it. */
export function steps(items: (Span | string)[][], before = 0): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style: 'ordered',
        ...(before > 0 ? { offset: before } : {}),
        elements: items.map((spans) => ({ type: 'rich_text_section', elements: spans.map(textElement) })),
      },
    ],
  };
}

/** Lines to type, each to be copied as it stands. */
export function code(...lines: string[]): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: lines.join('\n') }] }],
  };
}

/** Small print. */
export function note(text: string): Block {
  return { type: 'context', elements: [{ type: 'plain_text', text: shorten(text, longestText), emoji: false }] };
}

export const divider: Block = { type: 'divider' };

export interface ButtonSpec {
  text: string;
  /** What the click stands for: a line as it is typed, in the words of the code (English), without the command's name. */
  line: string;
  /** For screen readers, where several buttons read the same. */
  label?: string;
  style?: 'primary' | 'danger';
  confirm?: { title: string; text: string; yes: string; no: string };
}

/** A click is dispatched as its line would be, with the same rights and the same answers. */
export function buttons(...specs: ButtonSpec[]): ActionsBlock {
  return { type: 'actions', elements: specs.map((spec, index) => button(spec, index)) };
}

export function button(spec: ButtonSpec, index = 0): Button {
  const [noun = '', verb = ''] = spec.line.split(' ');
  return {
    type: 'button',
    action_id: index === 0 ? `${noun} ${verb}` : `${noun} ${verb} ${index}`,
    text: { type: 'plain_text', text: shorten(spec.text, longestButton), emoji: false },
    value: spec.line,
    ...(spec.label ? { accessibility_label: shorten(spec.label, longestButton) } : {}),
    ...(spec.style ? { style: spec.style } : {}),
    ...(spec.confirm
      ? {
          confirm: {
            title: { type: 'plain_text', text: shorten(spec.confirm.title, 100), emoji: false },
            text: { type: 'plain_text', text: shorten(spec.confirm.text, 300), emoji: false },
            confirm: { type: 'plain_text', text: shorten(spec.confirm.yes, 30), emoji: false },
            deny: { type: 'plain_text', text: shorten(spec.confirm.no, 30), emoji: false },
          },
        }
      : {}),
  };
}

/**
 * Up to five lines behind three dots, for what would be too many buttons. A line has at most 75 characters
 * (https://docs.slack.dev/reference/block-kit/composition-objects/option-object).
 */
export function overflow(name: string, specs: Pick<ButtonSpec, 'text' | 'line'>[]): Overflow {
  return {
    type: 'overflow',
    action_id: name,
    options: specs.slice(0, 5).map(({ text, line }) => ({
      text: { type: 'plain_text', text: shorten(text, longestButton), emoji: false },
      value: line,
    })),
  };
}

/** A few buttons, and behind three dots up to five other lines that are wanted less often. */
export function buttonsAndMore(specs: ButtonSpec[], name: string, more: ButtonSpec[]): ActionsBlock {
  const { elements, ...row } = buttons(...specs);
  return { ...row, elements: more.length > 0 ? [...elements, overflow(name, more)] : elements };
}

function textElement(span: Span | string) {
  const { text, url, bold, code: isCode } = typeof span === 'string' ? { text: span } : (span as Span);
  if (url !== undefined) return { type: 'link' as const, url, text: shorten(text, longestText) };
  const style = { ...(bold ? { bold } : {}), ...(isCode ? { code: isCode } : {}) };
  // Slack refuses an empty text element.
  return { type: 'text' as const, text: shorten(text, longestText), ...(bold || isCode ? { style } : {}) };
}

/** Counts code points, as Slack does; the last one becomes an ellipsis where something was cut. */
export function shorten(text: string, longest: number): string {
  // There are never more code points than code units.
  if (text.length <= longest) return text === '' ? ' ' : text;
  const points = [...text];
  if (points.length <= longest) return text;
  return `${points.slice(0, longest - 1).join('')}…`;
}
