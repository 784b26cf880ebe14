/** What opens above the page: menus, and the dialog that asks again. */

import { h, newId } from './dom.js';
import { plainText, textObject } from './mrkdwn.js';

/** Places a shown popover at an element, within the window. */
export function placeAt(popup, anchor) {
  const at = anchor.getBoundingClientRect();
  const size = popup.getBoundingClientRect();
  const below = at.bottom + 4 + size.height <= window.innerHeight || at.top < size.height + 8;
  const top = below
    ? Math.min(at.bottom + 4, Math.max(8, window.innerHeight - size.height - 8))
    : at.top - size.height - 4;
  const left = Math.max(8, Math.min(at.left, window.innerWidth - size.width - 8));
  popup.style.top = `${top}px`;
  popup.style.left = `${left}px`;
}

/**
 * A button that opens a menu, for the keyboard as well.
 * @param props of the button
 * @param content what the button shows
 * @param listItems returns the entries when the menu opens: `{ label, hint?, content?, checked?, run }`
 * @param empty what the menu says when it has none
 */
export function menuButton(props, content, listItems, empty = '') {
  const id = newId('menu');
  const button = h(
    'button',
    { type: 'button', 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'aria-controls': id, ...props },
    content,
  );
  const menu = h('div', { id, class: 'menu', role: 'menu', popover: 'auto', 'aria-label': props['aria-label'] });

  function open() {
    // Opened from a dialog, it must be inside it to be reached.
    (button.closest('dialog') ?? document.body).append(menu);
    const entries = listItems();
    menu.replaceChildren(...entries.map((entry) => menuItem(entry, close)));
    if (entries.length === 0) menu.append(h('p', { class: 'menu-empty' }, empty));
    menu.showPopover();
    placeAt(menu, button);
    button.setAttribute('aria-expanded', 'true');
    (menu.querySelector('[aria-checked=true]') ?? menu.querySelector('button'))?.focus();
  }
  function close() {
    if (menu.matches(':popover-open')) menu.hidePopover();
  }

  button.addEventListener('click', () => (menu.matches(':popover-open') ? close() : open()));
  menu.addEventListener('toggle', (event) => {
    if (event.newState === 'open') return;
    button.setAttribute('aria-expanded', 'false');
    menu.remove();
    if (document.activeElement === document.body) button.focus();
  });
  menu.addEventListener('keydown', (event) => {
    if (event.key === 'Tab') return close();
    const items = [...menu.querySelectorAll('button')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const index = items.indexOf(document.activeElement);
    const next = event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : undefined;
    if (step === undefined && next === undefined) return;
    event.preventDefault();
    items.at(next ?? (index + step) % items.length)?.focus();
  });
  return button;
}

function menuItem({ label, hint, content, checked, run }, close) {
  const role = checked === undefined ? 'menuitem' : 'menuitemradio';
  return h(
    'button',
    {
      type: 'button',
      role,
      class: 'menu-item',
      'aria-checked': checked === undefined ? undefined : String(checked),
      on: {
        click() {
          close();
          run();
        },
      },
    },
    content ?? [h('span', {}, label), hint && h('small', {}, hint)],
  );
}

/** Asks what a confirm object asks (https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object). */
export function confirmed(confirm, ctx) {
  if (!confirm) return Promise.resolve(true);
  const { promise, resolve } = Promise.withResolvers();
  const heading = newId('confirm');
  const style = confirm.style === 'danger' ? 'danger' : 'primary';
  const dialog = h(
    'dialog',
    { class: 'confirm', role: 'alertdialog', 'aria-labelledby': heading, on: { close: () => finish(false) } },
    h('h2', { id: heading }, confirm.title ? plainText(confirm.title) : ctx.t.areYouSure),
    h('div', { class: 'text' }, textObject(confirm.text, ctx)),
    h(
      'div',
      { class: 'dialog-foot' },
      h(
        'button',
        { type: 'button', class: 'button', on: { click: () => finish(false) } },
        confirm.deny ? plainText(confirm.deny) : ctx.t.cancel,
      ),
      h(
        'button',
        { type: 'button', class: `button ${style}`, on: { click: () => finish(true) } },
        confirm.confirm ? plainText(confirm.confirm) : ctx.t.yes,
      ),
    ),
  );
  const opener = document.activeElement;
  function finish(answer) {
    if (!dialog.isConnected) return;
    dialog.remove();
    opener?.focus();
    resolve(answer);
  }
  dialog.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') event.stopPropagation();
  });
  document.body.append(dialog);
  dialog.showModal();
  return promise;
}
