/** Schemas of the blocks that go into messages, modals and homes (https://docs.slack.dev/reference/block-kit/blocks). */

import { BLOCK_LIMITS as L, TEXT_LIMITS } from './block-limits.ts';
import { block, image } from './block-parts.ts';
import { hasOneImageSource, imageSource, mrkdwn, plainText, textObject } from './composition-schema.ts';
import { elementsOf } from './element-schema.ts';
import { richText } from './rich-text-schema.ts';
import { boolean, byType, type Check, list, rule, text, webAddress } from './schema.ts';

const selectTypes = ['static', 'external', 'users', 'channels', 'conversations'].flatMap((kind) => [
  `${kind}_select`,
  `multi_${kind}_select`,
]);
const common = ['checkboxes', 'datepicker', 'radio_buttons', 'timepicker', ...selectTypes];

export const plainChecks: Record<string, Check> = {
  ...block('actions', {
    elements: list(
      elementsOf('button', 'overflow', 'workflow_button', 'datetimepicker', 'rich_text_input', ...common),
      { max: L.actions.elements },
    ),
  }),
  ...block('context', { elements: list(elementsOrText(), { max: L.context.elements }) }),
  ...block('divider', {}),
  ...block('header', { text: plainText(L.header.text) }),
  ...block(
    'image',
    { alt_text: text({ max: L.image.altText }) },
    { ...imageSource, title: plainText(L.image.title) },
    hasOneImageSource,
  ),
  ...block(
    'input',
    {
      label: plainText(L.input.label),
      element: elementsOf(
        'plain_text_input',
        'email_text_input',
        'url_text_input',
        'number_input',
        'datetimepicker',
        'rich_text_input',
        'file_input',
        ...common,
      ),
    },
    { hint: plainText(L.input.hint), optional: boolean, dispatch_action: boolean },
  ),
  rich_text: richText,
  ...block(
    'section',
    {},
    {
      text: textObject(L.section.text),
      fields: list(textObject(L.section.field), { max: L.section.fields }),
      accessory: elementsOf('button', 'image', 'overflow', 'workflow_button', ...common),
      expand: boolean,
    },
    rule((one) => one.text !== undefined || one.fields !== undefined, 'must define either `text` or `fields`'),
  ),
  ...block(
    'video',
    {
      video_url: webAddress(3000),
      thumbnail_url: webAddress(3000),
      alt_text: text({ max: L.video.altText }),
      title: plainText(L.video.title),
    },
    {
      title_url: webAddress(3000),
      author_name: text({ max: L.video.author }),
      provider_name: text({ max: TEXT_LIMITS.text }),
      provider_icon_url: webAddress(3000),
      description: plainText(L.video.title),
    },
  ),
};

function elementsOrText(): Check {
  return byType({ image, plain_text: plainText(TEXT_LIMITS.text), mrkdwn: mrkdwn(TEXT_LIMITS.text) });
}
