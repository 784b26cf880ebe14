/** The line to type in: messages, slash commands with suggestions, mentions, files, global shortcuts. */

import { h, icon, icons, newId } from './dom.js';
import { attachments } from './files.js';
import { menuButton } from './popup.js';
import { hintFor, suggestionsFor } from './suggestions.js';
import { typeLikeMac, typingSwitch } from './typing-switch.js';

/** What was begun and not sent, by its key. */
const drafts = new Map();

/**
 * @param options `label`, `placeholder` (the label unless told) and `key` of the draft; `inThread`: without commands, and without the switch below
 * @param handlers `send(text, fileIds)` and `shortcut(input)`
 */
export function composer(ctx, { label, placeholder = label, key, inThread = false }, handlers) {
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
  const files = attachments(ctx, () => field.focus());
  let shown = [];
  let active = -1;

  const field = h('textarea', {
    rows: 1,
    class: 'composer-field',
    role: 'combobox',
    'aria-label': label,
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
    placeholder,
    // What is typed reaches the bot as it is.
    autocapitalize: 'off',
    spellcheck: 'false',
    'data-key': inThread ? 'thread composer' : 'composer',
    on: { input: changed, keydown, blur: () => suggest([]), click: changed, paste },
  });

  function changed() {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight + 2, 220)}px`;
    drafts.set(key, field.value);
    const typed = field.value.slice(0, field.selectionStart);
    const found = suggestionsFor(typed, store, !inThread);
    suggest(found.items, found.active);
    const words = inThread ? '' : hintFor(field.value, store, t);
    hint.hidden = words === '';
    if (hint.textContent !== words) hint.textContent = words;
  }

  function suggest(items, chosen = -1) {
    shown = items;
    active = chosen;
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

  /** What follows a command's name or a noun is suggested at once. */
  function take(item) {
    field.setRangeText(item.insert, item.from, field.selectionStart, 'end');
    field.focus();
    changed();
    if (item.insert.startsWith('@')) suggest([]);
  }

  function keydown(event) {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const item = shown[active];
    if (shown.length > 0 && step !== undefined) {
      event.preventDefault();
      active = active < 0 && step < 0 ? shown.length - 1 : (active + step + shown.length) % shown.length;
      mark();
    } else if (shown.length > 0 && event.key === 'Escape') {
      event.preventDefault();
      suggest([]);
    } else if (shown.length > 0 && event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault();
      take(item ?? shown[0]);
    } else if (item && event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      take(item);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      send();
    }
  }

  function paste(event) {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    void files.add(event.clipboardData.files);
  }

  function drop(event) {
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    void files.add(event.dataTransfer.files);
  }

  function send() {
    const text = field.value.trim();
    const { ids } = files;
    if (text === '' && ids.length === 0) return;
    field.value = '';
    changed();
    if (ids.length > 0) files.clear();
    handlers.send(text, ids);
  }

  const entries = () => [
    { label: t.upload, hint: t.uploadHint, run: files.choose },
    ...store.team.shortcuts
      .filter((one) => one.type === 'global')
      .map((one) => ({
        label: one.name,
        hint: one.description,
        run: () => handlers.shortcut({ callback: one.callback_id }),
      })),
  ];
  const node = h(
    'form',
    {
      class: 'composer',
      on: {
        submit(event) {
          event.preventDefault();
          send();
        },
        dragover: (event) => event.preventDefault(),
        drop,
      },
    },
    list,
    hint,
    files.nodes,
    h(
      'div',
      { class: 'composer-box' },
      menuButton({ class: 'icon-button', 'aria-label': t.addMenu }, icon(icons.plus), entries),
      field,
      h('button', { class: 'icon-button send', 'aria-label': t.send }, icon(icons.send)),
    ),
    !inThread && h('div', { class: 'composer-foot' }, typingSwitch(t)),
  );
  typeLikeMac(node, ctx.language);
  field.value = drafts.get(key) ?? '';
  return { node, focus: () => field.focus() };
}
