/** The interactive elements of Block Kit (https://docs.slack.dev/reference/block-kit/block-elements). */

import { checkboxes, radioButtons, singleSelect } from './choices.js';
import { h, icon, icons, link, safeAddress } from './dom.js';
import { fileField, momentField, textField } from './fields.js';
import { plainText } from './mrkdwn.js';
import { picker } from './picker.js';
import { confirmed, menuButton } from './popup.js';

const makers = {
  plain_text_input: textField,
  email_text_input: textField,
  url_text_input: textField,
  number_input: textField,
  rich_text_input: textField,
  datepicker: momentField,
  timepicker: momentField,
  datetimepicker: momentField,
  file_input: fileField,
  radio_buttons: radioButtons,
  checkboxes,
  static_select: singleSelect,
  users_select: singleSelect,
  channels_select: singleSelect,
  conversations_select: singleSelect,
  external_select: picker,
  multi_static_select: picker,
  multi_external_select: picker,
  multi_users_select: picker,
  multi_channels_select: picker,
  multi_conversations_select: picker,
};

const fieldsOfState = [
  'value',
  'selected_option',
  'selected_options',
  'selected_user',
  'selected_users',
  'selected_channel',
  'selected_channels',
  'selected_conversation',
  'selected_conversations',
  'selected_date',
  'selected_time',
  'selected_date_time',
  'files',
];

/** What a state value holds, in the form in which elements take and give it. */
function heldIn(state, element) {
  const held = fieldsOfState.map((name) => state?.[name]).find((value) => value !== undefined && value !== null);
  if (held === undefined || element.type.endsWith('external_select') || element.type === 'file_input') return held;
  const value = (one) => (typeof one === 'object' ? one.value : String(one));
  return Array.isArray(held) ? held.map(value) : value(held);
}

function initialOf(element) {
  const name = Object.keys(element).find((key) => key.startsWith('initial_'));
  if (name === undefined) return undefined;
  return heldIn({ [name.replace('initial_', 'selected_').replace('selected_value', 'value')]: element[name] }, element);
}

/**
 * @param surface where the block is: a message or a view; see surfaces.js
 * @param options attributes for the control, `labelled` when a label stands beside it, `input` for an input block
 * @returns `{ node, focus, read }`: what to show, what to focus, and a function that reads the value
 */
export function control(element, block, surface, ctx, options = {}) {
  const place = { blockId: block.block_id, actionId: element.action_id };
  const run = async (value, undo) => {
    if (await confirmed(element.confirm, ctx)) return surface.click(place, value, element);
    undo?.();
  };
  const key = `${surface.keyOf(place)} ${element.value ?? ''}`;
  const attributes = { 'data-key': key, ...options.attributes };
  if (element.type === 'overflow') return overflow(element, run, attributes, ctx);
  if (element.type.endsWith('button')) return button(element, run, attributes);
  const make = makers[element.type];
  if (!make) return { node: h('pre', { class: 'unknown' }, JSON.stringify(element, null, 2)), read: () => undefined };
  const dispatching = !options.input || block.dispatch_action === true;
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  const kept = surface.kept(place, element);
  const use = {
    initial: kept === undefined ? (heldIn(surface.state(place), element) ?? initialOf(element)) : kept,
    attributes,
    labelled: options.labelled === true,
    clearable: options.input === true,
    pick: (value, undo) => (dispatching ? run(value, undo) : undefined),
    dispatches: (trigger) => dispatching && triggers.includes(trigger),
    suggest: (query) => surface.suggest(place, query),
  };
  return make(element, use, ctx);
}

function button(element, run, attributes) {
  const style = ['primary', 'danger'].includes(element.style) ? ` ${element.style}` : '';
  const props = {
    ...attributes,
    class: `button${style}`,
    'aria-label': element.accessibility_label,
    title: element.accessibility_label,
  };
  if (element.url && safeAddress(element.url)) {
    const anchor = link(element.url, plainText(element.text));
    for (const [name, value] of Object.entries(props)) if (value) anchor.setAttribute(name, value);
    anchor.addEventListener('click', () => run(element.value));
    return { node: anchor, focus: anchor, read: () => undefined };
  }
  const node = h('button', { ...props, type: 'button', on: { click: press } }, plainText(element.text));
  async function press() {
    if (node.getAttribute('aria-busy') === 'true') return;
    node.setAttribute('aria-busy', 'true');
    await run(element.value);
    node.removeAttribute('aria-busy');
  }
  return { node, focus: node, read: () => undefined };
}

function overflow(element, run, attributes, ctx) {
  const node = menuButton(
    { ...attributes, class: 'button icon-only', 'aria-label': ctx.t.moreOptions },
    icon(icons.more),
    () =>
      element.options.map((option) => ({
        label: plainText(option.text),
        hint: plainText(option.description),
        run() {
          const address = option.url && safeAddress(option.url);
          if (address) window.open(address, '_blank', 'noopener');
          run(option.value);
        },
      })),
  );
  return { node, focus: node, read: () => undefined };
}
