/** People, channels and groups in a text. */

import { h } from './dom.js';

/** @param label what the text itself calls it, where we know no better */
export function mentionOf(kind, id, ctx, label = '') {
  if (kind === 'user') {
    const person = ctx.store.person(id);
    const mine = id === ctx.store.me ? ' mine' : '';
    return h('span', { class: `mention${mine}` }, `@${person?.real_name ?? (label || id)}`);
  }
  if (kind === 'channel') {
    const channel = ctx.store.channel(id);
    return h('span', { class: 'mention' }, `#${channel?.name || label || id}`);
  }
  if (kind === 'group') return h('span', { class: 'mention' }, label || `@${id}`);
  return h('span', { class: 'mention mine' }, `@${ctx.t.everyone[id] ?? (label || id)}`);
}
