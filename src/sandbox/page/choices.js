/** Elements with given options: menus of one, radio buttons, checkboxes. */

import { h, newId } from './dom.js';
import { plainText, textObject } from './mrkdwn.js';

/** The options of a menu with their group, from the element or from the workspace. */
export function groupsOf(element, ctx) {
  const { store } = ctx;
  const type = element.type.replace(/^multi_/, '');
  const people = store.people
    .filter((one) => !one.deleted)
    .map((one) => ({ value: one.id, text: one.real_name, description: one.is_bot ? '' : `@${one.name}` }));
  if (type === 'users_select') return [{ label: '', options: people }];
  if (type === 'channels_select') return [{ label: '', options: conversations({ include: ['public'] }, store) }];
  if (type === 'conversations_select') return [{ label: '', options: conversations(element.filter, store) }];
  const groups = element.option_groups ?? [{ options: element.options ?? [] }];
  return groups.map((group) => ({ label: plainText(group.label), options: group.options.map(shownOption) }));
}

/** @param filter https://docs.slack.dev/reference/block-kit/composition-objects/conversation-filter-object */
function conversations({ include = ['im', 'private', 'public'], exclude_bot_users: noBots } = {}, store) {
  const kind = (one) => (one.is_im ? 'im' : one.is_private ? 'private' : 'public');
  return store.channels
    .filter((one) => !one.is_archived && include.includes(kind(one)))
    .filter((one) => !one.is_im || (one.id === store.direct?.id && !noBots))
    .map((one) => ({ value: one.id, text: one.is_im ? store.team.bot.name : `#${one.name}`, description: '' }));
}

export function shownOption(option) {
  return { value: option.value, text: plainText(option.text), description: plainText(option.description), option };
}

/** A menu of one: the browser's own, which every keyboard, reader and phone knows. */
export function singleSelect(element, use, ctx) {
  const placeholder = element.placeholder ? plainText(element.placeholder) : ctx.t.choose;
  const entry = ({ value, text, description }) =>
    h('option', { value }, description ? `${text} (${description})` : text);
  const select = h(
    'select',
    {
      ...use.attributes,
      class: 'select',
      'aria-label': use.attributes['aria-label'] ?? (use.labelled ? undefined : placeholder),
      value: use.initial ?? '',
      on: { change: () => select.value !== '' && use.pick(select.value, () => reset(select, use.initial)) },
    },
    // An optional input can be emptied again; a menu in a message cannot.
    h('option', { value: '', hidden: !use.clearable }, placeholder),
    groupsOf(element, ctx).map(({ label, options }) =>
      label ? h('optgroup', { label }, options.map(entry)) : options.map(entry),
    ),
  );
  return { node: select, focus: select, read: () => (select.value === '' ? null : select.value) };
}

function reset(select, value) {
  select.value = value ?? '';
}

export function radioButtons(element, use, ctx) {
  const name = newId('radio');
  const box = optionList(element, use, ctx, (option) => ({
    type: 'radio',
    name,
    checked: use.initial === option.value,
    on: { change: () => use.pick(option.value, () => check(box.node, [use.initial])) },
  }));
  return { ...box, read: () => box.node.querySelector('input:checked')?.value ?? null };
}

export function checkboxes(element, use, ctx) {
  const box = optionList(element, use, ctx, (option) => ({
    type: 'checkbox',
    checked: (use.initial ?? []).includes(option.value),
    on: { change: ({ target }) => use.pick([option.value], () => toggle(target)) },
  }));
  return { ...box, read: () => [...box.node.querySelectorAll('input:checked')].map((one) => one.value) };
}

/** What was picked is taken back when the person thinks better of it. */
function check(node, values) {
  for (const input of node.querySelectorAll('input')) input.checked = values.includes(input.value);
}

function toggle(input) {
  input.checked = !input.checked;
}

function optionList(element, use, ctx, inputProps) {
  const rows = element.options.map((option) => {
    const id = newId('option');
    const input = h('input', { id, ...inputProps(option) });
    // Not through `value`, which would be set as a property before the type.
    input.value = option.value;
    const description = option.description && h('small', {}, textObject(option.description, ctx));
    return h('div', { class: 'choice' }, input, h('label', { for: id }, textObject(option.text, ctx), description));
  });
  const { id, ...attributes } = use.attributes;
  const role = element.type === 'checkboxes' ? 'group' : 'radiogroup';
  const node = h('div', { ...attributes, id, role, class: 'choices' }, rows);
  return { node, focus: node.querySelector('input') };
}
