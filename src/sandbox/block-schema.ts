/** All blocks by their type: the plain ones, and those that only messages have (https://docs.slack.dev/reference/block-kit/blocks). */

import { BLOCK_LIMITS as L, MESSAGE_LIMITS, TEXT_LIMITS } from './block-limits.ts';
import { block, image } from './block-parts.ts';
import { identifier, mrkdwn, plainText, textObject } from './composition-schema.ts';
import { elementsOf } from './element-schema.ts';
import { plainChecks } from './plain-block-schema.ts';
import { richText } from './rich-text-schema.ts';
import { boolean, byType, type Check, list, object, oneOf, rule, text, webAddress } from './schema.ts';
import { tableChecks } from './table-schema.ts';

const card = block(
  'card',
  {},
  {
    hero_image: image,
    icon: image,
    title: mrkdwn(L.card.title),
    subtitle: mrkdwn(L.card.subtitle),
    body: mrkdwn(L.card.body),
    actions: list(elementsOf('button'), { max: L.card.actions }),
  },
  rule(
    (one) => ['hero_image', 'title', 'actions', 'body'].some((name) => one[name] !== undefined),
    'must define at least one of `hero_image`, `title`, `actions` or `body`',
  ),
);

const taskCard = block(
  'task_card',
  {
    task_id: identifier,
    title: text({ max: TEXT_LIMITS.text }),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  {
    details: richText,
    output: richText,
    sources: list(object({ type: oneOf('url'), url: webAddress(3000), text: text({ max: 3000 }) }), { max: 100 }),
  },
);

export const blockChecks: Record<string, Check> = {
  ...plainChecks,
  ...tableChecks,
  ...card,
  ...taskCard,
  ...block(
    'alert',
    { text: textObject(L.alert.text) },
    { level: oneOf('default', 'info', 'warning', 'error', 'success') },
  ),
  ...block('carousel', { elements: list(byType(card), { max: L.carousel.cards }) }),
  ...block(
    'container',
    { child_blocks: list(byType({ ...plainChecks, ...tableChecks }), { max: L.container.children }) },
    {
      title: plainText(L.container.title),
      rich_text_title: richText,
      subtitle: textObject(L.container.subtitle),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: image,
      is_collapsible: boolean,
      default_collapsed: boolean,
      has_header_divider: boolean,
    },
    rule((one) => one.title !== undefined || one.rich_text_title !== undefined, 'missing required field: title'),
  ),
  ...block('context_actions', {
    elements: list(elementsOf('feedback_buttons', 'icon_button'), { max: L.contextActions.elements }),
  }),
  ...block('markdown', { text: text({ max: MESSAGE_LIMITS.markdown }) }),
  ...block(
    'plan',
    { title: text({ max: TEXT_LIMITS.text }) },
    { tasks: list(byType(taskCard), { max: L.plan.tasks }) },
  ),
};
