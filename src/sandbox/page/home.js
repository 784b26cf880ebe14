/** The App Home. */

import { renderBlocks } from './blocks.js';
import { h, keepFocus } from './dom.js';
import { viewSurface } from './surfaces.js';

export function homePage() {
  const node = h('div', { class: 'home', tabindex: '0', role: 'region' });
  let drawn;
  return {
    node,
    update(ctx) {
      node.setAttribute('aria-label', ctx.t.home);
      const { home } = ctx.store;
      if (drawn && drawn === home?.hash) return;
      drawn = home?.hash;
      const blocks = home ? renderBlocks(home.blocks, viewSurface(home, ctx), ctx) : [];
      const content = blocks.length > 0 ? blocks : [h('p', { class: 'empty' }, ctx.t.emptyHome)];
      keepFocus(node, () => node.replaceChildren(h('div', { class: 'home-body' }, content)));
    },
  };
}
