/** What stands around the page: sidebar, head with its tabs, and the place for the rest. */

import { h, icon, icons, keepFocus } from './dom.js';

/** Puts the frame into the document; on a narrow screen the sidebar slides in. */
export function frame(root) {
  const side = h('nav', { id: 'sidebar', class: 'sidebar' });
  const title = h('h1', {});
  const subtitle = h('span', { class: 'subtitle' });
  const toggle = h(
    'button',
    {
      type: 'button',
      class: 'icon-button menu-toggle',
      'aria-controls': 'sidebar',
      'aria-expanded': 'false',
      on: { click: () => showMenu(!document.body.classList.contains('menu-open')) },
    },
    icon(icons.menu),
  );
  const lost = h('p', { class: 'lost', role: 'alert', hidden: true });
  const content = h('div', { class: 'content' });
  const veil = h('div', { class: 'veil', on: { click: () => showMenu(false) } });
  const tabs = h('div', { class: 'tabs', hidden: true });
  root.append(
    side,
    veil,
    h('main', { class: 'main' }, h('header', { class: 'head' }, toggle, title, subtitle, tabs), lost, content),
  );
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && document.body.classList.contains('menu-open')) showMenu(false);
  });

  function showMenu(open) {
    document.body.classList.toggle('menu-open', open);
    toggle.setAttribute('aria-expanded', String(open));
    if (open) side.querySelector('button')?.focus();
  }

  return {
    showMenu,
    show: (node) => content.replaceChildren(node),
    /** @param entries nodes of the sidebar */
    drawSide(entries, t) {
      toggle.setAttribute('aria-label', t.openMenu);
      side.setAttribute('aria-label', t.channels);
      keepFocus(side, () => side.replaceChildren(...entries));
    },
    drawHead({ name, about }) {
      title.textContent = name;
      subtitle.textContent = about;
    },
    /** @param entries `{ key, label, here, open }`; none hides the tabs */
    drawTabs(entries) {
      tabs.hidden = entries.length === 0;
      const buttons = entries.map(({ key, label, here, open }) =>
        h(
          'button',
          { type: 'button', 'data-key': key, 'aria-current': here ? 'page' : undefined, on: { click: open } },
          label,
        ),
      );
      keepFocus(tabs, () => tabs.replaceChildren(...buttons));
    },
    /** @param words empty when the connection stands */
    say(words) {
      lost.textContent = words;
      lost.hidden = words === '';
    },
  };
}
