/** Typing as on a Mac, in the composer and in the texts of modals, until somebody switches it off. */

import { h } from './dom.js';
import { macTyped } from './typing.js';

const KEY = 'gegenbesuch-typing';

function isOn() {
  return localStorage.getItem(KEY) !== 'as-typed';
}

/** Watches the plain texts in a container. Undo takes back what was made of a character, as on a Mac. */
export function typeLikeMac(container, language) {
  container.addEventListener('input', (event) => {
    const field = event.target;
    if (event.inputType !== 'insertText' || event.isComposing || event.data?.length !== 1 || !isOn()) return;
    if (!field.matches('textarea, input[type=text]:not([role], [inputmode])')) return;
    const end = field.selectionStart;
    const made = macTyped(field.value.slice(0, end - 1), event.data, language);
    if (!made) return;
    field.setSelectionRange(end - 1 - made.remove, end);
    // The only way that the browser's undo knows of.
    document.execCommand('insertText', false, made.insert);
  });
}

export function typingSwitch(t) {
  const toggle = h('input', {
    type: 'checkbox',
    role: 'switch',
    checked: isOn(),
    'data-key': 'typing',
    on: { change: () => localStorage.setItem(KEY, toggle.checked ? 'mac' : 'as-typed') },
  });
  return h('label', { class: 'typing-switch', title: t.typingHint }, toggle, t.typing);
}
