/** Block Kit's blocks (https://docs.slack.dev/reference/block-kit/blocks). What we do not know is shown as JSON, never dropped. */

import { h, link, newId } from './dom.js';
import { control } from './elements.js';
import { plainText, textObject } from './mrkdwn.js';
import { richText } from './rich-text.js';

/**
 * @param surface the message or view that the blocks are in; see surfaces.js
 * @returns the blocks' nodes, in order
 */
export function renderBlocks(blocks, surface, ctx) {
  return blocks.map((block) => {
    const node = drawn(block, surface, ctx);
    node.classList.add('block', `block-${block.type}`);
    return node;
  });
}

function drawn(block, surface, ctx) {
  if (!Object.hasOwn(renderers, block.type)) return unknown(block, surface, ctx);
  try {
    return renderers[block.type](block, surface, ctx);
  } catch (error) {
    // One block that we get wrong must not take the page with it.
    reportError(error);
    return unknown(block, surface, ctx);
  }
}

const renderers = {
  section,
  header: (block) => h('h3', {}, plainText(block.text)),
  divider: () => h('hr'),
  context: (block, _surface, ctx) =>
    h(
      'div',
      {},
      block.elements.map((one) => contextElement(one, ctx)),
    ),
  image: (block, _surface, ctx) =>
    h('figure', {}, block.title && h('figcaption', {}, plainText(block.title)), image(block, ctx)),
  actions: (block, surface, ctx) =>
    h(
      'div',
      {},
      block.elements.map((one) => control(one, block, surface, ctx).node),
      surface.trouble(block.block_id),
    ),
  input,
  rich_text: (block, _surface, ctx) => richText(block, ctx),
  table,
  data_table: table,
};

function unknown(block, _surface, ctx) {
  return h(
    'details',
    { class: 'unknown', open: true },
    h('summary', {}, ctx.t.unknownBlock(block.type)),
    h('pre', {}, JSON.stringify(block, null, 2)),
  );
}

function section(block, surface, ctx) {
  const { text, fields, accessory } = block;
  const body = h(
    'div',
    { class: 'section-body' },
    text && h('div', { class: 'text' }, textObject(text, ctx)),
    fields &&
      h(
        'div',
        { class: 'fields' },
        fields.map((one) => h('div', { class: 'text' }, textObject(one, ctx))),
      ),
    surface.trouble(block.block_id),
  );
  if (!accessory) return h('div', {}, body);
  const aside = accessory.type === 'image' ? image(accessory, ctx) : control(accessory, block, surface, ctx).node;
  return h('div', {}, body, h('div', { class: 'accessory' }, aside));
}

function contextElement(element, ctx) {
  return element.type === 'image' ? image(element, ctx) : h('span', { class: 'text' }, textObject(element, ctx));
}

/** Pictures from elsewhere are not loaded: the page loads nothing from outside. Their words and address stand there. */
function image({ image_url: address, alt_text: alt }, ctx) {
  const local = URL.canParse(address ?? '') && new URL(address).origin === location.origin;
  if (local || address?.startsWith('data:image/')) return h('img', { src: address, alt });
  const words = h('span', { class: 'picture', role: 'img', 'aria-label': alt }, `${ctx.t.image}: ${alt}`);
  return address ? link(address, words) : words;
}

function input(block, surface, ctx) {
  const { label, hint, optional, element, block_id: blockId } = block;
  const id = newId('input');
  const error = surface.error(blockId);
  const notes = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  const grouped = ['radio_buttons', 'checkboxes'].includes(element.type);
  const attributes = {
    id,
    'aria-describedby': notes || undefined,
    'aria-invalid': error ? 'true' : undefined,
    'aria-required': optional || grouped ? undefined : 'true',
    'aria-labelledby': grouped ? `${id}-label` : undefined,
  };
  const made = control(element, block, surface, ctx, { attributes, labelled: true, input: true });
  surface.register({ blockId, actionId: element.action_id }, element, made);
  const words = [plainText(label), optional && h('span', { class: 'optional' }, ` ${ctx.t.optional}`)];
  return h(
    'div',
    { class: error ? 'wrong' : undefined },
    h(grouped ? 'span' : 'label', { class: 'label', id: `${id}-label`, for: grouped ? undefined : id }, words),
    made.node,
    error && h('p', { class: 'field-error', id: `${id}-error` }, error),
    hint && h('p', { class: 'hint', id: `${id}-hint` }, plainText(hint)),
  );
}

/** The first row is the heading (https://docs.slack.dev/reference/block-kit/blocks/table-block). */
function table(block, _surface, ctx) {
  const align = (index) => {
    const { align: side = 'left', is_wrapped: wrapped } = block.column_settings?.[index] ?? {};
    const wrap = wrapped ? ' wrapped' : ' unwrapped';
    return `align-${side}${wrapped === undefined ? '' : wrap}`;
  };
  const cell = (one, index, heading) =>
    h(heading ? 'th' : 'td', { class: align(index), scope: heading }, cellContent(one, ctx));
  const [head = [], ...rows] = block.rows;
  const rowHeading = block.row_header_column_index;
  return h(
    'div',
    { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': block.caption ?? head.map(words).join(', ') },
    h(
      'table',
      {},
      block.caption && h('caption', {}, block.caption),
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          head.map((one, n) => cell(one, n, 'col')),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((row) =>
          h(
            'tr',
            {},
            row.map((one, n) => cell(one, n, n === rowHeading && 'row')),
          ),
        ),
      ),
    ),
  );
}

function cellContent(one, ctx) {
  return one.type === 'rich_text' ? richText(one, ctx) : (one.text ?? '');
}

function words(one) {
  if (one.type !== 'rich_text') return one.text ?? '';
  return one.elements.flatMap(({ elements }) => elements.map(({ text }) => text ?? '')).join('');
}
