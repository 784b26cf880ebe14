/** A channel or direct message: its messages, the composer, and a thread beside them. */

import { composer } from './composer.js';
import { h } from './dom.js';
import { messageList } from './messages.js';
import { markRead } from './reads.js';
import { slackWords } from './slack-words.js';
import { threadsOf } from './thread.js';
import { threadPane } from './thread-pane.js';

/** What Slackbot tells one person, as Slack does when a command fails; kept until it is dismissed or the page is left. */
const notices = new Map();

export function channelPage(ctx, channelId, redraw) {
  const { store, t } = ctx;
  const list = messageList();
  const channel = store.channel(channelId);
  const key = `${store.me} ${channelId}`;
  const name = nameOf(channel, ctx);
  let pane;

  function notice(text, threadTs) {
    const own = notices.get(key) ?? [];
    // Below what is there already, also where the clock was put back; finer than the times of messages.
    const latest = Math.max(0, ...[...store.messages(channelId), ...own].map(({ ts }) => Number(ts)));
    const message = {
      ts: Math.max(store.now().getTime() / 1000, latest + 0.0000005).toFixed(7),
      channel: channelId,
      user: 'USLACKBOT',
      name: t.slackbot,
      text: '',
      blocks: [{ type: 'section', text: { type: 'plain_text', text: slackWords(text, ctx.language) } }],
      ephemeral_to: store.me,
      thread_ts: threadTs,
      local: true,
      dismiss() {
        notices.set(
          key,
          notices.get(key).filter((one) => one !== message),
        );
        redraw();
      },
    };
    notices.set(key, [...own, message]);
    redraw();
  }

  /** Slack takes no commands in threads. */
  async function send(text, files, thread) {
    (thread ? pane : list).toEnd();
    const isCommand = text.startsWith('/') && files.length === 0;
    if (isCommand && thread) return notice(`${text.split(' ')[0]} is not supported in threads. Sorry!`, thread);
    const answer = await store.act(
      isCommand ? 'command' : 'say',
      isCommand ? { channel: channelId, line: text } : { channel: channelId, text, files, thread },
    );
    if (answer.error) notice(answer.error, thread);
  }

  async function shortcut(input) {
    const answer = await store.act('shortcut', input);
    if (answer.error) notice(answer.error, pane?.ts);
  }

  function openThread(ts) {
    if (pane?.ts !== ts) {
      pane?.node.remove();
      const options = { name, key: `${key} ${ts}`, open: closed === undefined, close: closeThread };
      pane = threadPane(ctx, ts, options, { send: (text, files) => send(text, files, ts), shortcut });
      node.append(pane.node);
      node.classList.add('with-thread');
      redraw();
      pane.toEnd();
    }
    pane.focus();
  }

  function closeThread() {
    if (!pane) return;
    const { ts } = pane;
    pane.node.remove();
    pane = undefined;
    node.classList.remove('with-thread');
    const withKey = (wanted) => [...node.querySelectorAll('[data-key]')].find((one) => one.dataset.key === wanted);
    (withKey(`thread ${ts}`) ?? withKey(`reply ${channelId} ${ts}`) ?? line)?.focus();
  }

  const closed = channel.is_archived ? t.archived : channel.joined ? undefined : t.notJoined;
  const line = closed ? undefined : composer(ctx, { label: t.write(name), key }, { send, shortcut });
  const node = h(
    'div',
    { class: 'channel-and-thread' },
    h('div', { class: 'channel' }, list.node, line?.node ?? h('p', { class: 'closed' }, closed)),
  );

  function updateThread(messages, now) {
    if (!pane) return;
    const { top, repliesTo } = threadsOf(messages);
    const parent = top.find((one) => one.ts === pane.ts);
    if (parent) pane.update(parent, repliesTo(pane.ts), now);
    else closeThread();
  }

  return {
    node,
    title: name,
    focus: () => line?.focus(),
    update(now) {
      const own = { ...now, shortcut, openThread };
      const messages = [...store.messages(channelId), ...(notices.get(key) ?? [])];
      messages.sort((a, b) => Number(a.ts) - Number(b.ts));
      const command = store.team.commands[0]?.command;
      const hint = command && channel.joined ? ` ${now.t.startHint(command)}` : '';
      const empty = h('p', { class: 'empty' }, now.t.emptyChannel + hint);
      list.update(messages, own, empty);
      updateThread(messages, own);
      if (document.visibilityState === 'visible')
        markRead(store.me, channelId, Number(store.messages(channelId).at(-1)?.ts ?? 0));
    },
  };
}

function nameOf(channel, { store }) {
  return channel.is_im ? store.team.bot.name : `#${channel.name}`;
}
