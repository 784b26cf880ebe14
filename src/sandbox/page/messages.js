/** The messages of a channel, kept in step with what is there. */

import { avatar, roleOf } from './avatars.js';
import { renderBlocks } from './blocks.js';
import { dayKey, dayName, longDay, timeOf } from './dates.js';
import { h, icon, icons, keepFocus } from './dom.js';
import { fileCard } from './files.js';
import { mrkdwn } from './mrkdwn.js';
import { menuButton } from './popup.js';
import { messageSurface } from './surfaces.js';
import { threadLine, threadsOf } from './thread.js';

/**
 * @returns a list's node and `update(messages, ctx)`, which draws only what has changed; so what somebody is about to pick or
 *   press stays under their fingers
 */
export function messageList({ thread = false } = {}) {
  const node = h('div', { class: 'messages', role: 'log', tabindex: '0', 'aria-live': 'polite' });
  const drawn = new Map();
  const lines = new Map();
  let stuck = true;
  node.addEventListener('scroll', () => {
    stuck = node.scrollHeight - node.scrollTop - node.clientHeight < 60;
  });

  // What stands around it takes room from it after it is drawn.
  new ResizeObserver(toEnd).observe(node);

  function update(messages, ctx, empty) {
    node.setAttribute('aria-label', thread ? ctx.t.thread : ctx.t.messages);
    const children = [];
    let day;
    const { top, repliesTo } = threadsOf(messages);
    for (const message of thread ? messages : top) {
      const date = new Date(Number(message.ts) * 1000);
      const key = dayKey(date, ctx.person);
      if (key !== day) children.push(dayLine(date, ctx));
      day = key;
      children.push(drawnOf(message, ctx));
      const replies = thread ? [] : repliesTo(message.ts);
      if (replies.length > 0) children.push(lineOf(message.ts, replies, ctx));
      if (thread && message === messages[0] && messages.some((one) => one !== message && !one.ephemeral_to))
        children.push(dividerOf(messages.filter((one) => !one.ephemeral_to).length - 1, ctx));
    }
    const there = new Set([...messages, ...top].map(keyOf));
    for (const key of drawn.keys()) if (!there.has(key)) drawn.delete(key);
    keepFocus(node, () => sync(node, children.length > 0 || !empty ? children : [empty]));
    toEnd();
  }

  function toEnd() {
    if (stuck) node.scrollTop = node.scrollHeight;
  }

  function dividerOf(count, ctx) {
    return h('div', { class: 'day replies' }, h('span', {}, ctx.t.replies(count)));
  }

  /** The same message gives the same node. */
  function drawnOf(message, ctx) {
    const before = drawn.get(keyOf(message));
    if (before?.message === message && before.people === ctx.store.people) return before.node;
    const made = {
      message,
      people: ctx.store.people,
      node: message.deleted ? deletedNode(ctx) : messageNode(message, ctx),
    };
    drawn.set(keyOf(message), made);
    return made.node;
  }

  function lineOf(ts, replies, ctx) {
    const line = lines.get(ts) ?? threadLine(ts, ctx.openThread);
    lines.set(ts, line);
    line.update(replies, ctx);
    return line.node;
  }

  return {
    node,
    update,
    toEnd() {
      stuck = true;
      toEnd();
    },
  };
}

function keyOf(message) {
  return `${message.channel} ${message.ts}`;
}

/** Replaces only what differs, since taking a node out and in again takes its focus and its scroll. */
function sync(parent, children) {
  const before = Array.from(parent.childNodes);
  for (const one of before) if (!children.includes(one)) one.remove();
  for (const [index, one] of children.entries()) {
    if (parent.childNodes[index] !== one) parent.insertBefore(one, parent.childNodes[index] ?? null);
  }
}

function dayLine(date, ctx) {
  const words = dayName(date, ctx.person, ctx.store.now(), ctx.t);
  return h('div', { class: 'day' }, h('time', { title: longDay(date, ctx.person) }, words));
}

function messageNode(message, ctx) {
  const { store, t, person, language } = ctx;
  const author = store.person(message.user) ?? { id: message.user, real_name: message.name ?? message.user };
  const date = new Date(Number(message.ts) * 1000);
  const full = `${longDay(date, person)}, ${timeOf(date, person)}`;
  const blocks = message.blocks ?? [];
  const body =
    blocks.length > 0
      ? renderBlocks(blocks, messageSurface(message, ctx), ctx)
      : message.text === '' && message.files
        ? []
        : [h('div', { class: 'text' }, mrkdwn(message.text, ctx))];
  const files = (message.files ?? []).map((file) => fileCard(file, ctx));
  const edited = message.edited && h('small', { class: 'edited' }, `(${t.edited})`);
  return h(
    'article',
    {
      class: message.ephemeral_to ? 'message ephemeral' : 'message',
      'aria-label': `${author.real_name}, ${timeOf(date, person)}`,
    },
    avatar(author.real_name, author.id),
    h(
      'div',
      { class: 'message-main' },
      message.ephemeral_to && h('p', { class: 'only-you' }, icon(icons.eye), t.onlyYou),
      h(
        'header',
        {},
        h('strong', {}, author.real_name),
        author.is_bot && h('span', { class: 'app-tag' }, t.app),
        !author.is_bot && h('small', { class: 'role' }, roleOf(author, language, t)),
        h('time', { datetime: date.toISOString(), title: full }, timeOf(date, person)),
      ),
      h('div', { class: 'message-body' }, body, edited),
      files,
    ),
    !message.ephemeral_to && !message.local && toolbar(message, author, ctx),
    message.local &&
      h(
        'button',
        { type: 'button', class: 'icon-button dismiss', 'aria-label': t.dismiss, on: { click: message.dismiss } },
        icon(icons.close),
      ),
  );
}

/** A message that is gone, while there are replies to it. */
function deletedNode({ t }) {
  return h('article', { class: 'message gone', 'aria-label': t.deleted }, icon(icons.close), h('p', {}, t.deleted));
}

function toolbar(message, author, ctx) {
  const reply = h(
    'button',
    {
      type: 'button',
      class: 'icon-button',
      'aria-label': ctx.t.replyInThread(author.real_name),
      'data-key': `reply ${keyOf(message)}`,
      on: { click: () => ctx.openThread(message.thread_ts ?? message.ts) },
    },
    icon(icons.message),
  );
  return h('div', { class: 'message-tools' }, ctx.openThread && reply, actionsMenu(message, author, ctx));
}

function actionsMenu(message, author, ctx) {
  const { store, t } = ctx;
  const props = {
    class: 'icon-button message-menu',
    'aria-label': t.moreActions(author.real_name),
    'data-key': `menu ${keyOf(message)}`,
  };
  const items = () =>
    store.team.shortcuts
      .filter((one) => one.type === 'message')
      .map((one) => ({
        label: one.name,
        hint: one.description,
        run: () => ctx.shortcut({ callback: one.callback_id, channel: message.channel, ts: message.ts }),
      }));
  return menuButton(props, icon(icons.more), items, t.noActions);
}
