/** Schemas of what is pressed: buttons and overflow menus (https://docs.slack.dev/reference/block-kit/block-elements). */

import { ELEMENT_LIMITS, TEXT_LIMITS } from './block-limits.ts';
import { confirm, identifier, overflowOption, plainText } from './composition-schema.ts';
import { element, type Fields } from './element-parts.ts';
import { list, object, oneOf, text, webAddress } from './schema.ts';

const actionText = text({ max: ELEMENT_LIMITS.button.accessibilityLabel });
const feedback = object(
  { text: plainText(ELEMENT_LIMITS.button.text), value: text({ max: ELEMENT_LIMITS.button.value }) },
  { accessibility_label: actionText },
);
const button = { text: plainText(ELEMENT_LIMITS.button.text) };
const buttonLooks = { style: oneOf('primary', 'danger'), accessibility_label: actionText, confirm };

export const buttonChecks: Fields = {
  ...element('button', button, {
    ...buttonLooks,
    value: text({ max: ELEMENT_LIMITS.button.value }),
    url: webAddress(ELEMENT_LIMITS.button.url),
  }),
  ...element(
    'workflow_button',
    {
      ...button,
      workflow: object({
        trigger: object(
          { url: webAddress(TEXT_LIMITS.text) },
          {
            customizable_input_parameters: list(
              object({ name: actionText, value: text({ max: TEXT_LIMITS.text, min: 0 }) }),
              { max: 100 },
            ),
          },
        ),
      }),
    },
    buttonLooks,
  ),
  ...element('overflow', { options: list(overflowOption, { max: ELEMENT_LIMITS.overflow.options }) }, { confirm }),
  ...element('feedback_buttons', { positive_button: feedback, negative_button: feedback }),
  ...element(
    'icon_button',
    { icon: text({ max: 255 }), ...button },
    {
      value: text({ max: ELEMENT_LIMITS.button.value }),
      confirm,
      accessibility_label: actionText,
      visible_to_user_ids: list(identifier, { max: ELEMENT_LIMITS.iconButton.visibleTo }),
    },
  ),
};
