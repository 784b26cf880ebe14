/** The line to type in: messages, slash commands with suggestions, mentions, global shortcuts. */

import { h, icon, icons, newId } from './dom.js';
import { menuButton } from './popup.js';

/** @param handlers `send(text)` and `shortcut(input)` */
export function composer(ctx, name, handlers) {
  const { store, t } = ctx;
  const listId = newId('suggestions');
  const list = h('ul', {
    id: listId,
    class: 'suggestions',
    role: 'listbox',
    'aria-label': t.suggestions,
    hidden: true,
  });
  const hint = h('p', { class: 'usage', 'aria-live': 'polite', hidden: true });
  let shown = [];
  let active = -1;

  const field = h('textarea', {
    rows: 1,
    class: 'composer-field',
    role: 'combobox',
    'aria-label': t.write(name),
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
    placeholder: t.write(name),
    // What is typed reaches the bot as it is.
    autocapitalize: 'off',
    spellcheck: 'false',
    'data-key': 'composer',
    on: { input: changed, keydown, blur: () => suggest([]), click: changed },
  });

  function changed() {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight + 2, 220)}px`;
    const typed = field.value.slice(0, field.selectionStart);
    suggest(commandsFor(typed, store) ?? peopleFor(typed, store) ?? []);
    const command = store.team.commands.find((one) => field.value.startsWith(`${one.command} `));
    hint.hidden = !command;
    hint.textContent = command ? `${t.usage}: ${command.command} ${command.usage_hint}` : '';
  }

  function suggest(items) {
    shown = items;
    active = items.length > 0 ? 0 : -1;
    list.hidden = items.length === 0;
    field.setAttribute('aria-expanded', String(items.length > 0));
    list.replaceChildren(
      ...items.map((one, index) =>
        h(
          'li',
          {
            id: `${listId}-${index}`,
            role: 'option',
            on: { mousedown: (event) => event.preventDefault(), click: () => take(one) },
          },
          h('strong', {}, one.label),
          one.usage && h('code', {}, one.usage),
          h('span', {}, one.description),
        ),
      ),
    );
    mark();
  }

  function mark() {
    for (const [n, row] of [...list.children].entries()) row.setAttribute('aria-selected', String(n === active));
    if (active < 0) field.removeAttribute('aria-activedescendant');
    else field.setAttribute('aria-activedescendant', `${listId}-${active}`);
    list.children[active]?.scrollIntoView({ block: 'nearest' });
  }

  function take(item) {
    field.setRangeText(item.insert, item.from, field.selectionStart, 'end');
    field.focus();
    changed();
    suggest([]);
  }

  function keydown(event) {
    if (event.isComposing) return;
    const item = shown[active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (item && step !== undefined) {
      event.preventDefault();
      active = (active + step + shown.length) % shown.length;
      mark();
    } else if (item && event.key === 'Escape') suggest([]);
    else if (item && (event.key === 'Tab' || (event.key === 'Enter' && field.value.trim() !== item.insert.trim()))) {
      event.preventDefault();
      take(item);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  }

  function send() {
    const text = field.value.trim();
    if (text === '') return;
    field.value = '';
    changed();
    handlers.send(text);
  }

  const shortcuts = () =>
    store.team.shortcuts
      .filter((one) => one.type === 'global')
      .map((one) => ({
        label: one.name,
        hint: one.description,
        run: () => handlers.shortcut({ callback: one.callback_id }),
      }));
  const node = h(
    'form',
    {
      class: 'composer',
      on: {
        submit(event) {
          event.preventDefault();
          send();
        },
      },
    },
    list,
    hint,
    h(
      'div',
      { class: 'composer-box' },
      menuButton({ class: 'icon-button', 'aria-label': t.shortcuts }, icon(icons.plus), shortcuts, t.noShortcuts),
      field,
      h('button', { class: 'icon-button send', 'aria-label': t.send }, icon(icons.send)),
    ),
  );
  return { node, focus: () => field.focus() };
}

function commandsFor(typed, store) {
  if (!/^\/\S*$/.test(typed)) return undefined;
  return store.team.commands
    .filter((one) => one.command.startsWith(typed.toLowerCase()))
    .map((one) => ({
      label: one.command,
      usage: one.usage_hint,
      description: one.description,
      insert: `${one.command} `,
      from: 0,
    }));
}

function peopleFor(typed, store) {
  const [, before, part] = /^([\s\S]*(?:^|\s|=))@([\p{L}\p{N}._-]*)$/u.exec(typed) ?? [];
  if (part === undefined) return undefined;
  const words = part.toLowerCase();
  return store.people
    .filter((one) => !one.is_bot && !one.deleted && `${one.name} ${one.real_name}`.toLowerCase().includes(words))
    .slice(0, 8)
    .map((one) => ({
      label: `@${one.name}`,
      description: one.real_name,
      insert: `@${one.name} `,
      from: before.length,
    }));
}
