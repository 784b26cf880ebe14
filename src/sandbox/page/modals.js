/** The open modals of the person; only the topmost is on the screen. */

import { renderBlocks } from './blocks.js';
import { h, icon, icons, newId } from './dom.js';
import { plainText } from './mrkdwn.js';
import { slackWords } from './slack-words.js';
import { viewSurface } from './surfaces.js';
import { typeLikeMac } from './typing-switch.js';

/** What must be drawn anew when it changes; what is filled in is the browser's business meanwhile. */
function looksOf({ id, hash, errors }) {
  return JSON.stringify([id, hash, errors]);
}

/** @returns `update(views, ctx)` */
export function modals(root) {
  let shown;

  function update(views, ctx) {
    const view = views.at(-1);
    if (!view) return remove();
    const looks = `${ctx.store.me} ${ctx.language} ${looksOf(view)}`;
    if (shown?.looks === looks) return;
    const same = shown?.view.id === view.id;
    const focused = same ? focusedKey(shown.dialog) : undefined;
    const surface = viewSurface(view, ctx, same ? shown.surface.drafts() : new Map());
    const opener = shown ? shown.opener : document.activeElement;
    const dialog = modalNode(view, surface, views.length, ctx);
    shown?.dialog.remove();
    shown = { view, looks, surface, dialog, opener };
    root.append(dialog);
    dialog.showModal();
    focusFirst(dialog, view, focused);
  }

  function remove() {
    if (!shown) return;
    shown.dialog.remove();
    const { opener } = shown;
    shown = undefined;
    if (opener?.isConnected && opener !== document.body) opener.focus();
    else document.querySelector('.composer-field')?.focus();
  }

  return { update };
}

function focusedKey(dialog) {
  return dialog.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
}

/** The field that is wrong, else where the keyboard was, else the field that asks for it, else the first. */
function focusFirst(dialog, view, key) {
  const wrong = dialog.querySelector('[aria-invalid=true]');
  const before =
    key === undefined ? undefined : [...dialog.querySelectorAll('[data-key]')].find((one) => one.dataset.key === key);
  const asking = view.blocks.find((block) => block.element?.focus_on_load)?.element.action_id;
  const wanted =
    asking && [...dialog.querySelectorAll('[data-key]')].find((one) => one.dataset.key.includes(` ${asking} `));
  const first = dialog.querySelector('.modal-body :is(input, textarea, select, button, a)');
  const target = wrong ?? before ?? wanted ?? first ?? dialog.querySelector('.modal-foot button');
  const inside = target?.matches('input, textarea, select, button, a') ? target : target?.querySelector('input');
  inside?.focus();
}

function modalNode(view, surface, depth, ctx) {
  const { store, t } = ctx;
  const heading = newId('modal');
  const trouble = h('p', { class: 'trouble', role: 'alert' });
  if (Object.keys(view.errors ?? {}).length > 0) trouble.textContent = t.trouble;
  const close = () => store.act('close', { view: view.id });

  async function submit(event) {
    event.preventDefault();
    if (!view.submit || send.disabled) return;
    send.disabled = true;
    send.textContent = t.sending;
    trouble.textContent = '';
    const answer = await store.act('submit', { view: view.id, values: surface.values() });
    send.disabled = false;
    send.textContent = plainText(view.submit);
    if (answer.error) trouble.textContent = `⚠ ${slackWords(answer.error, ctx.language)}`;
    else if (dialog.isConnected && dialog.querySelector('[aria-invalid=true]')) {
      trouble.textContent = t.trouble;
      focusFirst(dialog, view);
    }
  }

  const send = h('button', { class: 'button primary' }, view.submit ? plainText(view.submit) : '');
  const dialog = h(
    'dialog',
    {
      class: 'modal',
      'aria-labelledby': heading,
      on: {
        keydown(event) {
          if (event.key !== 'Escape') return;
          // An open menu takes the key for itself; the browser would close the dialog without asking the bot.
          event.preventDefault();
          const menu = dialog.querySelector(':popover-open');
          if (menu) menu.hidePopover();
          else close();
        },
        cancel: (event) => event.preventDefault(),
      },
    },
    h(
      'form',
      { novalidate: true, on: { submit } },
      h(
        'div',
        { class: 'modal-head' },
        depth > 1 &&
          h(
            'button',
            { type: 'button', class: 'icon-button back', 'aria-label': t.back, on: { click: close } },
            icon('M12 4l-6 6 6 6'),
          ),
        h('h2', { id: heading }, plainText(view.title)),
        h(
          'button',
          { type: 'button', class: 'icon-button', 'aria-label': t.close, on: { click: close } },
          icon(icons.close),
        ),
      ),
      h('div', { class: 'modal-body' }, renderBlocks(view.blocks, surface, ctx)),
      h(
        'div',
        { class: 'modal-foot' },
        trouble,
        h(
          'button',
          { type: 'button', class: 'button', on: { click: close } },
          view.close ? plainText(view.close) : view.submit ? t.cancel : t.close,
        ),
        view.submit && send,
      ),
    ),
  );
  typeLikeMac(dialog, ctx.language);
  return dialog;
}
