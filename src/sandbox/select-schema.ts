/** Schemas of menus and choices, and that what they begin with is among their options (https://docs.slack.dev/reference/block-kit/block-elements). */

import { isDeepStrictEqual } from 'node:util';
import { ELEMENT_LIMITS } from './block-limits.ts';
import { confirm, formattedOption, identifier, option, optionGroup, placeholder } from './composition-schema.ts';
import { element, type Fields, focus } from './element-parts.ts';
import { type Json, objects } from './json-values.ts';
import { all, boolean, type Check, integer, list, object, oneOf, rule } from './schema.ts';

const conversationFilter = all(
  object(
    {},
    {
      include: list(oneOf('im', 'mpim', 'private', 'public'), { max: 4 }),
      exclude_external_shared_channels: boolean,
      exclude_bot_users: boolean,
    },
  ),
  rule((filter) => Object.keys(filter).length > 0, 'must define at least one filter'),
);

/** A select menu and its `multi_` sister, which has lists of initial values. */
function selects(
  kind: string,
  initial: string,
  value: Check,
  more: Fields = {},
  ...rules: Check[]
): Record<string, Check> {
  const common = { placeholder, confirm, ...focus, ...more };
  const { response_url_enabled: _, ...multi } = common as Fields;
  const several = { [`${initial}s`]: list(value, { max: 100 }), max_selected_items: integer(1, 100) };
  return {
    ...element(kind, {}, { ...common, [initial]: value }, ...rules),
    ...element(`multi_${kind}`, {}, { ...multi, ...several }, ...rules),
  };
}

function optionsOf(menu: Json): Json[] {
  return [...objects(menu.options), ...objects(menu.option_groups).flatMap((group) => objects(group.options))];
}

const initialAmongOptions = rule((menu) => {
  const initial = [...objects(menu.initial_options), ...objects([menu.initial_option])];
  return initial.every((one) => optionsOf(menu).some((other) => isDeepStrictEqual(one, other)));
}, 'initial option must match one of the options');
const oneKindOfOptions = rule(
  (menu) => (menu.options === undefined) !== (menu.option_groups === undefined),
  'must define either `options` or `option_groups`',
);
const choices = list(formattedOption, { max: ELEMENT_LIMITS.choices.options });

export const selectChecks: Fields = {
  ...element('checkboxes', { options: choices }, { initial_options: choices, confirm, ...focus }, initialAmongOptions),
  ...element(
    'radio_buttons',
    { options: choices },
    { initial_option: formattedOption, confirm, ...focus },
    initialAmongOptions,
  ),
  ...selects(
    'static_select',
    'initial_option',
    option,
    {
      options: list(option, { max: ELEMENT_LIMITS.select.options }),
      option_groups: list(optionGroup, { max: ELEMENT_LIMITS.select.groups }),
    },
    oneKindOfOptions,
    initialAmongOptions,
  ),
  ...selects('external_select', 'initial_option', option, { min_query_length: integer(0, 3000) }),
  ...selects('users_select', 'initial_user', identifier),
  ...selects('channels_select', 'initial_channel', identifier, { response_url_enabled: boolean }),
  ...selects('conversations_select', 'initial_conversation', identifier, {
    default_to_current_conversation: boolean,
    filter: conversationFilter,
    response_url_enabled: boolean,
  }),
};
