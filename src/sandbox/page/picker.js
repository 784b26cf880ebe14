/** Menus of several, and menus whose options the bot looks up: a field to search in, with what is picked before it. */

import { groupsOf, shownOption } from './choices.js';
import { h, newId } from './dom.js';
import { plainText } from './mrkdwn.js';
import { placeAt } from './popup.js';

/**
 * `use.initial` is a list of values, or of whole options where the bot looks them up; so is what `read` returns.
 * A menu of one returns one or null.
 */
export function picker(element, use, ctx) {
  const { t } = ctx;
  const several = element.type.startsWith('multi_');
  const external = element.type.endsWith('external_select');
  const most = several ? (element.max_selected_items ?? 100) : 1;
  let picked = initialOptions(element, use.initial, external, ctx);
  let shown = [];
  let active = -1;
  let asked = 0;

  const listId = newId('list');
  const list = h('ul', {
    id: listId,
    role: 'listbox',
    class: 'options',
    popover: 'manual',
    'aria-label': t.suggestions,
  });
  const chips = h('span', { class: 'chips' });
  const input = h('input', {
    ...use.attributes,
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    'aria-expanded': 'false',
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    'aria-label': use.labelled ? undefined : (use.attributes['aria-label'] ?? t.chooseSome),
    placeholder: element.placeholder ? plainText(element.placeholder) : t.chooseSome,
    on: { input: search, focus: search, click: search, blur: close, keydown },
  });
  const box = h('div', { class: 'picker' }, chips, input);

  function drawChips() {
    chips.replaceChildren(
      ...picked.map((one) =>
        h(
          'button',
          { type: 'button', class: 'chip', 'aria-label': t.remove(one.text), on: { click: () => drop(one) } },
          one.text,
          h('span', { 'aria-hidden': 'true' }, ' ×'),
        ),
      ),
    );
  }

  function open(options, message) {
    shown = options;
    active = options.length > 0 ? 0 : -1;
    const rows = options.map((one, index) =>
      h(
        'li',
        {
          id: `${listId}-${index}`,
          role: 'option',
          'aria-selected': String(index === active),
          // The field keeps the focus; blur would close the list before the click.
          on: { mousedown: (event) => event.preventDefault(), click: () => pick(one) },
        },
        one.text,
        one.description && h('small', {}, one.description),
      ),
    );
    list.replaceChildren(
      ...(message
        ? [h('li', { class: 'options-note', role: 'option', 'aria-disabled': 'true' }, message)]
        : grouped(options, rows)),
    );
    if (!list.isConnected) (box.closest('dialog') ?? document.body).append(list);
    if (!list.matches(':popover-open')) list.showPopover();
    list.style.minWidth = `${box.offsetWidth}px`;
    placeAt(list, box);
    input.setAttribute('aria-expanded', 'true');
    mark(active);
  }

  function close() {
    if (list.matches(':popover-open')) list.hidePopover();
    list.remove();
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
  }

  function mark(index) {
    active = index;
    const rows = [...list.querySelectorAll('li[role=option]')];
    for (const [n, row] of rows.entries()) row.setAttribute('aria-selected', String(n === index));
    if (index < 0) return input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-activedescendant', `${listId}-${index}`);
    rows[index]?.scrollIntoView({ block: 'nearest' });
  }

  async function search() {
    asked += 1;
    const query = input.value.trim();
    const free = (options) => options.filter((one) => !picked.some((other) => other.value === one.value));
    if (!external) {
      const words = query.toLowerCase();
      const all = groupsOf(element, ctx).flatMap(({ label, options }) =>
        options.map((one) => ({ ...one, group: label })),
      );
      const found = free(all).filter((one) => `${one.text} ${one.description}`.toLowerCase().includes(words));
      return open(found.slice(0, 100), found.length === 0 ? t.noResults : undefined);
    }
    const least = element.min_query_length ?? 3;
    if (query.length < least) return open([], t.typeMore(least));
    const mine = asked;
    open([], t.searching);
    const answer = await use.suggest(query);
    if (mine !== asked || document.activeElement !== input) return;
    const found = free((answer.options ?? []).map(shownOption));
    open(found, answer.error ?? (found.length === 0 ? t.noResults : undefined));
  }

  function pick(one) {
    const before = picked;
    if (several && picked.length >= most) return;
    picked = several ? [...picked, one] : [one];
    input.value = '';
    drawChips();
    close();
    use.pick(several ? [one.value] : one.value, () => {
      picked = before;
      drawChips();
    });
  }

  function drop(one) {
    picked = picked.filter((other) => other !== one);
    drawChips();
    input.focus();
    if (several) use.pick([one.value]);
  }

  function keydown(event) {
    const isOpen = list.matches(':popover-open');
    if (event.key === 'Backspace' && input.value === '' && picked.length > 0) return drop(picked.at(-1));
    if (event.key === 'Escape' && isOpen) {
      event.preventDefault();
      event.stopPropagation();
      return close();
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      if (isOpen && shown[active]) pick(shown[active]);
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (!isOpen) void search();
    else if (shown.length > 0) mark((active + step + shown.length) % shown.length);
  }

  drawChips();
  const held = () => picked.map((one) => (external ? one.option : one.value));
  return { node: box, focus: input, read: () => (several ? held() : (held()[0] ?? null)) };
}

/** Options under the names of their groups. */
function grouped(options, rows) {
  const groups = Map.groupBy(rows, (_row, index) => options[index].group ?? '');
  return [...groups].flatMap(([label, inside]) =>
    label === ''
      ? inside
      : h(
          'li',
          { role: 'group', 'aria-label': label },
          h('span', { class: 'options-group', 'aria-hidden': 'true' }, label),
          h('ul', { role: 'presentation' }, inside),
        ),
  );
}

function initialOptions(element, initial, external, ctx) {
  const values = [initial ?? []].flat();
  if (external) return values.map(shownOption);
  const all = groupsOf(element, ctx).flatMap(({ options }) => options);
  return values.map((value) => all.find((one) => one.value === value)).filter((one) => one !== undefined);
}
