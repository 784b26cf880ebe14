/** Threads: which messages belong together, and the line under a message that has replies. */

import { avatar } from './avatars.js';
import { dayName, timeOf } from './dates.js';
import { h } from './dom.js';

/**
 * @returns `top`, what stands in the channel itself (a message that was deleted leaves a mark while it has replies), and
 *   `repliesTo(ts)`
 */
export function threadsOf(messages) {
  const replies = new Map();
  const top = [];
  for (const one of messages) {
    if (!one.thread_ts || one.thread_ts === one.ts) top.push(one);
    else replies.set(one.thread_ts, [...(replies.get(one.thread_ts) ?? []), one]);
  }
  const there = new Set(top.map((one) => one.ts));
  for (const [ts, [first]] of replies) if (!there.has(ts)) top.push({ ts, channel: first.channel, deleted: true });
  top.sort((a, b) => Number(a.ts) - Number(b.ts));
  return { top, repliesTo: (ts) => replies.get(ts) ?? [] };
}

/** “2 replies”, which opens the thread; `update(replies, ctx)` keeps it in step. */
export function threadLine(ts, open) {
  const faces = h('span', { class: 'faces' });
  const count = h('strong', {});
  const last = h('small', {});
  const node = h(
    'button',
    { type: 'button', class: 'thread-line', 'data-key': `thread ${ts}`, on: { click: () => open(ts) } },
    faces,
    count,
    last,
  );
  /** What only the reader sees does not count, unless there is nothing else. */
  function update(all, { store, t, person }) {
    const shared = all.filter((one) => !one.ephemeral_to);
    const replies = shared.length > 0 ? shared : all;
    const ids = [...new Set(replies.map((one) => one.user))].slice(0, 4);
    faces.replaceChildren(...ids.map((id) => avatar(store.person(id)?.real_name ?? id, id)));
    const date = new Date(Number(replies.at(-1).ts) * 1000);
    const day = dayName(date, person, store.now(), t);
    count.textContent = t.replies(replies.length);
    last.textContent = t.lastReply(`${day}, ${timeOf(date, person)}${t.clockSuffix}`);
  }
  return { node, update };
}
