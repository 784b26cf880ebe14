/** Schemas of the composition objects: texts, options, confirmation dialogs (https://docs.slack.dev/reference/block-kit/composition-objects). */

import { CONFIRM_LIMITS, OPTION_LIMITS, TEXT_LIMITS } from './block-limits.ts';
import { all, boolean, byType, type Check, list, object, oneOf, rule, text, webAddress } from './schema.ts';

export function plainText(max: number): Check {
  return byType({ plain_text: object({ type: oneOf('plain_text'), text: text({ max }) }, { emoji: boolean }) });
}

export function mrkdwn(max: number): Check {
  return byType({ mrkdwn: object({ type: oneOf('mrkdwn'), text: text({ max }) }, { verbatim: boolean }) });
}

export function textObject(max: number): Check {
  return byType({ plain_text: plainText(max), mrkdwn: mrkdwn(max) });
}

export const identifier = text({ max: TEXT_LIMITS.id });
export const placeholder = plainText(TEXT_LIMITS.placeholder);

export const confirm = object(
  { text: textObject(CONFIRM_LIMITS.text) },
  {
    title: plainText(CONFIRM_LIMITS.title),
    confirm: plainText(CONFIRM_LIMITS.button),
    deny: plainText(CONFIRM_LIMITS.button),
    style: oneOf('primary', 'danger'),
  },
);

const optionFields = { value: text({ max: OPTION_LIMITS.value }) };

/** An option of a select menu. */
export const option = object(
  { text: plainText(OPTION_LIMITS.text), ...optionFields },
  { description: plainText(OPTION_LIMITS.description) },
);

/** An option of radio buttons or checkboxes, which may be formatted. */
export const formattedOption = object(
  { text: textObject(OPTION_LIMITS.text), ...optionFields },
  { description: textObject(OPTION_LIMITS.description) },
);

/** An option of an overflow menu, which may open an address. */
export const overflowOption = object(
  { text: plainText(OPTION_LIMITS.text), ...optionFields },
  { description: plainText(OPTION_LIMITS.description), url: webAddress(OPTION_LIMITS.url) },
);

export const optionGroup = object({
  label: plainText(OPTION_LIMITS.groupLabel),
  options: list(option, { max: OPTION_LIMITS.perGroup }),
});

const slackFile = all(
  object({}, { id: identifier, url: webAddress(TEXT_LIMITS.text) }),
  rule((file) => (file.id === undefined) !== (file.url === undefined), 'must define either `id` or `url`'),
);

/** The fields that say where an image is; exactly one is there. */
export const imageSource = { image_url: webAddress(TEXT_LIMITS.text), slack_file: slackFile };
export const hasOneImageSource = rule(
  (image) => (image.image_url === undefined) !== (image.slack_file === undefined),
  'must define either `image_url` or `slack_file`',
);
