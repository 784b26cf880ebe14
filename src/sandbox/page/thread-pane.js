/** The pane beside a channel that shows one thread. */

import { composer } from './composer.js';
import { h, icon, icons } from './dom.js';
import { messageList } from './messages.js';

/** @param options `name` of the channel, `key` of the draft, `open` to writing, `close()` */
export function threadPane(ctx, ts, options, handlers) {
  const { t } = ctx;
  const list = messageList({ thread: true });
  const { name, key, close } = options;
  const line =
    options.open &&
    composer(
      ctx,
      { label: `${t.writeReply}: ${t.threadOf(name)}`, placeholder: t.writeReply, key, inThread: true },
      handlers,
    );
  const node = h(
    'aside',
    {
      class: 'thread-pane',
      'aria-label': t.threadOf(name),
      on: {
        keydown(event) {
          if (event.key !== 'Escape' || event.defaultPrevented) return;
          close();
        },
      },
    },
    h(
      'header',
      { class: 'thread-head' },
      h('h2', {}, t.thread, h('small', {}, name)),
      h(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': t.closeThread, on: { click: close } },
        icon(icons.close),
      ),
    ),
    list.node,
    line?.node,
  );
  return {
    ts,
    node,
    focus: () => (line ?? list.node).focus(),
    toEnd: list.toEnd,
    update(parent, replies, now) {
      list.update([parent, ...replies], { ...now, openThread: undefined });
    },
  };
}
