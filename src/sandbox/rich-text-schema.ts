/** Schema of rich text (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block). */

import { TEXT_LIMITS } from './block-limits.ts';
import { identifier } from './composition-schema.ts';
import { boolean, byType, type Check, integer, list, object, oneOf, text } from './schema.ts';

const anyNumber = Number.MAX_SAFE_INTEGER;
const anyText = text({ max: anyNumber });
const styles = { bold: boolean, italic: boolean, strike: boolean, code: boolean, underline: boolean };
const mentionStyles = { ...styles, highlight: boolean, client_highlight: boolean, unlink: boolean };
const style = { style: object({}, styles) };
const mentionStyle = { style: object({}, mentionStyles) };
const link: Check = object(
  {
    type: oneOf('link'),
    url: text({ max: TEXT_LIMITS.text, pattern: /^(https?|mailto|tel|ftp|slack):/i, words: 'invalid url' }),
  },
  { text: text({ max: anyNumber, min: 0 }), unsafe: boolean, ...style },
);
const plain: Check = object({ type: oneOf('text'), text: anyText }, style);

const inline = byType({
  text: plain,
  link,
  broadcast: object({ type: oneOf('broadcast'), range: oneOf('here', 'channel', 'everyone') }, style),
  channel: object({ type: oneOf('channel'), channel_id: identifier }, mentionStyle),
  color: object({ type: oneOf('color'), value: anyText }, style),
  date: object(
    { type: oneOf('date'), timestamp: integer(0, anyNumber), format: anyText },
    { url: anyText, fallback: anyText, ...style },
  ),
  emoji: object({ type: oneOf('emoji'), name: anyText }, { unicode: anyText, url: anyText, ...style }),
  team: object({ type: oneOf('team'), team_id: identifier }, style),
  user: object({ type: oneOf('user'), user_id: identifier }, mentionStyle),
  usergroup: object({ type: oneOf('usergroup'), usergroup_id: identifier }, mentionStyle),
});

const inlines = list(inline, { max: anyNumber, min: 0 });
const border = { border: oneOf(0, 1) };
const section = object({ type: oneOf('rich_text_section'), elements: inlines });

const richTextElements = list(
  byType({
    rich_text_section: section,
    rich_text_list: object(
      {
        type: oneOf('rich_text_list'),
        style: oneOf('bullet', 'ordered'),
        elements: list(byType({ rich_text_section: section }), { max: anyNumber }),
      },
      { indent: integer(0, 8), offset: integer(0, anyNumber), ...border },
    ),
    rich_text_quote: object({ type: oneOf('rich_text_quote'), elements: inlines }, border),
    rich_text_preformatted: object(
      {
        type: oneOf('rich_text_preformatted'),
        elements: list(byType({ text: plain, link }), { max: anyNumber, min: 0 }),
      },
      { language: anyText, ...border },
    ),
  }),
  { max: anyNumber },
);

export const richText = object({ type: oneOf('rich_text'), elements: richTextElements }, { block_id: identifier });
